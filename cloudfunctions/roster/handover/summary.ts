import { openStates } from '../../../types/ticket'
import { ok, refuse } from '../../../types/result'
import { membership } from '../../chat/domain/membership'
import { commitmentsFor } from '../../kit/commitments'
import { enterpriseById, enterpriseStaff, personById, roomById } from '../../kit/directory'
import type { Handler } from '../../kit/serve'
import { noEnd } from '../domain/documents'
import { toCheck } from '../domain/joining'
import { masked } from '../domain/phone'
import { countClosed, pairingsOfEnterprise, takeoversOf, ticketsOfEnterprise } from './store'

/** More than a page can hold nobody reads. */
const listed = 100
const recently = 5

/** What a successor has to know of an enterprise. Whoever is not its cadre at this moment gets nothing. */
export const summary: Handler<'roster.summary'> = async ({ enterpriseId }, { actor, now }) => {
  const [room, enterprise] = await Promise.all([roomById(enterpriseId), enterpriseById(enterpriseId)])
  if (!room || !enterprise || membership(room, actor.id, now) !== 'cadre') return refuse('not_found')
  const [tickets, staff, pairings, closed, promised] = await Promise.all([
    ticketsOfEnterprise(enterpriseId, listed), enterpriseStaff(enterpriseId), pairingsOfEnterprise(enterpriseId), countClosed(enterpriseId),
    commitmentsFor(enterpriseId, ['promise', 'visit']),
  ])
  const mine = pairings.find(({ from, to }) => from <= now && now < to)
  const before = mine && pairings.filter((one) => one.to <= mine.from && one.from < one.to).sort((a, b) => b.to - a.to)[0]
  const predecessor = before ? await personById(before.cadreId) : null
  const takeover = mine && (await takeoversOf(mine.cadreId, mine.from, listed)).find((one) => one.enterpriseIds.includes(enterpriseId))
  const since = new Map(room.members.map((member) => [member.id, member.from]))
  const isOpen = ({ state }: { state: string }) => (openStates as readonly string[]).includes(state)
  return ok({
    enterprise: { id: enterprise._id, name: enterprise.name, industry: enterprise.industry, address: enterprise.address },
    since: mine?.from ?? now,
    predecessor: predecessor && { id: predecessor._id, name: predecessor.name },
    note: takeover?.note ?? null,
    contacts: staff.map((person) => ({
      id: person._id, name: person.name, title: person.title, owner: person.owner === true, phone: masked(person.phone),
      toCheck: toCheck(person, since.get(person._id) ?? 0, now),
    })),
    open: tickets.filter(isOpen).map((ticket) => ({
      id: ticket._id, number: ticket.number, title: ticket.title, state: ticket.state, responsible: ticket.responsible.name,
      due: ticket.nextDueAt === noEnd ? null : ticket.nextDueAt, owed: ticket.owed,
      plan: ticket.plan.map((step) => ({ what: step.what, bureau: step.bureau.name, by: step.by })),
    })),
    promised: promised.flatMap(({ kind, what, dueAt, page }) => (kind === 'promise' || kind === 'visit' ? [{ kind, what, dueAt, page }] : [])),
    closed,
    recent: tickets.filter((ticket) => !isOpen(ticket)).slice(0, recently)
      .map(({ _id, number, title, state }) => ({ id: _id, number, title, state })),
    lastWord: room.last && { at: room.last.at, author: room.last.author, text: room.last.text },
  })
}
