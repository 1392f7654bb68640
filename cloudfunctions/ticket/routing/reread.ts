import type { OutboxRow } from '../../kit/outbox'
import { nudge, outboxRow, queueAlone } from '../../kit/outbox'
import { taught } from '../domain/router/routing'
import { newestFirst } from '../store'
import { beginRouting, changeRouting, noteChange, routingsByIds } from './store'
import { unjudged } from './take-in'

const portionSize = 200
/** Five thousand tickets: years of a zone, and more than is learned from. */
const mostPortions = 25

export const reread = (): Promise<void> => nudge(['ticket'])

/**
 * Reads one portion of the past: tickets that a bureau has and the router never took in become lessons. What was
 * proposed then nobody knows, so they are not counted when proposals are judged.
 */
export const rereadPortion = async ({ payload }: OutboxRow, now: number): Promise<void> => {
  const { id, portion, before } = payload as { id: string; portion: number; before: number | null }
  const tickets = await newestFirst({ updatedAt: before === null ? { $gte: 0 } : { $lt: before } }, portionSize)
  const known = new Map((await routingsByIds(tickets.map(({ _id }) => _id))).map((routing) => [routing._id, routing]))
  for (const ticket of tickets) {
    const { leadBureau } = ticket
    if (!leadBureau || (known.get(ticket._id)?.n ?? 0) > 0) continue
    const fresh = known.get(ticket._id) ?? { ...(await unjudged(ticket)), proposed: null }
    const after = taught(fresh, {
      ticketId: ticket._id, n: ticket.version, at: ticket.routedAt ?? ticket.raisedAt, action: 'route', by: null, lead: leadBureau,
      support: ticket.supportBureaus, category: ticket.category, refusedBy: null, secret: ticket.secret,
    })
    if (!(await beginRouting(after))) await changeRouting(fresh, after)
  }
  await noteChange()
  const last = tickets.at(-1)
  if (tickets.length === portionSize && last && portion + 1 < mostPortions) {
    await queueAlone(outboxRow(`${id}-${portion + 1}`, 'ticket', 'reread', { id, portion: portion + 1, before: last.updatedAt }, now))
  }
}
