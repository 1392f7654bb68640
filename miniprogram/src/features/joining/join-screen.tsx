import { useEffect, useState } from 'react'
import { ErrorPanel } from '../../components/error-panel'
import { Screen } from '../../components/screen'
import { Skeleton } from '../../components/skeleton'
import { cloud } from '../../services/platform'
import { explain } from '../../services/refusal-text'
import { signInAsStranger, useSignedIn } from '../../services/session'
import { requestId } from '../../services/request-id'
import { Apply } from './apply'
import { Accept } from './accept'
import '../session/sign-in.scss'
import './join.scss'

/** Where somebody whom the roster does not know comes in: with an invitation, or by asking. */
export function JoinScreen({ code }: { code: string | null }) {
  const signedIn = useSignedIn()
  const [trouble, setTrouble] = useState<unknown>(null)
  useEffect(() => {
    // In WeChat everybody has an account; in a local cloud the newcomer gets one of his own.
    if (!signedIn && cloud === 'local') signInAsStranger(requestId()).catch(setTrouble)
  }, [signedIn])
  return (
    <Screen title="加入挂钩通" outside>
      {trouble !== null && <ErrorPanel {...explain(trouble)} />}
      {trouble === null && !signedIn && <Skeleton rows={4} lead={false} />}
      {signedIn && (code === null ? <Apply /> : <Accept code={code} />)}
    </Screen>
  )
}
