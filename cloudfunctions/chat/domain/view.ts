import type { Message, Quote } from '../../../types/chat'
import type { MessageDocument } from './documents'

/** `reader`: only the author of a promise hears of it while it is an offer. */
export const messageView = (message: MessageDocument, quote?: Quote, reader?: string): Message => ({
  id: message._id,
  requestId: message.requestId,
  seq: message.seq,
  rev: message.rev,
  at: message.at,
  author: { id: message.authorId, name: message.authorName, side: message.side },
  kind: message.kind,
  text: message.text,
  ticketId: message.ticketId,
  ...(quote ? { quote } : {}),
  ...(message.mentions && message.kind !== 'recalled' ? { mentions: message.mentions } : {}),
  ...(message.moved ? { moved: true } : {}),
  ...(message.forwarded && message.kind !== 'recalled' ? { forwarded: message.forwarded } : {}),
  ...(message.line ? { line: message.line } : {}),
  ...(message.file ? { file: message.file } : {}),
  ...(message.promise && message.kind === 'text' && (message.promise.state !== 'offered' || message.authorId === reader) ? { promise: message.promise } : {}),
  ...(message.held ? { held: true } : {}),
})

/** What is under content check is there for its author alone. */
export const seenBy = (personId: string) => ({ held, authorId }: Pick<MessageDocument, 'held' | 'authorId'>): boolean =>
  !held || authorId === personId

/** What a list of rooms or a quotation shows of a text: its beginning, on one line. */
export const preview = (text: string): string => [...text.replace(/\s+/g, ' ')].slice(0, 60).join('')
