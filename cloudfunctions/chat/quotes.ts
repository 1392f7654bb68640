import type { Message, Quote } from '../../types/chat'
import type { MessageDocument } from './domain/documents'
import { messageView, preview } from './domain/view'
import { messagesByIds } from './store'

/** Whether the reader may see the message that another one quotes. */
export type Sees = (quoted: MessageDocument) => boolean

/** For readers of a room, who see its threads too. */
export const seesAll: Sees = () => true

/** For readers of one thread: what was said elsewhere in the room is not theirs. */
export const seesThread = (ticketId: string): Sees => (quoted) => quoted.ticketId === ticketId

const quoteOf = (id: string, quoted: MessageDocument | undefined, sees: Sees): Quote =>
  quoted && sees(quoted)
    ? { id, seq: quoted.seq, author: quoted.authorName, kind: quoted.kind, text: preview(quoted.text) }
    : { id, seq: 0, author: '', kind: 'hidden', text: '' }

/**
 * The messages as their reader sees them. A quotation is looked up each time, never kept: so nothing of a recalled
 * message survives in one, and a thread's reader learns nothing of what was quoted from the room.
 */
export const messageViews = async (
  found: readonly MessageDocument[], sees: Sees, known: readonly MessageDocument[] = found,
): Promise<Message[]> => {
  const wanted = [...new Set(found.flatMap(({ quoteId, kind }) => (quoteId && kind !== 'recalled' ? [quoteId] : [])))]
  if (wanted.length === 0) return found.map((message) => messageView(message))
  const byId = new Map(known.map((message) => [message._id, message]))
  const missing = wanted.filter((id) => !byId.has(id))
  for (const message of await messagesByIds(missing)) byId.set(message._id, message)
  return found.map((message) => {
    const { quoteId, roomId } = message
    if (!quoteId || message.kind === 'recalled') return messageView(message)
    const quoted = byId.get(quoteId)
    return messageView(message, quoteOf(quoteId, quoted?.roomId === roomId ? quoted : undefined, sees))
  })
}
