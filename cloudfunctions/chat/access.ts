import { type Result, ok, refuse } from '../../types/result'
import type { Side } from '../../types/chat'
import type { Actor } from '../kit/actor'
import { type TicketFacts, roomById } from '../kit/directory'
import { noteLook } from '../kit/looks'
import { hiddenFrom, mayRead } from '../ticket/domain/movers'
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

/** Reading the words of a trade secret leaves a trace, except the enterprise's own people's. */
export const noteReading = async (ticket: TicketFacts, as: RoomMember['role'] | null, actor: Actor, now: number): Promise<void> => {
  if (!ticket.secret || as === 'staff') return
  const bureau = actor.bureauId !== null && actor.bureauId === ticket.leadBureau?.id
  await noteLook(ticket._id, actor, as ?? (bureau ? 'bureau' : 'supervisor'), now)
}

/**
 * A ticket's thread, if the caller may read the ticket: the room's members and the people of its bureaus.
 * `hidden`: he may know that it is there, but of a trade secret he gets no words but his own.
 */
export const enteredThread = async (
  ticket: TicketFacts | null, actor: Actor, now: number,
): Promise<Result<{ ticket: TicketFacts; room: RoomDocument; as: RoomMember['role'] | null; hidden: boolean }>> => {
  const room = ticket && (await roomById(ticket.roomId))
  if (!ticket || !room) return refuse('not_found')
  const as = membership(room, actor.id, now)
  return mayRead(actor, as, ticket) ? ok({ ticket, room, as, hidden: hiddenFrom(actor, as, ticket, now) }) : refuse('not_found')
}
