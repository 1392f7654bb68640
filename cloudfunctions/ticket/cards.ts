import { ok } from '../../types/result'
import { announcedCalendar as calendar } from '../kit/clock/calendar'
import type { Handler } from '../kit/serve'
import { mayRead } from './domain/movers'
import { rowOf } from './domain/view'
import { scopeOf } from './scope'
import { ticketsByIds } from './store'

/** The present state of the tickets whose cards are on the screen; what the caller may not see is left out silently. */
export const cards: Handler<'ticket.cards'> = async ({ ticketIds }, { actor, now }) => {
  const [found, { memberOf }] = await Promise.all([ticketsByIds([...new Set(ticketIds)]), scopeOf(actor, now)])
  const seen = found.filter((ticket) => mayRead(actor, memberOf(ticket.roomId), ticket))
  return ok({ tickets: seen.map((ticket) => rowOf(ticket, now, calendar)) })
}
