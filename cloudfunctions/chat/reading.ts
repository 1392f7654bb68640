import type { MessagePage } from '../../types/chat'
import { type Result, ok } from '../../types/result'
import type { Handler } from '../kit/serve'
import { enteredRoom, enteredThread } from './access'
import type { MessageDocument } from './domain/documents'
import { settledCursor, settledPage } from './domain/settled'
import { messageView } from './domain/view'
import { before, changedAfter, threadAfter } from './store'

const forward = (found: MessageDocument[], after: number, limit: number, now: number): Result<MessagePage> => {
  const page = found.slice(0, limit)
  return ok({
    messages: page.map(messageView),
    cursor: settledCursor(after, page, now),
    more: found.length > limit,
  })
}

/** What is new or changed in the room after the cursor. */
export const since: Handler<'chat.since'> = async ({ roomId, after, limit }, { actor, now }) => {
  const entered = await enteredRoom(roomId, actor, now)
  return entered.ok ? forward(await changedAfter(roomId, after, limit + 1), after, limit, now) : entered
}

/** The same for one ticket's thread. */
export const thread: Handler<'chat.thread'> = async ({ ticketId, after, limit }, { actor, now }) => {
  const entered = await enteredThread(ticketId, actor, now)
  return entered.ok ? forward(await threadAfter(ticketId, after, limit + 1), after, limit, now) : entered
}

/** A page of older messages; the latest when no place is named. Its cursor is where reading forward starts. */
export const older: Handler<'chat.before'> = async ({ roomId, before: seq, limit }, { actor, now }) => {
  const entered = await enteredRoom(roomId, actor, now)
  if (!entered.ok) return entered
  const found = await before(roomId, seq, limit + 1)
  const page = found.slice(0, limit)
  return ok({
    messages: page.reverse().map(messageView),
    cursor: settledPage(page, now),
    more: found.length > limit,
  })
}
