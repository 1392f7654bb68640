import type { SolvedMatter } from '../../../types/routing'
import { ok, refuse } from '../../../types/result'
import { openStates } from '../../../types/ticket'
import { membership } from '../../chat/domain/membership'
import type { Calendar } from '../../kit/clock/calendar'
import { workingMinutesBetween } from '../../kit/clock/working-time'
import { has } from '../../kit/actor'
import { roomById } from '../../kit/directory'
import type { Handler } from '../../kit/serve'
import { zoneNow } from '../../kit/zone'
import type { TicketDocument } from '../domain/documents'
import { hiddenFrom } from '../domain/movers'
import { anonymous } from '../domain/router/anonymous'
import { opinionOf, speaks } from '../domain/router/opinion'
import type { RoutingDocument } from '../domain/router/routing'
import { alike, likeness } from '../domain/router/similar'
import { rowOf } from '../domain/view'
import { newestFirst, ticketsByIds } from '../store'
import { ofDuties } from './store'
import { zoneIndex } from './zone-index'

const mostOwn = 3
const mostSolved = 3
const lookedAt = 60

/** What is like a matter that is being written. Of other enterprises only what was solved, and nothing they wrote. */
export const similar: Handler<'ticket.similar'> = async ({ roomId, title, text }, { actor, now }) => {
  const [room, { calendar }] = await Promise.all([roomById(roomId), zoneNow()])
  const as = room && membership(room, actor.id, now)
  if (!room || !as || !has(actor, as)) return refuse('not_found')
  const asked = { title, text }
  if (`${title}${text}`.trim() === '') return ok({ own: [], solved: [] })

  const lines = opinionOf(await zoneIndex(), title, text).matches.filter(speaks).slice(0, 3).flatMap(({ lines: fitting }) => fitting.slice(0, 1))
  const [mine, routings] = await Promise.all([
    newestFirst({ enterpriseId: room._id, state: { $in: [...openStates] } }, lookedAt),
    lines.length === 0 ? [] : ofDuties(lines.map(({ line }) => line.dutyId), lookedAt),
  ])
  const solved = (await ticketsByIds(routings.map(({ _id }) => _id)))
    .filter((ticket) => ticket.enterpriseId !== room._id && ticket.state === 'closed' && ticket.outcome === 'solved' && ticket.leadBureau && ticket.answer && !ticket.secret)
  const best = <T extends TicketDocument>(tickets: readonly T[], most: number): T[] => {
    const scores = likeness(asked, tickets)
    return tickets.map((ticket, at) => ({ ticket, score: scores[at]! })).filter(({ score }) => score >= alike)
      .sort((a, b) => b.score - a.score).slice(0, most).map(({ ticket }) => ticket)
  }
  const kindOf = new Map(routings.map((routing) => [routing._id, routing]))
  return ok({
    own: best(mine, mostOwn).map((ticket) => rowOf(ticket, now, calendar, hiddenFrom(actor, as, ticket, now))),
    solved: best(solved, mostSolved).map((ticket) => solvedMatter(ticket, kindOf.get(ticket._id)!, calendar)),
  })
}

const solvedMatter = (ticket: TicketDocument, { duty }: RoutingDocument, calendar: Calendar): SolvedMatter => ({
  duty: duty!.text,
  category: ticket.category,
  lead: ticket.leadBureau!,
  support: ticket.supportBureaus,
  took: Math.round(workingMinutesBetween(ticket.raisedAt, ticket.answer!.at, calendar)),
  answer: anonymous(ticket.answer!.text, [ticket.enterpriseName, ticket.raisedBy.name, ticket.responsible.name, ticket.answer!.by.name]),
  stars: ticket.rating?.stars ?? null,
})
