import { ok } from '../../types/result'
import { roomById } from '../kit/directory'
import type { ReadingAhead } from '../kit/serve'
import { entered } from './access'
import type { RoomDocument } from './domain/documents'
import { membersAt } from './domain/membership'
import { readersOf } from './store'

/** How far each other member has read, for the mark under one's own newest message. */
export const reads: ReadingAhead<'chat.reads', RoomDocument | null> = {
  ahead: ({ roomId }) => roomById(roomId),
  async answer({ roomId }, { actor, now }, room) {
    const entry = entered(room, actor, now)
    if (!entry.ok) return entry
    const others = membersAt(entry.value.room, now).map(({ id }) => id).filter((id) => id !== actor.id)
    const reached = await readersOf(roomId, others)
    return ok({ reads: others.map((id) => ({ id, seq: reached.get(id) ?? 0 })) })
  },
}
