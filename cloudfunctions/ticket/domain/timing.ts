import type { Calendar } from '../../kit/clock/calendar'
import { type Clock, dueAt, startClock } from '../../kit/clock/due'
import { workingMinutesBetween } from '../../kit/clock/working-time'
import { noEnd } from '../../roster/domain/documents'
import type { TicketDocument } from './documents'
import { limits } from './limits'

export const stepClock = (owes: 'accept' | 'sign' | 'confirm', now: number): TicketDocument['step'] => ({
  owes,
  clock: startClock(now, limits[owes]),
})

export const paused = (clock: Clock, now: number): Clock => (clock.pausedAt === null ? { ...clock, pausedAt: now } : clock)

/** The clock going on, longer by the working time it stood still. */
export const resumed = (clock: Clock, now: number, calendar: Calendar): Clock =>
  clock.pausedAt === null
    ? clock
    : {
        ...clock,
        pausedAt: null,
        pausedMinutes: clock.pausedMinutes + workingMinutesBetween(clock.pausedAt, now, calendar),
      }

type Timed = Pick<TicketDocument, 'clock' | 'step' | 'state'>

/** The ends of the clocks for storage. A clock that stands still, or whose ticket has ended, has none. */
export const dueTimes = (
  ticket: Timed, calendar: Calendar,
): Pick<TicketDocument, 'dueAt' | 'stepDueAt' | 'nextDueAt'> => {
  const runs = ticket.clock.pausedAt === null && !['closed', 'withdrawn', 'declined'].includes(ticket.state)
  const due = runs ? dueAt(ticket.clock, calendar) : noEnd
  const stepDue = ticket.step ? dueAt(ticket.step.clock, calendar) : noEnd
  return { dueAt: due, stepDueAt: stepDue, nextDueAt: Math.min(due, stepDue) }
}
