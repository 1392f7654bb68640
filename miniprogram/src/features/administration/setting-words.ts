import type { Category, ClockName, LimitRule, SettingChangeLine } from '@guagou/types/clocks'

export const clockWords: Record<ClockName, string> = {
  answer: '首次回应企业消息', accept: '受理或派单', sign: '部门签收', progress: '反馈进展', resolve: '办结', return: '退回', confirm: '企业确认',
  prereview: '审批事项预审', deem: '审批事项视为受理',
}
export const categoryWords: Record<Category, string> = { inquiry: '咨询', request: '求助', cross: '跨部门', hard: '疑难' }

export const limitWords = ({ amount, unit }: LimitRule['limit']): string =>
  unit === 'days' ? `${amount} 个工作日` : amount % 60 === 0 ? `${amount / 60} 个工作小时` : `${amount} 个工作分钟`

export const ruleTitle = ({ clock, category }: Pick<LimitRule, 'clock' | 'category'>): string =>
  `${clockWords[clock]}${category === null ? '' : `　${categoryWords[category]}`}`

/** How one rule became another; without one the general limit holds. */
export const ruleChange = ({ before, after }: SettingChangeLine['rules'][number]): string =>
  `${ruleTitle((after ?? before)!)}：${before ? limitWords(before.limit) : '通用'} → ${after ? limitWords(after.limit) : '通用'}`

/** What a change of calendar or limits was about, in one line. */
export const settingTitle = ({ setting, days, rules }: Pick<SettingChangeLine, 'setting' | 'days' | 'rules'>): string => {
  if (setting === 'calendar') return `工作日历 ${days.slice(0, 3).join('、')}${days.length > 3 ? ` 等 ${days.length} 天` : ''}`
  return rules.length === 1 ? `办理时限 ${ruleChange(rules[0]!)}` : `办理时限 ${rules.length} 项`
}
