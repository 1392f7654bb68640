import { ok } from '../../types/result'
import type { ReadingAhead } from '../kit/serve'
import { zoneNow } from '../kit/zone'
import type { TicketDocument } from './domain/documents'
import { hiddenFrom, mayRead } from './domain/movers'
import { rowOf } from './domain/view'
import { scopeOf } from './scope'
import { ticketsByIds } from './store'

/** The present state of the tickets whose cards are on the screen; what the caller may not see is left out silently. */
export const cards: ReadingAhead<'ticket.cards', TicketDocument[]> = {
  ahead: ({ ticketIds }) => ticketsByIds([...new Set(ticketIds)]),
  async answer(_input, { actor, now }, found) {
    const [{ memberOf }, { calendar }] = await Promise.all([scopeOf(actor, now), zoneNow()])
    const seen = found.filter((ticket) => mayRead(actor, memberOf(ticket.roomId), ticket))
    return ok({ tickets: seen.map((ticket) => rowOf(ticket, now, calendar, hiddenFrom(actor, memberOf(ticket.roomId), ticket, now))) })
  },
}
