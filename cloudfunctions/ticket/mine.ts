import { ok } from '../../types/result'
import { openStates } from '../../types/ticket'
import { type Actor, has, refOf } from '../kit/actor'
import type { Filter } from '../kit/db'
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
  if (!filter) return ok({ tickets: [], awaited: [], supporting: [] })
  const own = actor.enterpriseId !== null && memberOf(actor.enterpriseId) === 'staff' ? [actor.enterpriseId] : []
  const names = waitingNames(actor, own)
  const elsewhere = { waitsFor: { $nin: names } }
  const parted = supportedBy(actor)
  const [waiting, awaited, supporting] = await Promise.all([
    nearestFirst({ waitsFor: { $in: names } }, limit),
    // A supervisor waits for nobody in particular: his list of what is late is another one.
    has(actor, 'staff', 'cadre') && parts.length > 0 ? nearestFirst({ ...turnOfOthers(parts, names), ...elsewhere }, limit)
      : nearestFirst({ 'responsible.id': actor.id, state: { $in: [...openStates] }, ...elsewhere }, limit),
    parted ? nearestFirst({ ...parted, ...elsewhere }, limit) : [],
  ])
  // What still names a predecessor is his no longer once he may not read it.
  const readable = (ticket: TicketDocument) => mayRead(actor, memberOf(ticket.roomId), ticket)
  const row = (ticket: TicketDocument) => rowOf(ticket, now, calendar, hiddenFrom(actor, memberOf(ticket.roomId), ticket, now))
  const withCan = (ticket: TicketDocument) => ({
    ...row(ticket),
    can: possible(ticket, { now, calendar, limits, actor: refOf(actor), as: moversOf(actor, memberOf(ticket.roomId), ticket) }),
  })
  return ok({
    tickets: waiting.filter(readable).map(withCan),
    awaited: awaited.filter(({ _id }) => !supporting.some((one) => one._id === _id)).filter(readable).map(row),
    supporting: supporting.filter(readable).map(withCan),
  })
}

/** What others lead and my bureau has a part in: mine by name or, for the lead of a bureau that has named nobody, still to be given. */
const supportedBy = (actor: Actor): Filter | null => {
  const { bureauId } = actor
  if (bureauId === null || !has(actor, 'officer', 'lead')) return null
  // A part in an approval is its items, each with its own officer: those have a list of their own.
  const unnamed = { state: 'handling', 'supportOfficers.bureauId': { $ne: bureauId }, 'approval.bureaus.id': { $ne: bureauId } }
  return {
    bureauIds: bureauId, turn: { $gt: '' }, 'supportBureaus.id': bureauId,
    $or: [{ 'supportOfficers.officer.id': actor.id }, ...(has(actor, 'lead') ? [unnamed] : [])],
  }
}
