import { ok } from '../../types/result'
import type { Filter } from '../kit/db'
import type { Handler } from '../kit/serve'
import { zoneNow } from '../kit/zone'
import type { TicketDocument } from './domain/documents'
import { hiddenFrom } from './domain/movers'
import { rowOf } from './domain/view'
import { scopeOf } from './scope'
import { newestFirst } from './store'

/** All tickets the caller may see, newest change first, a page at a time. */
export const list: Handler<'ticket.list'> = async ({ states, before, limit }, { actor, now }) => {
  const [{ filter, memberOf }, { calendar }] = await Promise.all([scopeOf(actor, now), zoneNow()])
  if (!filter) return ok({ tickets: [], next: null })
  const scope: Filter = states ? { ...filter, state: { $in: states } } : filter
  const found = await newestFirst(
    before === undefined ? scope : { $and: [scope, { updatedAt: { $lt: before } }] }, limit + 1,
  )
  const tickets = await wholeMoments(found, limit, scope)
  return ok({
    tickets: tickets.map((ticket) => rowOf(ticket, now, calendar, hiddenFrom(actor, memberOf(ticket.roomId), ticket, now))),
    next: found.length > limit ? tickets[tickets.length - 1]!.updatedAt : null,
  })
}

/** A page never ends between two tickets of the same millisecond, because the next one starts before its last. */
const wholeMoments = async (found: TicketDocument[], limit: number, scope: Filter): Promise<TicketDocument[]> => {
  const page = found.slice(0, limit)
  const last = page[page.length - 1]
  if (!last || found[limit]?.updatedAt !== last.updatedAt) return page
  const same = await newestFirst({ $and: [scope, { updatedAt: last.updatedAt }] }, 1000)
  return [...page.filter((ticket) => ticket.updatedAt !== last.updatedAt), ...same]
}
