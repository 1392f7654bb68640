import type { MessagePage } from '../../types/chat'
import { type Result, ok } from '../../types/result'
import { type TicketFacts, roomById, ticketFacts } from '../kit/directory'
import type { ReadingAhead } from '../kit/serve'
import { entered, enteredThread, noteReading } from './access'
import type { MessageDocument, RoomDocument } from './domain/documents'
import { settledCursor, settledPage } from './domain/settled'
import { messageView, seenBy } from './domain/view'
import { before, changedAfter, threadAfter } from './store'

const forward = (found: MessageDocument[], after: number, limit: number, now: number, reader: string): Result<MessagePage> => {
  const page = found.slice(0, limit)
  return ok({
    messages: page.filter(seenBy(reader)).map(messageView),
    cursor: settledCursor(after, page, now),
    more: found.length > limit,
  })
}

/** What is new or changed in the room after the cursor. */
export const since: ReadingAhead<'chat.since', [RoomDocument | null, MessageDocument[]]> = {
  ahead: ({ roomId, after, limit }) => Promise.all([roomById(roomId), changedAfter(roomId, after, limit + 1)]),
  async answer({ after, limit }, { actor, now }, [room, found]) {
    const entry = entered(room, actor, now)
    return entry.ok ? forward(found, after, limit, now, actor.id) : entry
  },
}

/** The same for one ticket's thread. */
export const thread: ReadingAhead<'chat.thread', [TicketFacts | null, MessageDocument[]]> = {
  ahead: ({ ticketId, after, limit }) => Promise.all([ticketFacts(ticketId), threadAfter(ticketId, after, limit + 1)]),
  async answer({ after, limit }, { actor, now }, [ticket, found]) {
    const entry = await enteredThread(ticket, actor, now)
    if (!entry.ok) return entry
    const page = forward(found, after, limit, now, actor.id)
    if (!entry.value.hidden) {
      await noteReading(entry.value.ticket, entry.value.as, actor, now)
      return page
    }
    return page.ok ? ok({ ...page.value, messages: page.value.messages.filter(({ author }) => author.id === actor.id) }) : page
  },
}

/** A page of older messages; the latest when no place is named. Its cursor is where reading forward starts. */
export const older: ReadingAhead<'chat.before', [RoomDocument | null, MessageDocument[]]> = {
  ahead: ({ roomId, before: seq, limit }) => Promise.all([roomById(roomId), before(roomId, seq, limit + 1)]),
  async answer({ limit }, { actor, now }, [room, found]) {
    const entry = entered(room, actor, now)
    if (!entry.ok) return entry
    const page = found.slice(0, limit)
    return ok({
      messages: page.reverse().filter(seenBy(actor.id)).map(messageView),
      cursor: settledPage(page, now),
      more: found.length > limit,
    })
  },
}
