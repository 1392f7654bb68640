import { View } from '@tarojs/components'
import type { FittingPolicy } from '@guagou/types/policy'
import { Cell, CellGroup } from '../../components/cell'
import { Tag } from '../../components/tag'
import { open } from '../../navigation'
import { currentTime } from '../../services/clock'
import { dateText } from '../../words/dates'
import { useMe } from '../session/signed-in'
import { useOwnPolicies } from './calls'
import { policyState, reasonText } from './words'

/** One policy of a list: what it is, until when, and why it fits. */
export function PolicyCell({ policy }: { policy: FittingPolicy }) {
  const now = currentTime()
  const { text, tone } = policyState(policy, now)
  const until = `${dateText(policy.dueAt, now)}截止`
  return (
    <Cell
      title={policy.title} note={<><View>{reasonText(policy.reason)}</View><View>{until}</View></>} trail={<Tag text={text} tone={tone} />}
      label={`${policy.title}，${until}，${text}`} onPress={() => open('policy', { id: policy.id })}
    />
  )
}

/** On 今日 of an enterprise: policies that fit it and to which nobody there has said a word yet. */
export function PolicyList() {
  const { roles } = useMe()
  const { data } = useOwnPolicies(roles.includes('staff'))
  const now = currentTime()
  const fresh = (data?.policies ?? []).filter((policy) => policyState(policy, now).text === '待查看')
  if (fresh.length === 0) return null
  return (
    <CellGroup heading={`适合贵企业的政策 ${fresh.length} 项`}>
      {fresh.map((policy) => <PolicyCell key={policy.id} policy={policy} />)}
    </CellGroup>
  )
}
