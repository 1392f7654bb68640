import { ok } from '../../types/result'
import { refOf } from '../kit/actor'
import { announcedCalendar as calendar } from '../kit/clock/calendar'
import type { ReadingAhead } from '../kit/serve'
import { cadreOf, seen } from './access'
import { viewOf } from './domain/view'
import { type Look, historyUpTo, lookAt } from './store'

export const view: ReadingAhead<'ticket.view', Look> = {
  ahead: ({ ticketId }) => lookAt(ticketId),
  async answer(_input, { actor, now }, [found, read]) {
    const sight = await seen(found, actor, now)
    if (!sight.ok) return sight
    const { ticket, room, as } = sight.value
    const [history, cadre] = await Promise.all([historyUpTo(ticket, read), cadreOf(room, now)])
    return ok(viewOf(ticket, history, cadre, { now, calendar, actor: refOf(actor), as, bureauId: actor.bureauId }))
  },
}
