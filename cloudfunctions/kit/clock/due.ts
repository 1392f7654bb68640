import type { DueDate } from '../../../types/time'
import { type Calendar, dayOf, dayText } from './calendar'
import { addWorkingMinutes, endOfWorkingDay, workingDayAfter } from './working-time'

/** How long somebody has: working days (to the end of the last one) or working minutes. */
export interface Limit {
  amount: number
  unit: 'days' | 'minutes'
}

/** A running or paused clock as it is stored: only what happened, so that a new calendar gives new dates. */
export interface Clock {
  startedAt: number
  limit: Limit
  /** Working minutes it stood still, finished pauses only. */
  pausedMinutes: number
  /** Since when it stands still. */
  pausedAt: number | null
  extendedDays: number
}

export const startClock = (startedAt: number, limit: Limit): Clock => ({
  startedAt, limit, pausedMinutes: 0, pausedAt: null, extendedDays: 0,
})

/** The moment a clock runs out, epoch milliseconds. */
export const dueAt = (clock: Clock, calendar: Calendar): number => {
  const { limit, startedAt, extendedDays } = clock
  const base =
    limit.unit === 'days'
      ? endOfWorkingDay(workingDayAfter(startedAt, limit.amount + extendedDays, calendar))
      : endOfMinutes(addWorkingMinutes(startedAt, limit.amount, calendar), extendedDays, calendar)
  return addWorkingMinutes(base, clock.pausedMinutes, calendar)
}

const endOfMinutes = (moment: number, extendedDays: number, calendar: Calendar): number =>
  extendedDays === 0 ? moment : endOfWorkingDay(workingDayAfter(moment, extendedDays, calendar))

/** The due date with everything a reader needs to check it (ui.md: 「为什么是这天」). */
export const dueDate = (clock: Clock, calendar: Calendar): DueDate => {
  const at = dueAt(clock, calendar)
  const first = dayOf(clock.startedAt)
  const last = dayOf(at)
  const skipped: DueDate['why']['skipped'] = []
  const makeUp: string[] = []
  // Of a limit in minutes the first day counts as well, or does not because nobody works on it.
  for (let day = clock.limit.unit === 'days' ? first + 1 : first; day <= last; day += 1) {
    const fact = calendar.day(day)
    if (!fact.working) skipped.push({ day: dayText(day), reason: fact.reason ?? 'weekend' })
    else if (fact.makeUp) makeUp.push(dayText(day))
  }
  return {
    at,
    provisional: !calendar.announced(last),
    why: {
      start: clock.startedAt, limit: clock.limit, skipped, makeUp,
      pausedMinutes: clock.pausedMinutes, extendedDays: clock.extendedDays,
    },
  }
}
