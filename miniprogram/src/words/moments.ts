/**
 * How a moment is written. The product lives in Asia/Shanghai, which is eight hours ahead all year;
 * WeChat's Intl differs from phone to phone, so the calendar is read from UTC.
 */
const ahead = 8 * 3_600_000
const weekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const

const two = (n: number): string => String(n).padStart(2, '0')
const inShanghai = (at: number): Date => new Date(at + ahead)

/** `YYYY-MM-DD` in Shanghai. */
export const dayOf = (at: number): string => inShanghai(at).toISOString().slice(0, 10)

/** The first moment of a day in Shanghai plus minutes. */
export const momentOf = (day: string, minutes = 0): number => Date.parse(`${day}T00:00:00Z`) - ahead + minutes * 60_000

/** 10:05 */
export const clockText = (at: number): string => `${two(inShanghai(at).getUTCHours())}:${two(inShanghai(at).getUTCMinutes())}`

/** 9月24日, with the year when it is another one than now's. */
export const dayText = (at: number, now = Date.now()): string => {
  const [date, today] = [inShanghai(at), inShanghai(now)]
  const year = date.getUTCFullYear() === today.getUTCFullYear() ? '' : `${date.getUTCFullYear()}年`
  return `${year}${date.getUTCMonth() + 1}月${date.getUTCDate()}日`
}

export const weekdayText = (at: number): string => weekdays[inShanghai(at).getUTCDay()] as string

/** 9月24日 周四 17:30 */
export const momentText = (at: number, now = Date.now()): string => `${dayText(at, now)} ${weekdayText(at)} ${clockText(at)}`

/** As in a list: 10:05 today, 昨天 10:05, otherwise the day. */
export const recentText = (at: number, now = Date.now()): string => {
  const day = dayOf(at)
  if (day === dayOf(now)) return clockText(at)
  if (day === dayOf(now - 86_400_000)) return `昨天 ${clockText(at)}`
  return dayText(at, now)
}
