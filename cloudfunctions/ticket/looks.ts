import { ok, refuse } from '../../types/result'
import { looksAt } from '../kit/looks'
import type { ReadingAhead } from '../kit/serve'
import { seen } from './access'
import type { TicketDocument } from './domain/documents'
import { historyOf, ticketById } from './store'

/** Who has looked at the trade secret, and what each supervisor stated as his reason. */
export const looks: ReadingAhead<'ticket.looks', TicketDocument | null> = {
  ahead: ({ ticketId }) => ticketById(ticketId),
  async answer({ ticketId }, { actor, now }, found) {
    const sight = await seen(found, actor, now)
    if (!sight.ok) return sight
    if (sight.value.member === null) return refuse('forbidden')
    const [rows, history] = await Promise.all([looksAt(ticketId), historyOf(ticketId)])
    const openings = history.filter(({ action }) => action === 'open')
    return ok({
      looks: rows.map(({ person, as, at }) => ({
        person, as, at,
        reason: openings.filter((entry) => entry.actor?.id === person.id && entry.at <= at).at(-1)?.text ?? null,
      })),
    })
  },
}
