import { dayOf, dayText } from '../../cloudfunctions/kit/clock/calendar'
import { ceramicsMaker } from './enterprises'
import { type Story, step } from './story'
import type { WorkingDays } from './working-days'

/** A benefit for the makers of ceramics, published by the administrator: the ceramics maker of the other story is one of them. */
export const policyStory = ({ ago, ahead }: WorkingDays): Story => ({
  key: 'policy',
  enterprise: ceramicsMaker,
  steps: [
    step(ago(3, '10:10'), 'admin-1', 'roster.policy.save', {
      version: 0, title: '先进陶瓷企业节能改造补贴', summary: '对年内完成窑炉节能改造的企业，按设备投资的百分之十给予一次性补贴，单家最高一百万元。',
      text: '条件：改造项目已备案，设备投资不低于二百万元，改造后单位能耗下降百分之五以上。\n材料：备案证明、设备发票、第三方节能评估报告。\n办理：提出申请后由经济发展局对接，十五个工作日内现场核验。',
      deadline: dayText(dayOf(ahead(12))), fit: { industries: ['先进陶瓷'], kinds: [] },
    }),
    step(ago(3, '10:25'), 'admin-1', 'roster.policy.publish', { version: 1 }),
  ],
})
