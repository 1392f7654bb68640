import type { Waiting } from '../../../types/chat'
import type { ReminderSettings } from '../../../types/reminders'
import type { Calendar } from '../../kit/clock/calendar'
import { type Limit, dueAt, startClock } from '../../kit/clock/due'
import { addWorkingMinutes, workingMinutesBetween } from '../../kit/clock/working-time'
import type { MessageDocument } from './documents'

/** The open room among the places where an enterprise can wait; the others are tickets' ids. */
export const roomPlace = 'room'

export const placeOf = (ticketId: string | null): string => ticketId ?? roomPlace

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
export const waitingView = (since: number, now: number, calendar: Calendar, limit: Limit): Waiting => {
  const due = dueAt(startClock(since, limit), calendar)
  return { since, dueAt: due, left: workingMinutesBetween(now, due, calendar) }
}

export const stages = ['unanswered', 'unanswered_escalated'] as const
export type Stage = (typeof stages)[number]

/**
 * The reminders of one waiting that are owed at `now`, and when the next one will be; null after the last. Each speaks
 * so many working minutes after the zone's time to answer as the reminder table says.
 */
export const remindersOf = (
  since: number, now: number, calendar: Calendar, limit: Limit, rules: ReminderSettings['rules'],
): { owed: Stage[]; next: number | null } => {
  const due = dueAt(startClock(since, limit), calendar)
  const moments = stages.filter((stage) => rules[stage].on).map((stage) => {
    const { amount } = rules[stage]
    return { stage, at: amount === 0 ? due : addWorkingMinutes(due, amount, calendar) }
  })
  const later = moments.filter(({ at }) => at > now).map(({ at }) => at)
  return {
    owed: moments.filter(({ at }) => at <= now).map(({ stage }) => stage),
    next: later.length === 0 ? null : Math.min(...later),
  }
}
