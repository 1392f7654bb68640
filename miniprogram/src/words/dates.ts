import { clockText, dayNumber } from './moments'

/** Dates that somebody is held to: never "tomorrow", because the sentence may be read again later. */
const dayMs = 86_400_000
const aheadMs = 8 * 3_600_000
const weekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const

/** The day in Shanghai as `YYYY-MM-DD`. */
export const isoDay = (at: number): string => new Date(dayNumber(at) * dayMs).toISOString().slice(0, 10)

/** The moment so many minutes after midnight of a day in Shanghai. */
export const momentOn = (day: string, minutes = 0): number => Date.parse(`${day}T00:00:00Z`) - aheadMs + minutes * 60_000

/** 9月24日; with the year when it is not this one. */
export const dateText = (at: number, now: number): string => {
  const [date, today] = [new Date(at + aheadMs), new Date(now + aheadMs)]
  const year = date.getUTCFullYear() === today.getUTCFullYear() ? '' : `${date.getUTCFullYear()}年`
  return `${year}${date.getUTCMonth() + 1}月${date.getUTCDate()}日`
}

/** 9月24日 周四 */
export const dayText = (at: number, now: number): string => `${dateText(at, now)} ${weekdays[new Date(at + aheadMs).getUTCDay()] as string}`

/** 9月24日 周四 17:30 */
export const deadlineText = (at: number, now: number): string => `${dayText(at, now)} ${clockText(at)}`
