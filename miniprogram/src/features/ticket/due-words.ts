import type { TicketRow } from '@guagou/types/ticket-view'
import type { DueDate } from '@guagou/types/time'
import { currentTime } from '../../services/clock'
import { dateText, deadlineText, momentOn } from '../../words/dates'
import { owesWords } from './words'

/** Working minutes of one working day: 09:00–12:00 and 13:30–17:30. */
export const workingDayMinutes = 7 * 60

/** Working minutes in the largest unit that is not nought, rounded down. */
export const workingText = (minutes: number): string => {
  if (minutes >= workingDayMinutes) return `${Math.floor(minutes / workingDayMinutes)} 个工作日`
  if (minutes >= 60) return `${Math.floor(minutes / 60)} 个工作小时`
  return `${Math.floor(minutes)} 分钟工作时间`
}

/** Working minutes to the last one, so that a date can be counted again: 1 个工作日 3 小时 25 分钟. */
export const exactWorkingText = (minutes: number): string => {
  const days = Math.floor(minutes / workingDayMinutes)
  const rest = Math.round(minutes - days * workingDayMinutes)
  const [hours, left] = [Math.floor(rest / 60), rest % 60]
  return [days > 0 ? `${days} 个工作日` : '', hours > 0 ? `${hours} 小时` : '', left > 0 ? `${left} 分钟` : ''].filter((part) => part !== '').join(' ')
}

/** The date the row's `left` counts to: the nearest one somebody is held to. */
export const nearestDue = ({ due, step, state }: Pick<TicketRow, 'due' | 'step' | 'state'>): { what: string; due: DueDate } | null => {
  const resolve = due && state !== 'waiting' ? { what: '办结', due } : null
  const next = step ? { what: owesWords[step.owes], due: step.due } : null
  if (!resolve || !next) return resolve ?? next
  return next.due.at <= resolve.due.at ? next : resolve
}

export interface DueWords {
  text: string
  overdue: boolean
}

/** 签收还剩 3 个工作小时 · 办结已超 2 个工作日 · 暂停计时; null when nothing runs any more. */
export const dueWords = (row: Pick<TicketRow, 'due' | 'step' | 'state' | 'left'>): DueWords | null => {
  if (row.state === 'waiting') return { text: '等企业补充，暂停计时', overdue: false }
  const nearest = nearestDue(row)
  if (nearest === null || row.left === null) return null
  const { what, due } = nearest
  const uncertain = due.provisional ? '（暂定）' : ''
  if (row.left < 0) {
    const by = -row.left < 1 ? '刚刚到期' : `已超 ${workingText(-row.left)}`
    return { text: `${what}${by}${uncertain}`, overdue: true }
  }
  const left = row.left < 1 ? '现在到期' : `还剩 ${workingText(row.left)}`
  return { text: `${what}${left}${uncertain}`, overdue: false }
}

/** 进展反馈还剩 1 个工作日以内 …: when the enterprise has to hear how far its matter is; null while nobody owes that. */
export const progressWords = ({ progress, state }: Pick<TicketRow, 'progress' | 'state'>, now = currentTime()): DueWords | null => {
  if (!progress || state !== 'handling') return null
  const overdue = progress.at < now
  return { text: overdue ? `进展反馈已过期（${deadlineText(progress.at, now)}）` : `${deadlineText(progress.at, now)} 前反馈进展`, overdue }
}

const limitText = ({ amount, unit }: DueDate['why']['limit']): string =>
  unit === 'days' ? `${amount} 个工作日` : amount % 60 === 0 ? `${amount / 60} 个工作小时` : `${amount} 分钟工作时间`

const dayMs = 86_400_000

/** Days in their order; three and more that follow each other are told as a span: 3月7日、3月8日 · 2月15日至2月23日. */
const daysText = (days: readonly string[], now: number): string => {
  const runs: number[][] = []
  for (const at of days.map((day) => momentOn(day))) {
    const run = runs.at(-1)
    if (run && at - run[run.length - 1]! === dayMs) run.push(at)
    else runs.push([at])
  }
  return runs.flatMap((run) => {
    const text = run.map((at) => dateText(at, now))
    return text.length > 2 ? [`${text[0]!}至${text[text.length - 1]!}`] : text
  }).join('、')
}

/** Facts → the lines that let a reader count the date himself. */
export const whyLines = ({ at, provisional, why }: DueDate, now = currentTime()): string[] => {
  const days = why.limit.unit === 'days'
  const lines = [
    `从 ${deadlineText(why.start, now)} 开始，限时 ${limitText(why.limit)}。`,
    days
      ? '起算当天不计入，到最后一个工作日下班时为止。'
      : '只计工作时间：周一至周五 09:00–12:00、13:30–17:30。',
  ]
  const weekend = why.skipped.filter(({ reason }) => reason === 'weekend')
  const holidays = new Map<string, string[]>()
  for (const { day, reason } of why.skipped) {
    if (reason !== 'weekend') holidays.set(reason, [...(holidays.get(reason) ?? []), day])
  }
  if (weekend.length > 0) lines.push(`中间的周末 ${weekend.length} 天不计：${daysText(weekend.map(({ day }) => day), now)}。`)
  for (const [reason, off] of holidays) lines.push(`${/[假工休]$/.test(reason) ? reason : `${reason}放假`} ${off.length} 天不计：${daysText(off, now)}。`)
  if (why.makeUp.length > 0) lines.push(`调休上班，照常计入：${daysText(why.makeUp, now)}。`)
  if (why.pausedMinutes >= 1) lines.push(`等企业补充、确认或要求重办的时间不计，顺延 ${exactWorkingText(why.pausedMinutes)}（按工作时间）。`)
  if (why.extendedDays > 0) lines.push(`经批准延期 ${why.extendedDays} 个工作日${days ? '' : '，到最后一个工作日下班时为止'}。`)
  lines.push(`所以截止到 ${deadlineText(at, now)}。`)
  if (provisional) lines.push('截止日所在年份的放假安排尚未公布，日期为暂定，公布后会重新计算。')
  return lines
}
