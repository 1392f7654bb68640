import { announcedCalendar, dayOf, startOfDay } from '../../cloudfunctions/kit/clock/calendar'
import { workingDayAfter } from '../../cloudfunctions/kit/clock/working-time'

/** Places in working time around a moment, all as epoch milliseconds. */
export interface WorkingDays {
  /** `at` ('HH:MM', Shanghai) on the `count`-th working day before today; at least 1, so that it is always past. */
  ago(count: number, at: string): number
  /** `at` on the `count`-th working day after today. */
  ahead(count: number, at?: string): number
}

const minutesOf = (at: string): number => Number(at.slice(0, 2)) * 60 + Number(at.slice(3, 5))

export const workingDaysAround = (now: number): WorkingDays => {
  const on = (day: number, at: string): number => startOfDay(day) + minutesOf(at) * 60_000
  return {
    ago(count, at) {
      if (count < 1) throw new Error('the demo tells only of days that are over')
      let day = dayOf(now)
      for (let left = count; left > 0;) {
        day -= 1
        if (announcedCalendar.day(day).working) left -= 1
      }
      return on(day, at)
    },
    ahead: (count, at = '17:00') => on(workingDayAfter(now, count, announcedCalendar), at),
  }
}
