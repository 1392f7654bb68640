import { ok } from '../../types/result'
import type { RoomDocument } from './domain/documents'
import { roomById } from '../kit/directory'
import type { ReadingAhead } from '../kit/serve'
import { bump } from '../kit/signals'
import { entered } from './access'
import { markRead } from './store'

/** Notes how far the caller has read; his other devices learn of it. */
export const read: ReadingAhead<'chat.read', RoomDocument | null> = {
  ahead: ({ roomId }) => roomById(roomId),
  async answer({ roomId, seq }, { actor, now, after }, room) {
    const entry = entered(room, actor, now)
    if (!entry.ok) return entry
    const readSeq = await markRead(roomId, actor.id, Math.min(seq, entry.value.room.seq))
    after(() => bump([actor.id], 'chat'))
    return ok({ readSeq })
  },
}
