import { ok, refuse } from '../../../types/result'
import { ticketTitle } from '../../kit/directory'
import type { ReadingAhead } from '../../kit/serve'
import type { MessageDocument } from '../domain/documents'
import { promiseId } from '../domain/promise/commitment'
import { messageView, preview } from '../domain/view'
import { keepPromise, messageById, movePromise, takeNumbers } from '../store'
import { type Own, ownText, tellReaders } from './own'

/** Makes a commitment of what was recognised. The same again changes nothing; with another date it moves. */
export const keepPromised: ReadingAhead<'chat.promise.keep', MessageDocument | null> = {
  ahead: ({ messageId }) => messageById(messageId),
  async answer({ messageId, dueAt: wanted }, { actor, now, after }, found) {
    const own = await ownText(found, actor, now)
    if (!own.ok) return own
    const { message, room, bureauIds } = own.value
    const { promise } = message
    if (!promise || promise.state === 'fulfilled') return refuse('wrong_state')
    const dueAt = wanted ?? promise.dueAt
    if (promise.state === 'open' && dueAt === promise.dueAt) return ok(messageView(message, undefined, actor.id))
    if (wanted !== undefined && wanted <= now) return refuse('bad_input', { fields: ['dueAt'] })
    const numbered = await takeNumbers(room._id, 1)
    if (!numbered) return refuse('not_found')
    const changed = promise.state === 'open'
      ? await movePromise(message, dueAt, numbered.seq, now)
      : await keepPromise(message, await commitmentOf(own.value, actor.id, dueAt, now), numbered.seq, now)
    const there = changed ?? (await messageById(messageId))
    // A second tap that came at the same moment finds it kept.
    if (there?.promise?.state !== 'open' || there.promise.dueAt !== dueAt) return refuse('wrong_state')
    after(() => tellReaders(room, bureauIds, [actor.id], now))
    return ok(messageView(there, undefined, actor.id))
  },
}

const commitmentOf = async ({ message, room }: Own, personId: string, dueAt: number, now: number) => {
  const ticket = message.ticketId === null ? null : await ticketTitle(message.ticketId)
  // Of a trade secret's thread no word goes into a push: its heading is its number then.
  const what = ticket !== null && ticket.title === ticket.number ? ticket.number : preview(message.text)
  return {
    _id: promiseId(message._id), kind: 'promise' as const, personIds: [personId], enterpriseId: room._id, enterpriseName: room.name,
    ticketId: message.ticketId, number: ticket?.number ?? '', what, dueAt, madeAt: now,
    page: ticket ? `pages/ticket/index?id=${ticket.id}` : `pages/room/index?id=${room._id}`,
  }
}
