import { type Result, ok, refuse } from '../../types/result'
import type { Side } from '../../types/chat'
import type { Actor } from '../kit/actor'
import { type TicketFacts, roomById } from '../kit/directory'
import { mayRead } from '../ticket/domain/movers'
import type { RoomDocument, RoomMember } from './domain/documents'
import { membership } from './domain/membership'

export const sideOf = (role: RoomMember['role'] | null): Side => (role === 'staff' ? 'enterprise' : 'government')

/** What a writer is in that room, if he is in it at all: its id is the enterprise's. The database checks it. */
export const roleIn = (actor: Actor, roomId: string): RoomMember['role'] => (actor.enterpriseId === roomId ? 'staff' : 'cadre')

/** The room, if the caller is a member now; else nothing, not even whether it exists. */
export const entered = (
  room: RoomDocument | null, actor: Actor, now: number,
): Result<{ room: RoomDocument; as: RoomMember['role'] }> => {
  const as = room && membership(room, actor.id, now)
  return room && as ? ok({ room, as }) : refuse('not_found')
}

/** A ticket's thread, if the caller may read the ticket: the room's members and the people of its bureaus. */
export const enteredThread = async (
  ticket: TicketFacts | null, actor: Actor, now: number,
): Promise<Result<{ ticket: TicketFacts; room: RoomDocument; as: RoomMember['role'] | null }>> => {
  const room = ticket && (await roomById(ticket.roomId))
  if (!ticket || !room) return refuse('not_found')
  const as = membership(room, actor.id, now)
  return mayRead(actor, as, ticket) ? ok({ ticket, room, as }) : refuse('not_found')
}
