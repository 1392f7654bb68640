import type { Me } from '@guagou/types/roster'
import { createContext, useContext, useEffect, type ReactNode } from 'react'
import { ErrorPanel } from '../../components/error-panel'
import { Screen } from '../../components/screen'
import { Skeleton } from '../../components/skeleton'
import { cloud } from '../../services/platform'
import { Refused, useCall } from '../../services/query'
import { explain } from '../../services/refusal-text'
import { useSignedIn } from '../../services/session'
import { ConsentSheet } from './consent-sheet'
import { goToSignIn } from './go-to-sign-in'
import { TabBadges } from './tab-badges'

const MeContext = createContext<Me | null>(null)

/** The signed-in person; only below `SignedIn`. */
export const useMe = (): Me => {
  const me = useContext(MeContext)
  if (me === null) throw new Error('useMe is used outside of SignedIn')
  return me
}

interface SignedInProps {
  /** What the page is called while nobody knows yet who is looking at it. */
  title: string
  tab?: boolean
  children: ReactNode
}

/** The gate of every page that is about somebody: who is not signed in goes to the sign-in page. */
export function SignedIn({ title, tab = false, children }: SignedInProps) {
  const signedIn = useSignedIn()
  const { data, error, refetch } = useCall('roster.me', {}, { enabled: signedIn })
  const unknown = error instanceof Refused && (error.refusal.code === 'stranger' || error.refusal.code === 'signed_out')
  const leave = !signedIn || unknown
  useEffect(() => {
    if (leave) goToSignIn()
  }, [leave])
  if (data && !leave) {
    return (
      <MeContext.Provider value={data}>
        {children}
        {tab && <TabBadges roles={data.roles} />}
        {cloud === 'local' && <ConsentSheet />}
      </MeContext.Provider>
    )
  }
  return (
    <Screen title={title} tab={tab}>
      {error && !leave ? <ErrorPanel {...explain(error)} onRetry={() => void refetch()} /> : <Skeleton />}
    </Screen>
  )
}
