import { type Result, ok, refuse } from '../../types/result'
import type { Mover } from '../../types/ticket'
import type { RoomDocument, RoomMember } from '../chat/domain/documents'
import { cadreAt, membership } from '../chat/domain/membership'
import type { Actor } from '../kit/actor'
import { personById, roomById } from '../kit/directory'
import type { PersonRef } from '../../types/roster'
import type { TicketDocument } from './domain/documents'
import { mayRead, moversOf } from './domain/movers'

export interface Seen {
  ticket: TicketDocument
  room: RoomDocument | null
  /** What the caller is in the enterprise's room now. */
  member: RoomMember['role'] | null
  /** As what he may move the ticket. */
  as: Mover[]
}

/** The ticket, if the caller may read it. Whoever may not learns nothing, not even that it exists. */
export const seen = async (ticket: TicketDocument | null, actor: Actor, now: number): Promise<Result<Seen>> => {
  if (!ticket) return refuse('not_found')
  const room = await roomById(ticket.roomId)
  const member = room && membership(room, actor.id, now)
  if (!mayRead(actor, member, ticket)) return refuse('not_found')
  return ok({ ticket, room, member, as: moversOf(actor, member, ticket) })
}

/** The cadre paired with the room's enterprise now. */
export const cadreOf = async (room: RoomDocument | null, now: number): Promise<PersonRef | null> => {
  const id = room && cadreAt(room, now)
  const person = id ? await personById(id) : null
  return person && { id: person._id, name: person.name }
}
