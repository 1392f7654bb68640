import type { MessageDocument, RoomDocument } from './domain/documents'
import { before, messageById, setLast, writeMessage } from './store'

/**
 * Stores a message under the number taken for it. When it is there already (a retry), answers the one that is there;
 * the number then stays a gap, and the room's last line, which the retry has just set, is put right again.
 */
export const post = async (room: RoomDocument, message: MessageDocument): Promise<MessageDocument> => {
  if (await writeMessage(message)) return message
  const [there, newest] = await Promise.all([messageById(message._id), before(room._id, undefined, 1)])
  const last = newest[0]
  if (last) await setLast(room._id, { id: last._id, at: last.at, kind: last.kind, text: last.text.slice(0, 60), author: last.authorName })
  return there ?? message
}
