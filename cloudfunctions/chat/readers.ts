import type { PersonRef } from '../../types/roster'
import { ok, refuse } from '../../types/result'
import { peopleByIds, roomById } from '../kit/directory'
import type { ReadingAhead } from '../kit/serve'
import { entered } from './access'
import type { MessageDocument } from './domain/documents'
import { membersAt } from './domain/membership'
import { messageById, readersOf } from './store'

/** Who of the room has read as far as a message; its author knows it anyway and is in neither list. */
export const readers: ReadingAhead<'chat.readers', MessageDocument | null> = {
  ahead: ({ messageId }) => messageById(messageId),
  async answer(_input, { actor, now }, message) {
    if (!message) return refuse('not_found')
    const entry = entered(await roomById(message.roomId), actor, now)
    if (!entry.ok) return entry
    const ids = membersAt(entry.value.room, now).map(({ id }) => id).filter((id) => id !== message.authorId)
    const [reached, people] = await Promise.all([readersOf(message.roomId, ids), peopleByIds(ids)])
    const read: PersonRef[] = []
    const unread: PersonRef[] = []
    for (const { _id, name } of people) ((reached.get(_id) ?? 0) >= message.seq ? read : unread).push({ id: _id, name })
    return ok({ read, unread })
  },
}
