import { visitAheadDays } from '../../../../types/visit'
import { type Calendar, dayMs, dayOf, startOfDay } from '../../../kit/clock/calendar'
import { isWorkingTime } from '../../../kit/clock/working-time'

/** A visit takes place in working time, later than now, and not so far ahead that nobody can know. */
export const canVisitAt = (at: number, now: number, calendar: Calendar): boolean =>
  at > now && at <= now + visitAheadDays * dayMs && isWorkingTime(at, calendar)

/** `12月3日14:30` in Asia/Shanghai, as the room's lines and the notices say it. */
export const visitMoment = (at: number): string => {
  const day = new Date(startOfDay(dayOf(at)) + dayMs / 3)
  const minutes = Math.floor((at - startOfDay(dayOf(at))) / 60_000)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${day.getUTCMonth() + 1}月${day.getUTCDate()}日${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}
