/** Everybody who uses the product lives by Shanghai's clock, whatever the device is set to. */
const shanghai = 8 * 3_600_000
const dayMs = 86_400_000
const weekdays = ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六']

const two = (value: number): string => String(value).padStart(2, '0')

/** Days since 1970 in Shanghai; two moments of one day have the same. */
export const dayNumber = (at: number): number => Math.floor((at + shanghai) / dayMs)

const parts = (at: number) => {
  const date = new Date(at + shanghai)
  return {
    year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate(), weekday: date.getUTCDay(),
    hour: date.getUTCHours(), minute: date.getUTCMinutes(),
  }
}

/** `09:05` */
export const clockText = (at: number): string => {
  const { hour, minute } = parts(at)
  return `${two(hour)}:${two(minute)}`
}

/** The day as one says it: 今天, 昨天, a weekday within the last week, else the date. */
export const dayText = (at: number, now: number): string => {
  const ago = dayNumber(now) - dayNumber(at)
  const { year, month, day, weekday } = parts(at)
  if (ago === 0) return '今天'
  if (ago === 1) return '昨天'
  if (ago > 1 && ago < 7) return weekdays[weekday] as string
  const date = `${month}月${day}日`
  return year === parts(now).year ? date : `${year}年${date}`
}

/** In a list: the hour of today, else the day. */
export const briefText = (at: number, now: number): string =>
  (dayNumber(at) === dayNumber(now) ? clockText(at) : dayText(at, now))

/** Day and hour: `昨天 09:05`. */
export const momentText = (at: number, now: number): string => `${dayText(at, now)} ${clockText(at)}`

/** 09:00 of minutes after midnight. */
export const timeText = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** Minutes after midnight of `HH:MM`. */
export const minutesOf = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}
