import type { Message, Quote } from '../../types/chat'
import type { MessageDocument } from './domain/documents'
import { messagesByIds } from '../kit/directory'
import { messageView, preview, seenBy } from './domain/view'

/** Whether a reader may see a message, or what it quotes. What is under content check is its author's alone. */
export type Sees = ((message: MessageDocument) => boolean) & { reader: string }

const by = (reader: string, sees: (message: MessageDocument) => boolean): Sees => Object.assign(sees, { reader })

/** For readers of a room, who see its threads too. */
export const seesAll = (personId: string): Sees => by(personId, seenBy(personId))

/** For readers of one thread: what was said elsewhere in the room is not theirs. */
export const seesThread = (personId: string, ticketId: string): Sees =>
  by(personId, (message) => message.ticketId === ticketId && seenBy(personId)(message))

/** For somebody from whom the words of a trade secret are hidden: he gets none but his own. */
export const seesOwn = (personId: string): Sees => by(personId, ({ authorId }) => authorId === personId)

const quoteOf = (id: string, quoted: MessageDocument | undefined, sees: Sees): Quote =>
  quoted && sees(quoted)
    ? { id, seq: quoted.seq, author: quoted.authorName, kind: quoted.kind, text: preview(quoted.text) }
    : { id, seq: 0, author: '', kind: 'hidden', text: '' }

/**
 * The messages as their reader sees them. A quotation is looked up each time, never kept: so nothing of a recalled
 * message survives in one, and a thread's reader learns nothing of what was quoted from the room.
 */
export const messageViews = async (
  all: readonly MessageDocument[], sees: Sees, known: readonly MessageDocument[] = all,
): Promise<Message[]> => {
  const found = all.filter(sees)
  const wanted = [...new Set(found.flatMap(({ quoteId, kind }) => (quoteId && kind !== 'recalled' ? [quoteId] : [])))]
  if (wanted.length === 0) return found.map((message) => messageView(message, undefined, sees.reader))
  const byId = new Map(known.map((message) => [message._id, message]))
  const missing = wanted.filter((id) => !byId.has(id))
  for (const message of await messagesByIds(missing)) byId.set(message._id, message)
  return found.map((message) => {
    const { quoteId, roomId } = message
    if (!quoteId || message.kind === 'recalled') return messageView(message, undefined, sees.reader)
    const quoted = byId.get(quoteId)
    return messageView(message, quoteOf(quoteId, quoted?.roomId === roomId ? quoted : undefined, sees), sees.reader)
  })
}
