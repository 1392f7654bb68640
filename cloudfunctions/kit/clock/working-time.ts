import { type Calendar, type DayNumber, dayOf, startOfDay } from './calendar'

const minuteMs = 60_000
/** Working hours of a working day, milliseconds after midnight: 09:00–12:00 and 13:30–17:30 (domain.md, "Clocks"). */
const shifts: readonly (readonly [number, number])[] = [
  [9 * 60 * minuteMs, 12 * 60 * minuteMs],
  [(13 * 60 + 30) * minuteMs, (17 * 60 + 30) * minuteMs],
]
const endOfWork = shifts[shifts.length - 1]![1]
/** Working minutes of one working day. */
export const minutesPerDay = shifts.reduce((sum, [from, to]) => sum + (to - from), 0) / minuteMs

/** A guard against a calendar without working days; no real stretch of days off comes near. */
const horizonDays = 4_000

export const isWorkingTime = (moment: number, calendar: Calendar): boolean => {
  const day = dayOf(moment)
  const time = moment - startOfDay(day)
  return calendar.day(day).working && shifts.some(([from, to]) => time >= from && time < to)
}

/** Working minutes from `from` to `to`, with fractions; negative when `to` is earlier. */
export const workingMinutesBetween = (from: number, to: number, calendar: Calendar): number => {
  if (to < from) return -workingMinutesBetween(to, from, calendar)
  const first = dayOf(from)
  const last = dayOf(to)
  let sum = 0
  for (let day = first; day <= last; day += 1) {
    if (!calendar.day(day).working) continue
    if (day > first && day < last) {
      sum += minutesPerDay * minuteMs
      continue
    }
    const midnight = startOfDay(day)
    for (const [start, end] of shifts) {
      const a = Math.max(midnight + start, from)
      const b = Math.min(midnight + end, to)
      if (b > a) sum += b - a
    }
  }
  return sum / minuteMs
}

/** The moment at which `minutes` (≥ 0) of working time have passed since `from`. */
export const addWorkingMinutes = (from: number, minutes: number, calendar: Calendar): number => {
  let left = minutes * minuteMs
  if (left <= 0) return from
  const first = dayOf(from)
  for (let day = first; day < first + horizonDays; day += 1) {
    if (!calendar.day(day).working) continue
    const midnight = startOfDay(day)
    for (const [start, end] of shifts) {
      const a = Math.max(midnight + start, from)
      const b = midnight + end
      if (b <= a) continue
      if (b - a >= left) return a + left
      left -= b - a
    }
  }
  throw new Error('no working time within the calendar horizon')
}

/** The last moment from which `minutes` (≥ 0) of working time lead to `to`. */
export const subtractWorkingMinutes = (to: number, minutes: number, calendar: Calendar): number => {
  let left = minutes * minuteMs
  if (left <= 0) return to
  const last = dayOf(to)
  for (let day = last; day > last - horizonDays; day -= 1) {
    if (!calendar.day(day).working) continue
    const midnight = startOfDay(day)
    for (const [start, end] of [...shifts].reverse()) {
      const a = midnight + start
      const b = Math.min(midnight + end, to)
      if (b <= a) continue
      if (b - a >= left) return b - left
      left -= b - a
    }
  }
  throw new Error('no working time within the calendar horizon')
}

/** The `amount`-th working day after the day of `from`, which itself does not count. */
export const workingDayAfter = (from: number, amount: number, calendar: Calendar): DayNumber => {
  let day = dayOf(from)
  for (let left = amount, guard = 0; left > 0; guard += 1) {
    if (guard > horizonDays) throw new Error('no working day within the calendar horizon')
    day += 1
    if (calendar.day(day).working) left -= 1
  }
  return day
}

/** The last working day before the day of `moment`. */
export const workingDayBefore = (moment: number, calendar: Calendar): DayNumber => {
  const last = dayOf(moment) - 1
  for (let day = last; day > last - horizonDays; day -= 1) if (calendar.day(day).working) return day
  throw new Error('no working day within the calendar horizon')
}

/** The working day that lies `days` working days before the day of `moment`. */
export const workingDaysBefore = (moment: number, days: number, calendar: Calendar): DayNumber => {
  let day = workingDayBefore(moment, calendar)
  for (let left = days - 1; left > 0; left -= 1) day = workingDayBefore(startOfDay(day), calendar)
  return day
}

/** The end of the last working minute of a day, epoch milliseconds. */
export const endOfWorkingDay = (day: DayNumber): number => startOfDay(day) + endOfWork

/** `moment` itself when it lies in working time, else the start of the next shift. */
export const nextWorkingMoment = (moment: number, calendar: Calendar): number => {
  const first = dayOf(moment)
  for (let day = first; day < first + horizonDays; day += 1) {
    if (!calendar.day(day).working) continue
    const midnight = startOfDay(day)
    for (const [start, end] of shifts) {
      if (moment < midnight + end) return Math.max(moment, midnight + start)
    }
  }
  throw new Error('no working time within the calendar horizon')
}
