import type { LateKind, Lateness } from '../../../types/ticket-view'
import type { Calendar } from '../../kit/clock/calendar'
import { workingMinutesBetween } from '../../kit/clock/working-time'
import type { TicketDocument } from './documents'

type Filter = Record<string, unknown>

/** Tickets late in that way at `now`; together with `lateAt`, which has the index. */
export const lateFilter = (kind: LateKind, now: number): Filter => {
  const past = { $lte: now }
  const late = { lateAt: past }
  switch (kind) {
    case 'accept': return { ...late, state: 'raised', stepDueAt: past }
    case 'sign': return { ...late, state: 'routed', stepDueAt: past }
    case 'progress': return { ...late, progressDueAt: past }
    case 'resolve': return { ...late, dueAt: past }
    case 'supervise': return { ...late, 'supervision.dueAt': past }
    case 'stuck': return { ...late, state: 'waiting' }
  }
}

const sinceOf = (ticket: TicketDocument): Record<LateKind, number | null> => ({
  accept: ticket.state === 'raised' ? ticket.stepDueAt : null,
  sign: ticket.state === 'routed' ? ticket.stepDueAt : null,
  progress: ticket.progressDueAt,
  resolve: ticket.dueAt,
  supervise: ticket.supervision?.dueAt ?? null,
  // Nothing else of a waiting ticket runs but what a supervisor asked for: then that is the reason.
  stuck: ticket.state === 'waiting' && ticket.lateAt !== ticket.supervision?.dueAt ? ticket.lateAt : null,
})

/** In what ways a ticket is late or stuck, since when and by how many working minutes; the longest first. */
export const latenessOf = (ticket: TicketDocument, now: number, calendar: Calendar): Lateness[] =>
  (Object.entries(sinceOf(ticket)) as [LateKind, number | null][])
    .flatMap(([kind, since]) => (since === null || since > now ? [] : [{ kind, since, minutes: workingMinutesBetween(since, now, calendar) }]))
    .sort((a, b) => a.since - b.since)
