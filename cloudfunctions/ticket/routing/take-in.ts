import type { OutboxRow } from '../../kit/outbox'
import { taught, type Decision, type RoutingDocument } from '../domain/router/routing'
import { opinionOf } from '../domain/router/opinion'
import { propose } from '../domain/router/propose'
import type { TicketDocument } from '../domain/documents'
import { ticketById } from '../store'
import { beginRouting, changeRouting, noteChange, routingById } from './store'
import { presentRouter } from './zone-router'

/** Takes a decision into the record of its ticket; what is to be learned from it is learned afterwards. */
export const takeIn = async (row: OutboxRow): Promise<void> => {
  const decision = row.payload as unknown as Decision
  for (;;) {
    const known = await routingById(decision.ticketId)
    const fresh = known ? null : await beginning(decision)
    if (!known && !fresh) return
    if (fresh && (await beginRouting(taught(fresh, decision)))) break
    if (!known) continue
    const after = taught(known, decision)
    if (after === known || (await changeRouting(known, after))) break
  }
  // Before the first decision there is nothing to learn.
  if (decision.action !== 'raise') await noteChange()
}

/** The record begins with what the router says before anybody decided. */
const beginning = async ({ ticketId }: Decision): Promise<RoutingDocument | null> => {
  const ticket = await ticketById(ticketId)
  return ticket && unjudged(ticket)
}

/** A weaker match says nothing of the kind. */
const knownFrom = 2

/** A ticket of which nothing is decided yet, with what is proposed for it now. */
export const unjudged = async (ticket: TicketDocument): Promise<RoutingDocument> => {
  const router = await presentRouter()
  const { lead, support, sure } = propose(router, ticket.title, ticket.text)
  // The kind of a matter follows from its words alone, so that the same words are the same kind whatever was learned since.
  const [match] = opinionOf(router.index, ticket.title, ticket.text).matches
  return {
    _id: ticket._id, number: ticket.number, enterpriseId: ticket.enterpriseId, raisedAt: ticket.raisedAt, decidedAt: 0, n: 0,
    lead: null, support: [], category: ticket.category, refusedBy: [], decisions: [],
    proposed: { lead: lead?.bureau ?? null, support: support.map(({ bureau }) => bureau), confidence: lead?.confidence ?? 0, sure },
    duty: match && match.score >= knownFrom ? match.duty : null,
    right: null, state: ticket.secret ? 'withheld' : 'open', undone: null,
  }
}
