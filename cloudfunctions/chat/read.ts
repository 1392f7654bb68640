import { ok } from '../../types/result'
import type { RoomDocument } from './domain/documents'
import { roomById } from '../kit/directory'
import type { ReadingAhead } from '../kit/serve'
import { bump } from '../kit/signals'
import { entered } from './access'
import { membersAt } from './domain/membership'
import { markRead } from './store'

/**
 * Notes how far the caller has read. His other devices learn of it, and whoever is in the room that somebody has read on:
 * a window asks who only while it shows a message of its own that not everybody has read.
 */
export const read: ReadingAhead<'chat.read', RoomDocument | null> = {
  ahead: ({ roomId }) => roomById(roomId),
  async answer({ roomId, seq }, { actor, now, after }, room) {
    const entry = entered(room, actor, now)
    if (!entry.ok) return entry
    const readSeq = await markRead(roomId, actor.id, Math.min(seq, entry.value.room.seq))
    after(() => Promise.all([
      bump([actor.id], 'chat'),
      bump(membersAt(entry.value.room, now).map(({ id }) => id).filter((id) => id !== actor.id), 'read'),
    ]))
    return ok({ readSeq })
  },
}
