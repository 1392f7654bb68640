import { ok } from '../../types/result'
import { openStates } from '../../types/ticket'
import { type Actor, has } from '../kit/actor'
import { type ThreadFacts, openThreadsOf, roomsByIds, roomsOf, threadFacts } from '../kit/directory'
import type { Handler } from '../kit/serve'
import { answerLimit, zoneNow } from '../kit/zone'
import { hiddenFrom } from '../ticket/domain/movers'
import type { RoomDocument } from './domain/documents'
import { preview } from './domain/view'
import { roomPlace, waitingView } from './domain/waiting'
import { askedAt } from './store'

export interface WaitingIn {
  room: RoomDocument
  /** null for the open room. */
  ticket: ThreadFacts | null
  since: number
}

/** A later step on the ticket, or its end, speaks for its thread: its own clocks have taken over. */
const stillWaits = (ticket: ThreadFacts, since: number): boolean =>
  openStates.includes(ticket.state) && ticket.updatedAt <= since

/** Where in these rooms the enterprise waits now. */
export const placesOf = async (rooms: readonly RoomDocument[]): Promise<WaitingIn[]> => {
  const all = rooms.flatMap((room) => Object.entries(room.waits ?? {}).map(([place, since]) => ({ room, place, since })))
  const facts = await threadFacts([...new Set(all.map(({ place }) => place))].filter((place) => place !== roomPlace))
  const tickets = new Map(facts.map((ticket) => [ticket._id, ticket]))
  return all.flatMap(({ room, place, since }): WaitingIn[] => {
    if (place === roomPlace) return [{ room, ticket: null, since }]
    const ticket = tickets.get(place)
    return ticket && stillWaits(ticket, since) ? [{ room, ticket, since }] : []
  })
}

/** What the caller's side owes an answer: a cadre in his rooms and their threads, an officer in his bureau's threads. */
const placesFor = async (actor: Actor, now: number): Promise<WaitingIn[]> => {
  const asCadre = has(actor, 'cadre')
    ? await placesOf((await roomsOf(actor.id, now)).filter(({ as }) => as === 'cadre').map(({ room }) => room))
    : []
  if (actor.bureauId === null || !has(actor, 'officer', 'lead')) return asCadre
  const threads = await openThreadsOf(actor.bureauId)
  const rooms = new Map((await roomsByIds([...new Set(threads.map(({ roomId }) => roomId))])).map((room) => [room._id, room]))
  const known = new Set(asCadre.map(({ ticket }) => ticket?._id))
  const asOfficer = threads.flatMap((ticket): WaitingIn[] => {
    const room = rooms.get(ticket.roomId)
    const since = room?.waits?.[ticket._id]
    return room && since !== undefined && stillWaits(ticket, since) && !known.has(ticket._id)
      && !hiddenFrom(actor, null, ticket, now) ? [{ room, ticket, since }] : []
  })
  return [...asCadre, ...asOfficer]
}

export const waiting: Handler<'chat.waiting'> = async (_input, { actor, now }) => {
  const [places, zone] = await Promise.all([placesFor(actor, now), zoneNow()])
  const views = await Promise.all(places.map(async ({ room, ticket, since }) => {
    const asked = await askedAt(room._id, ticket?._id ?? null, since)
    return {
      ...waitingView(since, now, zone.calendar, answerLimit(zone)),
      roomId: room._id, enterprise: { id: room._id, name: room.name },
      ticket: ticket && { id: ticket._id, number: ticket.number, title: ticket.title },
      text: preview(asked?.text ?? ''), author: asked?.authorName ?? '',
    }
  }))
  return ok({ places: views.sort((a, b) => a.dueAt - b.dueAt) })
}
