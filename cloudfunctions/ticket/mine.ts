import { ok } from '../../types/result'
import { openStates } from '../../types/ticket'
import { has, refOf } from '../kit/actor'
import type { Handler } from '../kit/serve'
import { zoneNow } from '../kit/zone'
import { possible } from './domain/decide'
import type { TicketDocument } from './domain/documents'
import { hiddenFrom, mayRead, moversOf } from './domain/movers'
import { rowOf } from './domain/view'
import { turnOfOthers } from './domain/turn'
import { scopeOf, waitingNames } from './scope'
import { nearestFirst } from './store'

/** What waits for the caller himself, nearest date first, and what he waits for. */
export const mine: Handler<'ticket.mine'> = async ({ limit }, { actor, now }) => {
  const [{ filter, parts, memberOf }, { calendar, limits }] = await Promise.all([scopeOf(actor, now), zoneNow()])
  if (!filter) return ok({ tickets: [], awaited: [] })
  const own = actor.enterpriseId !== null && memberOf(actor.enterpriseId) === 'staff' ? [actor.enterpriseId] : []
  const names = waitingNames(actor, own)
  const elsewhere = { waitsFor: { $nin: names } }
  const [waiting, awaited] = await Promise.all([
    nearestFirst({ waitsFor: { $in: names } }, limit),
    // A supervisor waits for nobody in particular: his list of what is late is another one.
    has(actor, 'staff', 'cadre') && parts.length > 0 ? nearestFirst({ ...turnOfOthers(parts, names), ...elsewhere }, limit)
      : nearestFirst({ 'responsible.id': actor.id, state: { $in: [...openStates] }, ...elsewhere }, limit),
  ])
  // What still names a predecessor is his no longer once he may not read it.
  const readable = (ticket: TicketDocument) => mayRead(actor, memberOf(ticket.roomId), ticket)
  const row = (ticket: TicketDocument) => rowOf(ticket, now, calendar, hiddenFrom(actor, memberOf(ticket.roomId), ticket, now))
  return ok({
    tickets: waiting.filter(readable).map((ticket) => ({
      ...row(ticket),
      can: possible(ticket, { now, calendar, limits, actor: refOf(actor), as: moversOf(actor, memberOf(ticket.roomId), ticket) }),
    })),
    awaited: awaited.filter(readable).map(row),
  })
}
