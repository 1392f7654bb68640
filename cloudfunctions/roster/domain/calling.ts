import type { RoomDocument } from '../../chat/domain/documents'
import { membership } from '../../chat/domain/membership'
import { type Actor, has } from '../../kit/actor'
import type { PersonDocument } from './documents'

/**
 * Whether somebody needs to be able to call somebody: those who share a room now, an officer the people of an enterprise whose
 * open ticket lies with his bureau, and administrators, who keep the roster.
 * @param rooms those of both, at least the ones in which either is a member
 * @param opens enterprises with an open ticket in the actor's bureau
 */
export const mayCall = (actor: Actor, person: PersonDocument, rooms: readonly RoomDocument[], opens: readonly string[], now: number): boolean => {
  if (has(actor, 'admin')) return true
  if (rooms.some((room) => membership(room, actor.id, now) && membership(room, person._id, now))) return true
  return has(actor, 'officer', 'lead', 'supervisor') && person.enterpriseId !== undefined && opens.includes(person.enterpriseId)
}
