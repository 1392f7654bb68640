import type { Side } from '../../types/chat'
import type { PersonRef } from '../../types/roster'
import { messagesByIds } from '../kit/directory'
import { derivedId } from '../kit/ids'
import type { MessageDocument } from './domain/documents'
import { takeNumbers, writeMessage } from './store'

interface Copying {
  ticketId: string
  author: PersonRef
  side: Side
  /** Tells one forwarding from another; without it a message is copied into a thread once. */
  requestId?: string
}

/** Copies messages of one room into a thread of it; what was copied by the same request is not copied again. */
export const copyToThread = async (
  messages: readonly MessageDocument[], { ticketId, author, side, requestId = 'copy' }: Copying, now: number,
): Promise<MessageDocument[]> => {
  const copies = messages.map((message): MessageDocument => {
    // Whatever it shows goes along; what it answers, whom it spoke to and what it promised belongs to the place where it was said.
    const { quoteId: _quote, mentions: _mentions, moved: _moved, promise: _promise, ...content } = message
    return {
      ...content,
      _id: derivedId(author.id, ticketId, message._id, requestId), requestId: derivedId(requestId, message._id),
      at: now, changedAt: now, authorId: author.id, authorName: author.name, side, ticketId,
      forwarded: message.forwarded ?? { author: message.authorName, at: message.at },
      copyOf: message.copyOf ?? message._id,
    }
  })
  const there = new Map((await messagesByIds(copies.map(({ _id }) => _id))).map((message) => [message._id, message]))
  const fresh = copies.filter(({ _id }) => !there.has(_id))
  const room = fresh.length > 0 ? await takeNumbers(fresh[0]!.roomId, fresh.length) : null
  if (room) {
    const first = room.seq - fresh.length + 1
    for (const [index, copy] of fresh.entries()) {
      const placed = { ...copy, seq: first + index, rev: first + index }
      await writeMessage(placed)
      there.set(placed._id, placed)
    }
  }
  return copies.flatMap(({ _id }) => there.get(_id) ?? [])
}
