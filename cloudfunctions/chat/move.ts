import { ok, refuse } from '../../types/result'
import { derivedId } from '../kit/ids'
import { type TicketFacts, bureauPeople, ticketFacts } from '../kit/directory'
import type { ReadingAhead } from '../kit/serve'
import { bump } from '../kit/signals'
import { enteredThread, sideOf } from './access'
import type { MessageDocument } from './domain/documents'
import { membersAt } from './domain/membership'
import { settleWaiting } from './settle-waiting'
import { loose, looseFrom, messageById, moveToThread, takeNumbers, writeMessage } from './store'

/** "From here on" takes no more than this at once. */
const most = 500
/** Moved side by side: each is one request. */
const together = 20

/** Moves messages of the open room into a ticket's thread. The line that tells of it comes first and says how many. */
export const move: ReadingAhead<'chat.move', [TicketFacts | null, MessageDocument | null]> = {
  ahead: ({ ticketId, fromId }) => Promise.all([ticketFacts(ticketId), fromId === undefined ? null : messageById(fromId)]),
  async answer({ ticketId, requestId, messageIds }, { actor, now, after }, [found, first]) {
    const entry = await enteredThread(found, actor, now)
    if (!entry.ok) return entry
    const { ticket, room, as } = entry.value
    if (as === null || (messageIds === undefined && first?.roomId !== room._id)) return refuse('not_found')

    const _id = derivedId(actor.id, ticketId, requestId, 'moved')
    const told = await messageById(_id)
    const named = messageIds ? await loose(room._id, [...new Set(messageIds)]) : await looseFrom(room._id, first!.seq, most)
    // A repeated request moves what its first arrival left, not what has come since.
    const moving = told ? named.filter(({ seq }) => seq < told.seq) : named
    if (!told && moving.length === 0) return ok({ moved: 0 })

    const numbered = await takeNumbers(room._id, moving.length + 1)
    if (!numbered) return refuse('not_found')
    const count = told?.line?.count ?? moving.length
    if (!told) {
      const seq = numbered.seq - moving.length
      await writeMessage({
        _id, roomId: room._id, requestId, seq, rev: seq, at: now, changedAt: now,
        authorId: actor.id, authorName: actor.name, side: sideOf(as), kind: 'line', text: '', ticketId,
        line: { event: 'moved', count },
      })
    }
    for (let at = 0; at < moving.length; at += together) {
      await Promise.all(moving.slice(at, at + together).map(({ _id: id }, index) =>
        moveToThread(id, ticketId, numbered.seq - moving.length + 1 + at + index, now)))
    }
    await settleWaiting(room._id, null)
    after(async () => {
      const officers = await bureauPeople(ticket.bureauIds)
      await bump([...membersAt(room, now).map(({ id }) => id), ...officers.map((person) => person._id)], 'chat')
    })
    return ok({ moved: count })
  },
}
