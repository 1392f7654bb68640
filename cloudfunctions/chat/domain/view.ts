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
})
