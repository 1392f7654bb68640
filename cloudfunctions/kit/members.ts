import { setTimeout as sleep } from 'node:timers/promises'
import type { RoomDocument, RoomMember } from '../chat/domain/documents'
import { collection } from './db'

const rooms = collection<RoomDocument>('rooms')
const tries = 12

/**
 * Changes who belongs to a room. Members follow from people and pairings, which are the roster's, while numbers and the last
 * line are the chat's: only this field is compared and set, so that a message sent meanwhile loses nothing.
 * Answers the room as it is now, null when there is none.
 */
export const changeMembers = async (
  roomId: string, change: (members: readonly RoomMember[]) => RoomMember[],
): Promise<RoomDocument | null> => {
  for (let attempt = 1; attempt <= tries; attempt += 1) {
    const room = await rooms.get(roomId)
    if (!room) return null
    const members = change(room.members)
    if (JSON.stringify(members) === JSON.stringify(room.members)) return room
    const changed = await rooms.changeOne({ _id: roomId, members: room.members }, { $set: { members } })
    if (changed) return changed
    await sleep(Math.random() * 5 * attempt)
  }
  throw new Error(`the members of ${roomId} change too fast`)
}
