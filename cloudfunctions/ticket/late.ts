import { ok } from '../../types/result'
import { type LateKind, lateKinds } from '../../types/ticket-view'
import type { Handler } from '../kit/serve'
import { zoneNow } from '../kit/zone'
import { lateFilter, latenessOf } from './domain/late'
import { hiddenFrom } from './domain/movers'
import { rowOf } from './domain/view'
import { countTickets, longestLate } from './store'

/** What is late or stuck, and where: the longest late first, a page at a time, with how many there are of each kind. */
export const late: Handler<'ticket.late'> = async ({ bureauId, kind, after, limit }, { actor, now }) => {
  const where = bureauId === undefined ? {} : { 'leadBureau.id': bureauId }
  const wanted = kind === undefined ? { ...where, lateAt: { $lte: now } } : { ...where, ...lateFilter(kind, now) }
  const [found, { calendar }, total, ...counts] = await Promise.all([
    longestLate(wanted, after ?? null, limit + 1),
    zoneNow(),
    countTickets({ ...where, lateAt: { $lte: now } }),
    ...lateKinds.map((one) => countTickets({ ...where, ...lateFilter(one, now) })),
  ])
  const page = found.slice(0, limit)
  const last = page.at(-1)
  return ok({
    tickets: page.map((ticket) => ({
      ...rowOf(ticket, now, calendar, hiddenFrom(actor, null, ticket, now)),
      late: latenessOf(ticket, now, calendar),
    })),
    next: found.length > limit && last ? { lateAt: last.lateAt, id: last._id } : null,
    total,
    counts: Object.fromEntries(lateKinds.map((one, index) => [one, counts[index]!])) as Record<LateKind, number>,
  })
}
