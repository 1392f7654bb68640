import type { Calendar } from '../../kit/clock/calendar'
import { type Clock, dueAt, startClock } from '../../kit/clock/due'
import { workingMinutesBetween } from '../../kit/clock/working-time'
import { noEnd } from '../../roster/domain/documents'
import type { TicketDocument } from './documents'
import { limits, stuckAfter } from './limits'
import type { Limit } from '../../kit/clock/due'
import type { Scene } from './move'

type Owes = NonNullable<TicketDocument['step']>['owes']

export const stepClock = (owes: Owes, now: number, limit: Limit = limits[owes]): TicketDocument['step'] => ({
  owes,
  clock: startClock(now, limit),
})

/** The clock of what is owed next, by the limit of the zone for the category and the bureau that has to act. */
export const stepOf = (owes: Owes, { category }: Pick<TicketDocument, 'category'>, bureauId: string | null, { now, limits: zone }: Pick<Scene, 'now' | 'limits'>): TicketDocument['step'] =>
  stepClock(owes, now, zone.of(owes, category, bureauId))

export const paused = (clock: Clock, now: number): Clock => (clock.pausedAt === null ? { ...clock, pausedAt: now } : clock)

/** The clock going on, longer by the working time it stood still: dates are said to the minute, so pauses are counted to the minute, and a pause of seconds moves no date to the next morning. */
export const resumed = (clock: Clock, now: number, calendar: Calendar): Clock =>
  clock.pausedAt === null
    ? clock
    : {
        ...clock,
        pausedAt: null,
        pausedMinutes: clock.pausedMinutes + Math.round(workingMinutesBetween(clock.pausedAt, now, calendar)),
      }

type Timed = Pick<TicketDocument, 'clock' | 'step' | 'state' | 'progress' | 'supervision'>

/** The ends of the clocks for storage. A clock that stands still, or whose ticket has ended, has none. */
export const dueTimes = (
  ticket: Timed, calendar: Calendar,
): Pick<TicketDocument, 'dueAt' | 'stepDueAt' | 'nextDueAt' | 'progressDueAt' | 'lateAt'> => {
  const over = ['closed', 'withdrawn', 'declined'].includes(ticket.state)
  const runs = ticket.clock.pausedAt === null && !over
  const due = runs ? dueAt(ticket.clock, calendar) : noEnd
  const stepDue = ticket.step ? dueAt(ticket.step.clock, calendar) : noEnd
  const progressDue = ticket.progress && ticket.progress.pausedAt === null ? dueAt(ticket.progress, calendar) : noEnd
  const stuck = ticket.state === 'waiting' && ticket.clock.pausedAt !== null
    ? dueAt(startClock(ticket.clock.pausedAt, stuckAfter), calendar) : noEnd
  // The enterprise may take its time to confirm: that is nobody's delay.
  const late = over ? noEnd : Math.min(
    due, ticket.step?.owes === 'confirm' ? noEnd : stepDue, progressDue, ticket.supervision?.dueAt ?? noEnd, stuck,
  )
  return { dueAt: due, stepDueAt: stepDue, nextDueAt: Math.min(due, stepDue), progressDueAt: progressDue, lateAt: late }
}
