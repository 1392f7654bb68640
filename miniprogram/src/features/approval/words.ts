import type { Approval, Item, ItemRow, MaterialState, PersonItemAction } from '@guagou/types/approval'
import type { Tone } from '../../components/tag'
import { dateText, momentOn } from '../../words/dates'
import { workingText } from '../ticket/due-words'

export const materialWords: Record<MaterialState, { text: string; tone: Tone }> = {
  missing: { text: '待提供', tone: 'neutral' },
  provided: { text: '待审核', tone: 'info' },
  accepted: { text: '合格', tone: 'success' },
  rejected: { text: '需修改', tone: 'danger' },
}

/** What stands on the button of an action on the whole item. */
export const itemActionWords: Record<Exclude<PersonItemAction, 'provide' | 'review'>, string> = {
  prereview: '提交预审', submit: '正式提交', correct: '一次性告知补正', resubmit: '补正完成，重新提交', accept: '受理',
  grant: '办成', refuse: '不予许可', reapply: '重新申请', drop: '不需办理', assign: '指派经办人',
}

export const itemDoneWords: Record<PersonItemAction, string> = {
  provide: '已提交，等部门审核', prereview: '已提交预审', review: '审核意见已送达企业', submit: '已正式提交，开始计时',
  correct: '补正清单已发给企业，本事项暂停计时', resubmit: '已重新提交，继续计时', accept: '已受理', grant: '已办成', refuse: '已告知企业',
  reapply: '可以重新准备材料', drop: '已确认不需办理', assign: '已指派',
}

/** What an item's date is now, in one line. */
export const itemLine = (item: Item, now: number): { text: string; late: boolean } => {
  if (item.state === 'granted' || item.state === 'refused') {
    const took = item.took === null ? '' : item.took < 60 ? `，提交后 ${item.took} 分钟办成` : ''
    return { text: `${dateText(item.decidedAt ?? now, now)}${item.state === 'granted' ? '办成' : '未予许可'}${item.state === 'granted' ? took : ''}`, late: false }
  }
  if (item.state === 'dropped') return { text: '不需办理', late: false }
  if (item.paused) return { text: '等企业补正，暂停计时', late: false }
  if (item.left !== null) {
    const what = item.step?.owes === 'prereview' ? '预审' : item.step?.owes === 'accept' && item.due && item.step.due.at <= item.due.at ? '受理' : '办结'
    return item.left < 0
      ? { text: `${what}已超 ${workingText(-item.left)}`, late: true }
      : { text: `${what}还剩 ${workingText(item.left)}`, late: false }
  }
  if (item.turn === 'others') return { text: '材料已备好，等前置事项办成', late: false }
  return { text: `承诺 ${item.days} 个工作日办结，最早 ${dateText(item.forecast.to, now)}`, late: false }
}

/** The latest day that follows from the day construction must start. */
export const latestWords = ({ day, late }: NonNullable<ItemRow['latest']>, now: number): string =>
  `倒排最迟 ${dateText(Date.parse(day), now)}${late > 0 ? `，已晚 ${late} 个工作日` : ''}`

const dayWords = (day: string, now: number): string => dateText(momentOn(day), now)

/** Why these are an item's latest days: counted backward from the start of construction, through what comes after it. */
export const backwardLines = (item: Item, { startOn, items }: Pick<Approval, 'startOn' | 'items'>, now: number): string[] => {
  const { backward } = item
  if (!backward || startOn === null || item.decidedAt !== null) return []
  const after = items.filter((other) => other.decidedAt === null && other.after.includes(item.key) && other.backward)
    .sort((a, b) => (a.backward!.submitBy < b.backward!.submitBy ? -1 : 1))[0]
  const grantBy = dayWords(backward.grantBy, now)
  return [
    `${dayWords(startOn, now)} 开工，全部事项要在此前的工作日办成。`,
    after ? `后面的“${after.name}”最迟 ${dayWords(after.backward!.submitBy, now)} 提交，所以本事项最迟 ${grantBy} 办成。` : `后面没有其他事项，所以最迟 ${grantBy} 办成。`,
    ...(item.submittedAt === null ? [`本事项时限 ${item.days} 个工作日，所以最迟 ${dayWords(backward.submitBy, now)} 提交。`] : []),
  ]
}

export const turnWords = { enterprise: '等企业', bureau: '等部门', others: '等前置事项' } as const
