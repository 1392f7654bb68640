import type { ItemState } from '@guagou/types/item'
import type { Category } from '@guagou/types/clocks'
import type { HistoryAction, PersonAction, TicketState } from '@guagou/types/ticket'
import type { HistoryEntry, LateKind, Ticket, TicketRow } from '@guagou/types/ticket-view'
import type { Tone } from '../../components/tag'

/** The names of domain.md, as people read them. */
export const stateWords: Record<TicketState, { text: string; tone: Tone }> = {
  raised: { text: '待受理', tone: 'warning' },
  routed: { text: '待签收', tone: 'warning' },
  handling: { text: '办理中', tone: 'info' },
  waiting: { text: '待企业补充', tone: 'warning' },
  answered: { text: '待企业确认', tone: 'info' },
  closed: { text: '已办结', tone: 'success' },
  withdrawn: { text: '已撤回', tone: 'neutral' },
  declined: { text: '不予受理', tone: 'neutral' },
}

export const categoryWords: Record<Category, { text: string; example: string }> = {
  inquiry: { text: '咨询', example: '问政策、问流程' },
  request: { text: '求助', example: '请一个部门帮忙解决' },
  cross: { text: '跨部门', example: '需要几个部门一起办' },
  hard: { text: '疑难', example: '情况复杂，需要专题研究' },
}

export const itemStateWords: Record<ItemState, { text: string; tone: Tone }> = {
  preparing: { text: '准备材料', tone: 'neutral' },
  prereview: { text: '预审中', tone: 'info' },
  submitted: { text: '待受理', tone: 'warning' },
  correcting: { text: '待补正', tone: 'warning' },
  accepted: { text: '已受理', tone: 'info' },
  granted: { text: '已办成', tone: 'success' },
  refused: { text: '未许可', tone: 'danger' },
  dropped: { text: '不需办理', tone: 'neutral' },
}

/** Who may not read a trade secret sees that there is one. */
export const titleOf = ({ title, hidden }: Pick<TicketRow, 'title' | 'hidden'>): string => (hidden ? '商业秘密，内容不显示' : title)

/** What stands on the button, and on the sheet it opens. */
export const actionWords: Record<PersonAction, string> = {
  accept: '受理',
  route: '派单',
  decline: '不予受理',
  withdraw: '撤回诉求',
  sign: '签收',
  return: '退回',
  transfer: '转办',
  assign: '指派经办人',
  ask: '请企业补充',
  supply: '补充材料',
  plan: '落地方案',
  'extend.request': '申请延期',
  'extend.grant': '同意延期',
  'extend.refuse': '不同意延期',
  answer: '答复',
  confirm: '确认结果',
  reopen: '要求重办',
  supervise: '督办',
  note: '反馈进展',
  secret: '商业秘密',
  open: '说明理由后查看',
}

/** Said once an action succeeded. */
export const doneWords: Record<PersonAction, string> = {
  accept: '已受理，由您负责办理',
  route: '已派单，等部门签收',
  decline: '已告知企业不予受理',
  withdraw: '诉求已撤回',
  sign: '已签收，由您负责办理',
  return: '已退回',
  transfer: '已转办，等部门签收',
  assign: '已指派',
  ask: '已告知企业，计时暂停',
  supply: '已提交，计时继续',
  plan: '落地方案已公布给企业',
  'extend.request': '已提交，等督办人员批准',
  'extend.grant': '已同意延期',
  'extend.refuse': '已回复不同意延期',
  answer: '已答复，等企业确认',
  confirm: '已确认，谢谢您',
  reopen: '已要求重办，换人办理',
  supervise: '督办意见已送达',
  note: '进展已告知企业',
  secret: '商业秘密标记已更改',
  open: '已登记理由，可以查看',
}

export const resultWords: Record<NonNullable<Ticket['answer']>['result'], string> = {
  done: '已办成', partly: '部分办成', infeasible: '暂不具备条件',
}

export const outcomeWords: Record<NonNullable<Ticket['outcome']>, string> = {
  solved: '已解决', unsolved: '未解决', infeasible: '暂不具备条件', unconfirmed: '到期未确认',
}

/** What the person who has the ticket owes next. */
export const owesWords: Record<NonNullable<TicketRow['step']>['owes'], string> = {
  accept: '受理', sign: '签收', confirm: '确认',
}

/** Where a ticket is late or stuck: on the filter, and in the list. */
export const lateWords: Record<LateKind, { short: string; line: string }> = {
  accept: { short: '待受理', line: '未受理或派单' },
  sign: { short: '待签收', line: '未签收' },
  progress: { short: '无进展', line: '没有反馈进展' },
  resolve: { short: '超期', line: '没有按期办结' },
  supervise: { short: '督办未反馈', line: '督办要求没有反馈' },
  stuck: { short: '等企业', line: '企业没有补充材料' },
}

/** What happened, after the actor's name. */
const happened: Record<HistoryAction, string> = {
  raise: '提出诉求',
  accept: '已受理',
  route: '派单给',
  decline: '不予受理',
  withdraw: '撤回了诉求',
  sign: '已签收',
  return: '退回',
  transfer: '转办给',
  assign: '指派给',
  ask: '请企业补充材料',
  supply: '补充了材料',
  plan: '排定落地方案',
  'extend.request': '申请延期',
  'extend.grant': '同意延期',
  'extend.refuse': '不同意延期',
  answer: '作出答复',
  confirm: '确认结果',
  reopen: '要求重办，转交',
  lapse: '到期没有确认，自动办结',
  handover: '交接，由以下人员继续负责：',
  supervise: '督办',
  'plan.done': '完成方案步骤',
  'approval.start': '启动并联审批',
  'approval.add': '增加审批事项',
  'approval.target': '确定开工日期',
  'item.provide': '提供材料',
  'item.prereview': '提交预审',
  'item.review': '审核材料',
  'item.submit': '正式提交',
  'item.correct': '一次性告知补正',
  'item.resubmit': '补正完成，重新提交',
  'item.accept': '受理',
  'item.deem': '期限内未告知补正，视为受理',
  'item.grant': '办成',
  'item.refuse': '不予许可',
  'item.reapply': '重新申请',
  'item.drop': '确认不需办理',
  'item.assign': '指派经办人',
  'item.handover': '交接审批事项',
  note: '反馈进展',
  secret: '更改商业秘密标记',
  open: '说明理由后查看商业秘密',
  redate: '放假安排有变，重新计算了日期',
}

/** Actions whose target is a bureau or a person; a return's is the line of the duty list that it quotes. */
const aimed: readonly HistoryAction[] = ['route', 'transfer', 'assign', 'reopen', 'handover']
/** Actions on an approval name the item, or the step or day, they speak of. */
const ofApproval = (action: HistoryAction): boolean => /^(item|approval|plan)\./.test(action)

/** One entry of the history as a quiet line: 王海 派单给 行政审批局. */
export const historyWords = ({ action, actor, target }: Pick<HistoryEntry, 'action' | 'actor' | 'target'>): string =>
  [
    actor?.name ?? '', action === 'secret' && target !== null ? (target === 'on' ? '标记为商业秘密' : '取消商业秘密标记') : happened[action], aimed.includes(action) ? target ?? '' : '',
    action === 'return' && target !== null ? `（权责：${target}）` : '',
    ofApproval(action) && target !== null ? `「${target}」` : '',
  ].filter((word) => word !== '').join(' ')
