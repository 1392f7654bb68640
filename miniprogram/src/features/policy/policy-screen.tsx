import { View } from '@tarojs/components'
import type { FittingPolicy } from '@guagou/types/policy'
import { Button } from '../../components/button'
import { Cell, CellGroup } from '../../components/cell'
import { ErrorPanel } from '../../components/error-panel'
import { Screen } from '../../components/screen'
import { Skeleton } from '../../components/skeleton'
import { spoken } from '../../components/spoken'
import { Tag } from '../../components/tag'
import { toast } from '../../components/toast'
import { open } from '../../navigation'
import { currentTime } from '../../services/clock'
import { openLink } from '../../services/link'
import { useCall } from '../../services/query'
import { explain } from '../../services/refusal-text'
import { dateText } from '../../words/dates'
import { useAskConsent } from '../chat/use-ask-consent'
import { usePolicyAnswer } from './calls'
import './policy-screen.scss'
import { policyState, reasonText } from './words'

/** A policy that fits the reader's enterprise: why, until when, and one tap to say what is wanted. */
export function PolicyScreen({ policyId }: { policyId: string }) {
  const { data: policy, error, refetch } = useCall('roster.policy.view', { policyId })
  if (policy) return <OpenPolicy policy={policy} />
  return <Screen title="惠企政策">{error ? <ErrorPanel {...explain(error)} onRetry={() => void refetch()} /> : <Skeleton rows={6} lead={false} />}</Screen>
}

const follow = (link: string) => void openLink(link).then((done) => {
  if (done === 'copied') toast('链接已复制，请在浏览器中打开')
})

function OpenPolicy({ policy }: { policy: FittingPolicy }) {
  const now = currentTime()
  const { text, tone } = policyState(policy, now)
  return (
    <Screen title="惠企政策" footer={<Answers policy={policy} now={now} />}>
      <View className="policy-head">
        <View className="policy-title">{policy.title}</View>
        <Tag text={text} tone={tone} />
        <View className="policy-reason">{reasonText(policy.reason)}</View>
        <View className="policy-until">申报截止 {dateText(policy.dueAt, now)}</View>
      </View>
      <CellGroup heading="政策摘要"><Cell title={<View className="policy-text">{policy.summary}</View>} /></CellGroup>
      {policy.text !== undefined && <CellGroup heading="条件、材料和办理"><Cell title={<View className="policy-text">{policy.text}</View>} /></CellGroup>}
      {policy.link !== undefined && <CellGroup><Cell title="查看政策原文" note={policy.link} onPress={() => follow(policy.link!)} /></CellGroup>}
      {policy.ticketId !== null && <CellGroup><Cell title="查看申请的办理进展" onPress={() => open('ticket', { id: policy.ticketId! })} /></CellGroup>}
      {policy.answer === 'known' && policy.answeredBy && <View className="policy-said">{policy.answeredBy.name} 已标记为“已了解/不需要”，不再提醒</View>}
      <CellGroup><Cell title="全部适合贵企业的政策" onPress={() => open('policy', {})} /></CellGroup>
    </Screen>
  )
}

/** What the enterprise can say; nothing once it has applied, the time is over or the policy is withdrawn. */
function Answers({ policy, now }: { policy: FittingPolicy; now: number }) {
  const askConsent = useAskConsent()
  const { busy, problem, known, apply } = usePolicyAnswer(policy, (said) => {
    toast(said === 'known' ? '好的，不再提醒' : '已提出申请，办理进展会通知您')
  })
  const roomId = useCall('roster.me', {}).data?.enterprise?.id
  if (policy.withdrawn || policy.answer === 'applied' || policy.dueAt <= now || roomId === undefined) return null
  return (
    <View className="policy-foot">
      {problem && <View className="policy-problem" {...spoken({ role: 'alert' })}>{problem.happened}，{problem.next}</View>}
      <View className="policy-answers">
        {policy.answer === 'open' && <Button busy={busy} onPress={() => void known()}>已了解/不需要</Button>}
        <Button
          kind="primary" busy={busy}
          onPress={() => {
            askConsent()
            void apply(roomId, now)
          }}
        >
          想申请
        </Button>
      </View>
    </View>
  )
}
