import { ok, refuse } from '../../../types/result'
import type { ReadingAhead } from '../../kit/serve'
import { bump } from '../../kit/signals'
import type { MessageDocument } from '../domain/documents'
import { messageView } from '../domain/view'
import { declinePromise, messageById, takeNumbers } from '../store'
import { ownText } from './own'

/** Nothing was promised: the offer goes, for good. */
export const declinePromised: ReadingAhead<'chat.promise.decline', MessageDocument | null> = {
  ahead: ({ messageId }) => messageById(messageId),
  async answer({ messageId }, { actor, now, after }, found) {
    const own = await ownText(found, actor, now)
    if (!own.ok) return own
    const { message, room } = own.value
    if (!message.promise) return ok(messageView(message))
    if (message.promise.state !== 'offered') return refuse('wrong_state')
    const numbered = await takeNumbers(room._id, 1)
    if (!numbered) return refuse('not_found')
    const there = (await declinePromise(message, numbered.seq, now)) ?? (await messageById(messageId))
    if (!there || there.promise) return refuse('wrong_state')
    after(() => bump([actor.id], 'chat'))
    return ok(messageView(there))
  },
}
