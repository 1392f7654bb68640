import { ok } from '../../types/result'
import { refOf } from '../kit/actor'
import { announcedCalendar as calendar } from '../kit/clock/calendar'
import type { Handler } from '../kit/serve'
import { cadreOf, seenTicket } from './access'
import { viewOf } from './domain/view'
import { historyOf } from './store'

export const view: Handler<'ticket.view'> = async ({ ticketId }, { actor, now }) => {
  const seen = await seenTicket(ticketId, actor, now)
  if (!seen.ok) return seen
  const { ticket, room, as } = seen.value
  const [history, cadre] = await Promise.all([historyOf(ticket._id), cadreOf(room, now)])
  return ok(viewOf(ticket, history, cadre, { now, calendar, actor: refOf(actor), as }))
}
