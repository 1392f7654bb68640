import type { TicketFacts } from '../kit/directory'
import { type OutboxRow, outboxRow } from '../kit/outbox'
import type { MessageDocument } from './domain/documents'
import { effectOn } from './domain/waiting'

/** Somebody of the government side has answered in the thread: the first time, its ticket has to know (domain.md, "Clocks"). */
export const heardRows = (message: MessageDocument, ticket: Pick<TicketFacts, '_id' | 'firstAnswerAt'> | null): OutboxRow[] =>
  ticket && (ticket.firstAnswerAt ?? null) === null && effectOn(message) === 'answers'
    ? [outboxRow(`${message._id}-heard`, 'ticket', 'heard', { ticketId: ticket._id, at: message.at }, message.at)]
    : []
