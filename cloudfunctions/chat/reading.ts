import type { MessagePage } from '../../types/chat'
import { type Result, ok } from '../../types/result'
import { type TicketFacts, roomById, ticketFacts } from '../kit/directory'
import type { ReadingAhead } from '../kit/serve'
import { entered, enteredThread, noteReading } from './access'
import type { MessageDocument, RoomDocument } from './domain/documents'
import { settledCursor, settledPage } from './domain/settled'
import { type Sees, messageViews, seesAll, seesOwn, seesThread } from './quotes'
import { before, changedAfter, from, threadAfter } from './store'

/** Pages that every reader of a room sees alike, by what was found: members who read at the same moment share it. */
const shared = new WeakMap<MessageDocument[], Result<MessagePage>>()

const isForAll = ({ held, quoteId, promise }: MessageDocument): boolean => !held && !quoteId && promise?.state !== 'offered'

const forwardForAll = async (
  found: MessageDocument[], after: number, limit: number, now: number, sees: Sees,
): Promise<Result<MessagePage>> => {
  const page = shared.get(found) ?? (await forward(found, after, limit, now, sees))
  if (found.every(isForAll)) shared.set(found, page)
  return page
}

const forward = async (
  found: MessageDocument[], after: number, limit: number, now: number, sees: Sees,
): Promise<Result<MessagePage>> => {
  const page = found.slice(0, limit)
  return ok({
    messages: await messageViews(page, sees),
    cursor: settledCursor(after, page, now),
    more: found.length > limit,
  })
}

/** What is new or changed in the room after the cursor. */
export const since: ReadingAhead<'chat.since', [RoomDocument | null, MessageDocument[]]> = {
  ahead: ({ roomId, after, limit }) => Promise.all([roomById(roomId), changedAfter(roomId, after, limit + 1)]),
  async answer({ after, limit }, { actor, now }, [room, found]) {
    const entry = entered(room, actor, now)
    return entry.ok ? forwardForAll(found, after, limit, now, seesAll(actor.id)) : entry
  },
}

/** The same for one ticket's thread. */
export const thread: ReadingAhead<'chat.thread', [TicketFacts | null, MessageDocument[]]> = {
  ahead: ({ ticketId, after, limit }) => Promise.all([ticketFacts(ticketId), threadAfter(ticketId, after, limit + 1)]),
  async answer({ after, limit }, { actor, now }, [ticket, found]) {
    const entry = await enteredThread(ticket, actor, now)
    if (!entry.ok) return entry
    const { as, hidden } = entry.value
    if (!hidden) await noteReading(entry.value.ticket, as, actor, now)
    return forward(found, after, limit, now, hidden ? seesOwn(actor.id) : as === null ? seesThread(actor.id, entry.value.ticket._id) : seesAll(actor.id))
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
      messages: await messageViews(page.reverse(), seesAll(actor.id)),
      cursor: settledPage(page, now),
      more: found.length > limit,
    })
  },
}

/** Messages around a place, half before it and half from it on. */
export const around: ReadingAhead<'chat.around', [RoomDocument | null, MessageDocument[], MessageDocument[]]> = {
  ahead: ({ roomId, seq, limit }) => Promise.all([
    roomById(roomId), before(roomId, seq, Math.ceil(limit / 2) + 1), from(roomId, seq, Math.ceil(limit / 2) + 1),
  ]),
  async answer({ limit }, { actor, now }, [room, older, newer]) {
    const entry = entered(room, actor, now)
    if (!entry.ok) return entry
    const half = Math.ceil(limit / 2)
    const page = [...older.slice(0, half).reverse(), ...newer.slice(0, half)]
    return ok({ messages: await messageViews(page, seesAll(actor.id)), hasOlder: older.length > half, hasNewer: newer.length > half })
  },
}
