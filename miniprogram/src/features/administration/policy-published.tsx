import type { Policy } from '@guagou/types/policy'
import { View } from '@tarojs/components'
import { Cell, CellGroup } from '../../components/cell'
import { Sheet } from '../../components/sheet'
import { Tag, type Tone } from '../../components/tag'
import { toast } from '../../components/toast'
import { fitText } from '../policy/words'
import { FormSheet } from '../ticket/forms/form-sheet'
import { useDeed } from './use-deed'

interface PolicyPublishedProps { policy: Policy; state: { text: string; tone: Tone }; told: string; close(): void }

function Words({ policy, state, told }: Omit<PolicyPublishedProps, 'close'>) {
  return (
    <>
      <CellGroup>
        <Cell title={policy.title} note={policy.summary} trail={<Tag {...state} />} />
        <Cell title="申报截止" trail={policy.deadline} />
        <Cell title="适合" note={fitText(policy.fit)} />
        <Cell title="通知的企业" note={told} />
      </CellGroup>
      {policy.text !== undefined && <CellGroup heading="条件、材料和办理"><Cell title={<View className="desk-text">{policy.text}</View>} /></CellGroup>}
      {policy.link !== undefined && <CellGroup heading="原文链接"><Cell title={policy.link} /></CellGroup>}
    </>
  )
}

/** What enterprises were told, as it was told; one that is in force can be withdrawn. */
export function PolicyPublished(props: PolicyPublishedProps) {
  const { policy, close } = props
  const deed = useDeed('roster.policy.withdraw', () => {
    toast('已撤回，不再提醒企业')
    close()
  })
  if (policy.state !== 'published') return <Sheet open title="惠企政策" onClose={close}><Words {...props} /></Sheet>
  return (
    <FormSheet title="惠企政策" close={close} submit="撤回这项政策" danger missing={null} action={deed} onSubmit={() => void deed.submit({ policyId: policy.id })}>
      <Words {...props} />
      <View className="form-note">撤回后企业看到“已撤回”，不再收到提醒；已提出的申请照常办理。</View>
    </FormSheet>
  )
}
