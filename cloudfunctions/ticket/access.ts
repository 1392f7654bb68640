import { type Result, ok, refuse } from '../../types/result'
import type { Mover } from '../../types/ticket'
import type { Look } from '../../types/ticket-view'
import type { RoomDocument, RoomMember } from '../chat/domain/documents'
import { cadreAt, membership } from '../chat/domain/membership'
import type { Actor } from '../kit/actor'
import { personById, roomById } from '../kit/directory'
import { noteLook } from '../kit/looks'
import type { PersonRef } from '../../types/roster'
import type { TicketDocument } from './domain/documents'
import { hiddenFrom, mayRead, moversOf } from './domain/movers'

export interface Seen {
  ticket: TicketDocument
  room: RoomDocument | null
  /** What the caller is in the enterprise's room now. */
  member: RoomMember['role'] | null
  /** As what he may move the ticket. */
  as: Mover[]
  /** He may see that it is there, but not its words. */
  hidden: boolean
}

/** The ticket, if the caller may read it. Whoever may not learns nothing, not even that it exists. */
export const seen = async (ticket: TicketDocument | null, actor: Actor, now: number): Promise<Result<Seen>> => {
  if (!ticket) return refuse('not_found')
  const room = await roomById(ticket.roomId)
  const member = room && membership(room, actor.id, now)
  if (!mayRead(actor, member, ticket)) return refuse('not_found')
  return ok({ ticket, room, member, as: moversOf(actor, member, ticket), hidden: hiddenFrom(actor, member, ticket, now) })
}

/** The cadre paired with the room's enterprise now. */
export const cadreOf = async (room: RoomDocument | null, now: number): Promise<PersonRef | null> => {
  const id = room && cadreAt(room, now)
  const person = id ? await personById(id) : null
  return person && { id: person._id, name: person.name }
}

/** Who reads the words of a trade secret leaves a trace; the enterprise's own people do not. */
export const noteSight = async ({ ticket, member, as, hidden }: Seen, actor: Actor, now: number): Promise<void> => {
  if (!ticket.secret || hidden || member === 'staff') return
  await noteLook(ticket._id, actor, lookedAs(member, as), now)
}

const lookedAs = (member: Seen['member'], as: readonly Mover[]): Look['as'] =>
  member === 'cadre' ? 'cadre' : as.some((mover) => mover === 'officer' || mover === 'lead') ? 'bureau' : 'supervisor'
