import type { Recipient, ReminderName, ReminderSettings } from '@guagou/types/reminders'

export const ruleWords: Record<ReminderName, string> = {
  accept_late: '超时未受理或派单', accept_escalated: '受理一再超时', sign_late: '超时未签收', sign_escalated: '签收一再超时',
  half_used: '办理期限过半', most_used: '办理期限将尽', day_before: '到期之前', overdue: '已经逾期', progress_owed: '多日没有进展',
  supervise_due: '督办反馈将到期', supervise_late: '督办逾期未反馈', confirm_again: '答复未确认',
  unanswered: '企业留言无人回复', unanswered_escalated: '企业留言久无人回复',
  promise_due: '承诺将到时', step_due: '方案步骤将到期',
  item_prereview_late: '审批事项预审超时', item_deem_soon: '审批事项将视为受理', item_day_before: '审批事项到期之前', item_overdue: '审批事项已经逾期', item_correction_again: '补正材料没有交齐',
  latest_near: '倒排的最迟日将到', latest_late: '倒排的最迟日已过',
  visit_due: '走访将开始', visit_unanswered: '走访时间没有答复', policy_due: '政策申报将截止',
}

export const recipientWords: Record<Recipient, string> = {
  owner: '应办的人', above: '他的负责人', cadre: '挂钩干部', enterprise: '企业人员', supervisors: '督办人员',
}

/** What the number of a rule counts, as a field's label. */
export const amountWords: Record<ReminderName, string> = {
  accept_late: '超时后多少工作分钟', accept_escalated: '超时后多少工作分钟', sign_late: '超时后多少工作分钟', sign_escalated: '超时后多少工作分钟',
  half_used: '用去期限的百分之几', most_used: '用去期限的百分之几', day_before: '提前几个工作日', overdue: '第几个逾期日起告知督办人员',
  progress_owed: '', supervise_due: '提前几个工作日', supervise_late: '', confirm_again: '每隔几个工作日（共两次）',
  unanswered: '超时后多少工作分钟', unanswered_escalated: '超时后多少工作分钟',
  promise_due: '提前多少工作分钟', step_due: '提前多少工作分钟',
  item_prereview_late: '', item_deem_soon: '', item_day_before: '提前几个工作日', item_overdue: '第几个逾期日起告知督办人员', item_correction_again: '每隔几个工作日（共三次）',
  latest_near: '提前几个工作日', latest_late: '过后第几个工作日起告知督办人员',
  visit_due: '提前多少工作分钟', visit_unanswered: '提出后几个工作日', policy_due: '提前几个工作日',
}

/** A day of work has seven hours here. */
const minutesText = (minutes: number): string =>
  minutes === 0 ? '立即' : minutes % 420 === 0 ? `${minutes / 420} 个工作日` : minutes % 60 === 0 ? `${minutes / 60} 个工作小时` : `${minutes} 个工作分钟`

/** When the rule speaks, as a sentence's beginning. */
export const whenWords = (name: ReminderName, amount: number): string => {
  switch (name) {
    case 'accept_late':
    case 'accept_escalated':
    case 'sign_late':
    case 'sign_escalated':
    case 'unanswered':
    case 'unanswered_escalated':
      return amount === 0 ? '超时立即' : `超时 ${minutesText(amount)}后`
    case 'half_used':
    case 'most_used':
      return `用去 ${amount}% 时`
    case 'day_before':
    case 'item_day_before':
    case 'latest_near':
    case 'supervise_due':
    case 'policy_due':
      return `提前 ${amount} 个工作日`
    case 'overdue':
    case 'item_overdue':
      return `当天起每个工作日，督办人员第 ${amount} 天起`
    case 'latest_late':
      return `过后每个工作日，督办人员第 ${amount} 天起`
    case 'item_prereview_late':
      return '超时立即'
    case 'item_deem_soon':
      return '最后一个工作日'
    case 'item_correction_again':
      return `每 ${amount} 个工作日，共三次`
    case 'progress_owed':
      return '按办理时限中的进展要求'
    case 'supervise_late':
      return '当天起每个工作日'
    case 'visit_unanswered':
      return `提出 ${amount} 个工作日后`
    case 'confirm_again':
      return `每 ${amount} 个工作日，共两次`
    default:
      return `提前 ${minutesText(amount)}`
  }
}

export const recipientsWords = (to: readonly Recipient[]): string => to.map((one) => recipientWords[one]).join('、')

/** A rule as one sentence. */
export const ruleSentence = (name: ReminderName, { on, amount, to }: ReminderSettings['rules'][ReminderName]): string =>
  (on ? `${whenWords(name, amount)}，提醒${recipientsWords(to)}` : '不提醒')
