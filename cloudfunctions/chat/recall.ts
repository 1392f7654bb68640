import type { Message } from '../../types/chat'
import { type Result, ok, refuse } from '../../types/result'
import { bureauPeople } from '../kit/directory'
import type { ReadingAhead } from '../kit/serve'
import { bump } from '../kit/signals'
import type { MessageDocument } from './domain/documents'
import { membersAt } from './domain/membership'
import { mayRecall } from './domain/recall'
import { messageView } from './domain/view'
import { enteredPlace } from './place'
import { settleWaiting } from './settle-waiting'
import { dropPromise, emptyText, messageById, repeating, takeNumbers, takeRecallNumber, touch } from './store'

/** A change that took its number earlier may still be on its way; each further try takes a later number. */
const tries = 3

/** Takes a text of one's own back: the words are gone for everybody, a trace stays. */
export const recall: ReadingAhead<'chat.recall', MessageDocument | null> = {
  ahead: ({ messageId }) => messageById(messageId),
  async answer(_input, { actor, now, after }, message) {
    if (!message) return refuse('not_found')
    const entry = await enteredPlace(message, actor, now)
    if (!entry.ok) return entry
    const { room, bureauIds } = entry.value
    const allowed = mayRecall(message, actor.id, now)
    if (!allowed.ok) return allowed
    const recalled = message.kind === 'recalled' ? ok(messageView(message)) : await empty(message, now)
    if (recalled.ok) {
      if (message.side === 'government') await dropPromise(message._id)
      await forgetIn(message, now)
      await settleWaiting(message.roomId, message.ticketId)
      after(async () => {
        const officers = await bureauPeople(bureauIds)
        await bump([...membersAt(room, now).map(({ id }) => id), ...officers.map(({ _id }) => _id)], 'chat')
      })
    }
    return recalled
  },
}

/** Its copies lose their words too, and who shows a quotation of it fetches that anew: there it says nothing any more. */
const forgetIn = async (message: MessageDocument, now: number): Promise<void> => {
  const found = await repeating(message)
  if (found.length === 0) return
  const room = await takeNumbers(message.roomId, found.length)
  if (!room) return
  const first = room.seq - found.length + 1
  await Promise.all(found.map(({ _id, copyOf }, index) =>
    (copyOf === message._id ? emptyText(_id, first + index, now) : touch(_id, first + index, now))))
}

const empty = async ({ _id, roomId }: MessageDocument, now: number): Promise<Result<Message>> => {
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const rev = await takeRecallNumber(roomId, _id)
    if (rev === null) return refuse('not_found')
    const emptied = await emptyText(_id, rev, now)
    if (emptied) return ok(messageView(emptied))
    const there = await messageById(_id)
    if (there?.kind === 'recalled') return ok(messageView(there))
  }
  return refuse('unavailable')
}
