import type { Waiting } from '../../../types/chat'
import type { Calendar } from '../../kit/clock/calendar'
import { type Limit, dueAt, startClock } from '../../kit/clock/due'
import { workingMinutesBetween } from '../../kit/clock/working-time'
import type { MessageDocument } from './documents'

/** The open room among the places where an enterprise can wait; the others are tickets' ids. */
export const roomPlace = 'room'

export const placeOf = (ticketId: string | null): string => ticketId ?? roomPlace

/** Working minutes within which somebody answers, and after which the supervisors hear of it (domain.md, "Clocks"). */
export const answerMinutes = 120

/** What the zone promises; the supervisors hear of it after twice the time. */
const promised: Limit = { amount: answerMinutes, unit: 'minutes' }
const twice = ({ amount, unit }: Limit): Limit => ({ amount: 2 * amount, unit })

/** Earlier than any reminder can be owed: working time never passes faster than time. */
export const earliestReminder = (since: number): number => since + answerMinutes * 60_000

/** Whether a message lets the enterprise wait, ends the waiting, or leaves it as it is. */
export const effectOn = (
  { side, kind, line, moved, forwarded }: Pick<MessageDocument, 'side' | 'kind' | 'line' | 'moved' | 'forwarded'>,
): 'asks' | 'answers' | null => {
  // What went into a thread later waits by the ticket's own clocks.
  if (kind === 'recalled' || kind === 'refused' || kind === 'card' || moved || forwarded) return null
  if (kind === 'line') return line?.event === 'no_reply' ? 'answers' : null
  if (side === 'system') return null
  return side === 'enterprise' ? 'asks' : 'answers'
}

/** Since when the enterprise waits after these messages of one place, newest first; null when it does not. */
export const waitsSince = (messages: readonly Pick<MessageDocument, 'side' | 'kind' | 'line' | 'moved' | 'forwarded' | 'at'>[]): number | null => {
  let since: number | null = null
  for (const message of messages) {
    const effect = effectOn(message)
    if (effect === 'answers') return since
    if (effect === 'asks') since = message.at
  }
  return since
}

/** @param limit the zone's limit for a first human answer */
export const waitingView = (since: number, now: number, calendar: Calendar, limit = promised): Waiting => {
  const due = dueAt(startClock(since, limit), calendar)
  return { since, dueAt: due, left: workingMinutesBetween(now, due, calendar) }
}

export type Stage = 'unanswered' | 'unanswered_escalated'

/** The reminders of one waiting that are owed at `now`, and when the next one will be; null after the last. */
export const remindersOf = (since: number, now: number, calendar: Calendar, limit = promised): { owed: Stage[]; next: number | null } => {
  const stages: [Stage, number][] = [
    ['unanswered', dueAt(startClock(since, limit), calendar)],
    ['unanswered_escalated', dueAt(startClock(since, twice(limit)), calendar)],
  ]
  return {
    owed: stages.filter(([, at]) => at <= now).map(([stage]) => stage),
    next: stages.find(([, at]) => at > now)?.[1] ?? null,
  }
}
