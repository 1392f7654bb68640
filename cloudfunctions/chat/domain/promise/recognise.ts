import type { Calendar } from '../../../kit/clock/calendar'
import { type SaidDate, dateIn } from './date'

/** Longer texts are reports and notices; nobody promises in the middle of one. */
const longest = 300

/** Cheap: what has none of these names no date, and nothing more is looked at. */
const mayDate = /内|前|周|星期|礼拜|天|日|号|明早|今早|上午|下午|第一|底/

/** The whole sentence is a question, a rule, a condition or what somebody else said. */
const otherwise = [
  /[?？]|吗|什么时候|能不能|可不可以|行不行|是否|哪天|几点|方便/,
  /规定|根据|按照|依据|依法|应当|须在|须于|必须|一般|正常情况|通常|原则上|时限|截止|合同|有效期|到期|逾期|要求|复议/,
  /如果|要是|假如|若|的话|除非|否则|不然|一旦|等.{0,12}(?:批|定|同意|签|完|后|回来)/,
  /诚邀|欢迎|敬请|请配合|请参加|参会|准备一下|的企业|处罚/,
  /说好|上次|上回|原话|答应过|承诺过|你们说|您.{0,4}说/,
]
/** 再跟您说 is a promise, 您昨天说 is not. */
const saidToYou = /(?:跟|和|向|对|给)(?:您|你们?|贵公司)说/g

/** The clause with the date asks for something, tells what was, or takes it back. */
const takenBack = /请(?!放心|示)|麻烦|希望|辛苦|拜托|务必|帮忙|没|无法|不了|不能|不一定|不好办|难以|恐怕|可能|办不|(?:给|跟|向|帮|联系|找)我|带上|带好|到窗口|(?:即|均|都)可|就行|已(?:经|于)|昨[天日]|前天|去年|上个?(?:周|月|星期)|才/

/** What was done, not what will be: 回复过, 安排了. */
const done = /(?:安排|[回答]复|打|发|办|处理|解决|完成|送|联系|协调)(?:好)?(?:了|过(?!去|来))/

/** What the enterprise does by a date, not the official. */
const enterprises = /完成.{0,6}(?:申报|整改|自查|填报|报名|登记|备案|缴|补正)|提交|补齐/

/** Who stands before the date: nobody, the writer, or the matter itself; anybody else does it himself. */
const fillers = /^(?:那|好的?|这边|最[迟晚快]|大概|预计|争取|力争|一定|肯定|尽量|保证|会|将|在|于|就|先|再|到|您放心|放心|请放心|[\s\d.()（）])*/g
const oneself = /我|咱|本(?:局|科|单位|部门|中心)|不好意思/
const matter = /(?:事|事情|问题|材料|批复|证|手续|申请|款|补贴|报告|文件|路|灯|项目)(?:情)?(?:最[迟晚]|预计|争取|一定|会|在|于|将)*$/
const doneByWriter = (before: string): boolean => {
  const subject = before.replace(fillers, '')
  return subject === '' || oneself.test(subject) || matter.test(subject)
}

/** Said of oneself or to the reader; what is organised for all is an announcement. */
const announced = /组织|安排|可以/

/** Whose deed it is stands before the date: somebody else's, or the reader's. */
const others = /说|承诺|通知|让我|(?:您|你们?|各企业|贵公司)$|(?:厂家|银行|施工队|设备|供电公司|自来水公司|对方|业主|领导)(?:那边)?$/

/** What an official does for an enterprise. */
const deeds = /答复|回复|回(?:您|你|话|音|电|信)|打电话|反馈|[给帮为](?:您|你|贵|大家)|告诉|跟(?:您|你)说|发(?:您|你|给|过)|传(?:您|你|给)|送(?:您|你|到|过|证|给)|办(?:好|结|完|妥|下|成|理)|处理|解决|完成|落实|弄好|装好|搞定|给到|有(?:结果|消息|答复)|去.{0,4}看|修(?:好|通|复)|核实|查清|审(?:完|核|好)|签(?:好|完|下)|到位|结清|拨付|出具|批下|上门|现场|安排|组织|协调|联系|到(?:厂|贵|您|你)/

const clauses = (sentence: string): string[] => sentence.split(/[,，、：:~～—]+|\s{2,}/).filter((clause) => clause.trim() !== '')
const sentences = (text: string): string[] => text.match(/[^。！!？?；;\n]+[。！!？?；;]*/g) ?? []

/**
 * When somebody's words promise something by a date: that date. Precision comes before recall: in doubt it is no promise,
 * for an offer that is wrong disturbs more than one that is missing. Pure; `now` is the moment it was said.
 */
export const promiseIn = (text: string, now: number, calendar: Calendar): number | null => {
  if (text.length > longest || !mayDate.test(text)) return null
  for (const sentence of sentences(text)) {
    const plain = sentence.replace(saidToYou, '跟您讲')
    if (otherwise.some((pattern) => pattern.test(plain))) continue
    const due = promiseOf(clauses(sentence), now, calendar)
    if (due !== null) return due
  }
  return null
}

const promiseOf = (parts: readonly string[], now: number, calendar: Calendar): number | null => {
  let known: SaidDate | null = null
  for (const [index, clause] of parts.entries()) {
    const date = dateIn(clause, now, calendar, known?.day ?? null)
    if (!date) continue
    known = date
    if (takenBack.test(clause) || others.test(clause.slice(0, date.index))) continue
    const rest = clause.slice(date.index + date.length)
    const own = clause.includes('我')
    if (done.test(rest) || enterprises.test(rest) || !doneByWriter(clause.slice(0, date.index))) continue
    if (announced.test(rest) && !own && !/上门|给[您你]|[为帮][您你]/.test(rest)) continue
    const next = parts[index + 1] ?? ''
    // 月底之前，路灯一定装好: the date stands alone, and the deed follows.
    const alone = /^(?:之前|以前|前)?$/.test(rest.trim()) && /一定|肯定|给[您你]|我/.test(next) && !done.test(next)
    const goesOn = alone && !takenBack.test(next) || own && /^(?:再|然后|就|并|马上)/.test(next.trim()) && !takenBack.test(next)
    if (deeds.test(rest) || (goesOn && deeds.test(next))) return date.due
  }
  return null
}
