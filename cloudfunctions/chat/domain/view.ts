import type { Message } from '../../../types/chat'
import type { MessageDocument } from './documents'

export const messageView = (message: MessageDocument): Message => ({
  id: message._id,
  requestId: message.requestId,
  seq: message.seq,
  rev: message.rev,
  at: message.at,
  author: { id: message.authorId, name: message.authorName, side: message.side },
  kind: message.kind,
  text: message.text,
  ticketId: message.ticketId,
  ...(message.file ? { file: message.file } : {}),
  ...(message.held ? { held: true } : {}),
})

/** What is under content check is there for its author alone. */
export const seenBy = (personId: string) => ({ held, authorId }: Pick<MessageDocument, 'held' | 'authorId'>): boolean =>
  !held || authorId === personId
