import { callersOf, type CallName } from '@guagou/types/api'
import type { Me, Role } from '@guagou/types/roster'
import { createContext, useContext, useEffect, type ReactNode } from 'react'
import { Empty } from '../../components/empty'
import { ErrorPanel } from '../../components/error-panel'
import { Screen } from '../../components/screen'
import { Skeleton } from '../../components/skeleton'
import { openAdministration } from '../../navigation'
import { recallActing, useActing } from '../../services/acting'
import { noteCutOff } from '../../services/cut-off'
import { cloud } from '../../services/platform'
import { Refused, useCall } from '../../services/query'
import { explain } from '../../services/refusal-text'
import { useSignedIn } from '../../services/session'
import { ConsentSheet } from './consent-sheet'
import { goToSignIn } from './go-to-sign-in'
import { roleWords } from './role-words'
import { TabBadges } from './tab-badges'

const MeContext = createContext<Me | null>(null)

/** The signed-in person; only below `SignedIn`. */
export const useMe = (): Me => {
  const me = useContext(MeContext)
  if (me === null) throw new Error('useMe is used outside of SignedIn')
  return me
}

/** Whose roles may make the call a page lives by. */
const readersOf = (name: CallName): string => {
  const by = callersOf(name)
  return by === 'anybody' ? '已登录的人员' : roleWords(by)
}

interface SignedInProps {
  /** What the page is called while nobody knows yet who is looking at it. */
  title: string
  tab?: boolean
  /** The call the page lives by: whoever's roles may not make it is told so instead of seeing it fail. */
  needs?: CallName
  children: ReactNode
}

const mayCall = (me: Me, name: CallName): boolean => {
  const by = callersOf(name)
  return by === 'anybody' || me.roles.some((role) => by.includes(role))
}

/** As the rest of the app sees him while he acts in one of his roles. */
const inRole = (me: Me, role: Role | null): Me =>
  (role === null ? me : { ...me, roles: me.roles.filter((one) => one === role || (role === 'lead' && one === 'officer')) })

/** The gate of every page that is about somebody: who is not signed in goes to the sign-in page. */
export function SignedIn({ title, tab = false, needs, children }: SignedInProps) {
  const signedIn = useSignedIn()
  const { data, error, refetch } = useCall('roster.me', {}, { enabled: signedIn })
  const unknown = error instanceof Refused && (error.refusal.code === 'stranger' || error.refusal.code === 'signed_out')
  const leave = !signedIn || unknown
  const known = data !== undefined
  useEffect(() => {
    // In WeChat nobody signs out: an account that was somebody's and is nobody's was cut off.
    if (unknown && known) noteCutOff()
    if (leave) goToSignIn()
  }, [leave, unknown, known])
  useActing()
  if (data && !leave) {
    const me = inRole(data, recallActing(data.id, data.roles))
    return (
      <MeContext.Provider value={me}>
        {needs === undefined || mayCall(me, needs) ? children : (
          <Screen title={title} tab={tab}>
            {me.roles.includes('admin')
              ? <Empty title="管理员不查看诉求和群聊内容" next="这是制度的要求；名册和配置不受影响" action={{ text: '去名册与配置', onPress: () => openAdministration(null) }} />
              : me.roles.every((role) => role === 'observer')
                ? <Empty title={tab ? '现在没有请您复核的诉求' : '体验官看不到这一页'} next="体验官不看群聊，只看请自己复核的诉求" />
                : <Empty title="您的角色看不到这一页" next={`这里的内容由${readersOf(needs)}查看`} />}
          </Screen>
        )}
        {tab && <TabBadges roles={me.roles} />}
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
