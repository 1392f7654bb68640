import type { TemplateName } from '../../../types/notify'
import { dayOf, dayText, startOfDay } from '../../kit/clock/calendar'
import type { NoticeKind } from './order'

/** WeChat's limits for a template field, by the kind in its name (`thing1`, `time3` …). */
const fieldLimits = { thing: 20, character_string: 32, phrase: 5 } as const

/** Shortens to `limit` characters with an ellipsis; WeChat refuses a whole message for one long field. */
export const shortened = (text: string, limit: number): string => {
  const characters = [...text.replace(/\s+/g, ' ').trim()]
  return characters.length <= limit ? characters.join('') : `${characters.slice(0, limit - 1).join('')}…`
}

/** `2026年11月24日 15:30` in Asia/Shanghai. */
export const timeText = (moment: number): string => {
  const [year, month, day] = dayText(dayOf(moment)).split('-')
  const minutes = Math.floor((moment - startOfDay(dayOf(moment))) / 60_000)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${year}年${month}月${day}日 ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

/** What the receiver reads: what happened (a phrase has five characters at most), and what is expected of him. */
const words: Record<NoticeKind, { phrase: string; hint: string }> = {
  raised: { phrase: '待受理', hint: '企业提出新诉求，请受理或派单' },
  accepted: { phrase: '已受理', hint: '挂钩干部已受理您的诉求' },
  routed: { phrase: '待签收', hint: '派单到贵部门，请尽快签收' },
  signed: { phrase: '办理中', hint: '责任部门已签收，正在办理' },
  returned: { phrase: '被退回', hint: '部门退回诉求，请重新派单' },
  arbitrate: { phrase: '待裁定', hint: '第二次被退回，请确定责任部门' },
  transferred: { phrase: '待签收', hint: '转办到贵部门，请尽快签收' },
  assigned: { phrase: '待办理', hint: '部门负责人指派您办理' },
  asked: { phrase: '待补充', hint: '办理需要补充材料，请查看' },
  supplied: { phrase: '已补充', hint: '企业已补充材料，请继续办理' },
  planned: { phrase: '有方案', hint: '已为您的诉求制定落地方案' },
  extension_requested: { phrase: '待审批', hint: '经办部门申请延期，请审批' },
  extended: { phrase: '已延期', hint: '延期已获批准，请查看新期限' },
  extension_refused: { phrase: '未获批', hint: '延期申请未获批准，请按期办理' },
  answered: { phrase: '待确认', hint: '诉求已有答复，请确认是否解决' },
  confirmed: { phrase: '已办结', hint: '企业已确认办理结果' },
  reopened: { phrase: '重办', hint: '企业反映未解决，请重新办理' },
  lapsed: { phrase: '已办结', hint: '逾期未确认，诉求已自动办结' },
  withdrawn: { phrase: '已撤回', hint: '企业已撤回该诉求' },
  declined: { phrase: '不受理', hint: '未予受理，请查看理由和其他途径' },
  supervised: { phrase: '督办', hint: '该诉求已被督办，请抓紧办理' },
  handed_over: { phrase: '交接', hint: '交接给您负责，办理时限不变' },
  accept_late: { phrase: '待受理', hint: '超时未受理，请尽快受理或派单' },
  accept_escalated: { phrase: '待受理', hint: '挂钩干部超时未受理，请督促' },
  sign_late: { phrase: '待签收', hint: '超时未签收，请尽快签收' },
  sign_escalated: { phrase: '待签收', hint: '本部门超时未签收，请督促签收' },
  confirm_again: { phrase: '待确认', hint: '答复待您确认，逾期将自动办结' },
  half_used: { phrase: '办理中', hint: '办理期限已过半，请抓紧办理' },
  most_used: { phrase: '办理中', hint: '办理期限已过八成，请抓紧办理' },
  day_before: { phrase: '将到期', hint: '即将到期，请按时答复企业' },
  overdue: { phrase: '已逾期', hint: '已超过办理期限，请尽快答复企业' },
  progress_owed: { phrase: '办理中', hint: '多日没有进展，请告知企业' },
  promise_due: { phrase: '待兑现', hint: '您的承诺即将到时，请兑现' },
  step_due: { phrase: '将到期', hint: '方案中的步骤即将到期' },
  visit_proposed: { phrase: '待答复', hint: '有走访安排等您确认，请查看' },
  visit_agreed: { phrase: '已约定', hint: '走访时间已约定，请查看' },
  visit_off: { phrase: '已取消', hint: '走访已取消，请查看原因' },
  visit_unanswered: { phrase: '待答复', hint: '走访时间还没有答复，请查看' },
  visit_due: { phrase: '待走访', hint: '约定的走访即将开始' },
  policy_fits: { phrase: '可申报', hint: '有适合贵企业的惠企政策' },
  policy_due: { phrase: '将截止', hint: '政策申报即将截止' },
  digest: { phrase: '今日摘要', hint: '点开查看今天要办的事' },
  joined: { phrase: '请配合', hint: '贵部门参与办理这件诉求，请关注' },
  noted: { phrase: '有进展', hint: '您的诉求有新进展，请查看' },
  supervise_due: { phrase: '督办', hint: '督办要求的反馈期限将到，请反馈' },
  supervise_late: { phrase: '督办', hint: '督办要求逾期未反馈，请尽快反馈' },
  step_done: { phrase: '有进展', hint: '落地方案又完成一步' },
  step_late: { phrase: '已逾期', hint: '落地方案有一步已逾期，请抓紧' },
  approval_started: { phrase: '已启动', hint: '并联审批已启动，请按清单备材料' },
  item_open: { phrase: '新事项', hint: '本部门参与并联审批，请提前指导' },
  item_prereview: { phrase: '待预审', hint: '材料已提交预审，请及时审核' },
  item_checked: { phrase: '已预审', hint: '材料预审合格，可以正式提交' },
  item_rejected: { phrase: '待修改', hint: '有材料未通过审核，请按理由修改' },
  item_submitted: { phrase: '待受理', hint: '事项已正式提交，请受理' },
  item_correction: { phrase: '待补正', hint: '请按一次性补正清单补齐材料' },
  item_resubmitted: { phrase: '已补正', hint: '企业已补正材料，请继续办理' },
  item_accepted: { phrase: '已受理', hint: '审批事项已受理，正在办理' },
  item_deemed: { phrase: '视为受理', hint: '逾期未告知补正，事项视为受理' },
  item_granted: { phrase: '已办成', hint: '一个审批事项已经办成' },
  item_unlocked: { phrase: '可提交', hint: '前置事项已办成，可以正式提交' },
  item_refused: { phrase: '未许可', hint: '一个审批事项未予许可，请看理由' },
  item_assigned: { phrase: '待办理', hint: '部门负责人指派您办理审批事项' },
  item_dropped: { phrase: '已取消', hint: '一个审批事项已确认不需办理' },
  item_deem_soon: { phrase: '将到期', hint: '今日不告知补正，事项将视为受理' },
  item_prereview_late: { phrase: '待预审', hint: '预审已超时，请尽快审核材料' },
  item_day_before: { phrase: '将到期', hint: '审批事项即将到期，请按时办结' },
  item_overdue: { phrase: '已逾期', hint: '审批事项已逾期，请尽快办结' },
  latest_near: { phrase: '将到期', hint: '按开工日期倒排，最迟日快到了' },
  latest_late: { phrase: '已逾期', hint: '按开工日期倒排，已过最迟日' },
  item_correction_again: { phrase: '待补正', hint: '补正材料还没有交齐，请尽快补齐' },
  mentioned: { phrase: '提到您', hint: '有人在沟通中提到您，请查看' },
  unanswered: { phrase: '待答复', hint: '企业的话还没有人答复，请尽快' },
  unanswered_escalated: { phrase: '待答复', hint: '企业久等未获答复，请督促' },
}

/** What a field of a template can say. */
export const fieldSources = ['title', 'enterprise', 'number', 'phrase', 'hint', 'due', 'at'] as const
export type FieldSource = (typeof fieldSources)[number]

/** A template as the zone has it in WeChat's console: which of its fields says what. */
export interface TemplateShape {
  fields: Record<string, FieldSource>
  /** Long-term templates are allowed to some public services: one consent stands. */
  longTerm: boolean
}

/** The fields of each template, as docs/deploy.md tells to register them; configuration can say otherwise. */
export const defaultShapes: Record<TemplateName, TemplateShape> = {
  todo: { longTerm: false, fields: { thing1: 'title', thing2: 'enterprise', time3: 'due', thing4: 'hint' } },
  progress: { longTerm: false, fields: { character_string1: 'number', thing2: 'title', phrase3: 'phrase', time4: 'at', thing5: 'hint' } },
  deadline: { longTerm: false, fields: { thing1: 'title', time2: 'due', thing3: 'hint' } },
}

/** What a push says: of the most urgent matter, and how many more there are. */
export interface Content {
  kind: NoticeKind
  number: string
  title: string
  enterpriseName: string
  dueAt: number | null
}

/** The end of a title that counts what else is in the push. */
const more = (others: number): string => (others > 0 ? `等${others + 1}件` : '')

/** Keeps the count at the end whole: the title gives way. */
const titled = (title: string, others: number, limit: number): string => {
  const end = more(others)
  return `${shortened(title, limit - [...end].length)}${end}`
}

const ascii = (text: string): string => text.replace(/[^\u0020-\u007e]/g, '').trim() || '-'

const fieldText = (kind: string, source: FieldSource, content: Content, at: number, others: number): string => {
  const limit = fieldLimits[kind as keyof typeof fieldLimits]
  const said: Record<FieldSource, string> = {
    title: limit ? titled(content.title, others, limit) : content.title,
    enterprise: content.enterpriseName === '' ? '园区' : content.enterpriseName,
    number: content.number === '' ? '-' : content.number,
    phrase: words[content.kind].phrase,
    hint: words[content.kind].hint,
    due: timeText(content.dueAt ?? at),
    at: timeText(at),
  }
  const text = kind === 'character_string' ? ascii(said[source]) : said[source]
  return limit ? shortened(text, limit) : text
}

/**
 * The push's content within WeChat's field limits.
 * @param at when it happened, epoch milliseconds
 * @param others how many more matters the push carries
 */
export const contentOf = (
  content: Content, shape: TemplateShape, at: number, others = 0,
): Record<string, { value: string }> =>
  Object.fromEntries(Object.entries(shape.fields).map(([name, source]) => [
    name, { value: fieldText(name.replace(/\d+$/, ''), source, content, at, others) },
  ]))

/** The same without a word that a person wrote: for when WeChat finds one of them sensitive. */
export const plainContent = (content: Content): Content => ({
  ...content, title: content.number === '' ? '诉求有新进展' : `诉求 ${content.number}`, enterpriseName: '',
})

/** The two variables of the text message: what about, and what is expected. At most twelve characters each. */
export const smsWords = (content: Content, others: number): [string, string] => [
  titled(content.title, others, 12), words[content.kind].phrase,
]
