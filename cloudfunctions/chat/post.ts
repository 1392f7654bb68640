import { type OutboxRow } from '../kit/outbox'
import type { MessageDocument, RoomDocument } from './domain/documents'
import { preview } from './domain/view'
import { before, messageById, setLast, writeMessage } from './store'
import { settleWaiting } from './settle-waiting'

/**
 * Stores a message under the number taken for it, and with it what it owes. When it is there already (a retry),
 * answers the one that is there; the number then stays a gap, and what the retry has set in the room, its last line
 * and who waits, is put right again.
 */
export const post = async (room: RoomDocument, message: MessageDocument, owed: OutboxRow[] = []): Promise<MessageDocument> => {
  if (await writeMessage(message, owed)) return message
  const [there, newest] = await Promise.all([messageById(message._id), before(room._id, undefined, 1)])
  const last = newest[0]
  if (last) await setLast(room._id, { id: last._id, at: last.at, kind: last.kind, text: preview(last.text), author: last.authorName })
  await settleWaiting(room._id, message.ticketId)
  return there ?? message
}
