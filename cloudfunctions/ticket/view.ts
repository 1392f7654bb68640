import { ok } from '../../types/result'
import { refOf } from '../kit/actor'
import type { ReadingAhead } from '../kit/serve'
import { zoneNow } from '../kit/zone'
import { cadreOf, noteSight, seen } from './access'
import { viewOf } from './domain/view'
import { type Look, historyUpTo, lookAt } from './store'

export const view: ReadingAhead<'ticket.view', Look> = {
  ahead: ({ ticketId }) => lookAt(ticketId),
  async answer(_input, { actor, now }, [found, read]) {
    const sight = await seen(found, actor, now)
    if (!sight.ok) return sight
    const { ticket, room, as, hidden } = sight.value
    const [history, cadre, zone] = await Promise.all([
      historyUpTo(ticket, read), cadreOf(room, now), zoneNow(), noteSight(sight.value, actor, now),
    ])
    return ok(viewOf(ticket, history, cadre, { now, ...zone, actor: refOf(actor), as, hidden, bureauId: actor.bureauId }))
  },
}
