import { ok, refuse } from '../../types/result'
import { derivedId } from '../kit/ids'
import { type TicketFacts, bureauPeople, ticketFacts } from '../kit/directory'
import type { ReadingAhead } from '../kit/serve'
import { bump } from '../kit/signals'
import { enteredThread, sideOf } from './access'
import { membersAt } from './domain/membership'
import { messageView } from './domain/view'
import { post } from './post'
import { preview } from './send'
import { takeNumber } from './store'

/** Writes into a ticket's thread; in the room it shows as one quiet line. */
export const reply: ReadingAhead<'chat.reply', TicketFacts | null> = {
  ahead: ({ ticketId }) => ticketFacts(ticketId),
  async answer({ ticketId, requestId, text }, { actor, now, after }, found) {
    const entry = await enteredThread(found, actor, now)
    if (!entry.ok) return entry
    const { ticket, as } = entry.value
    const _id = derivedId(actor.id, ticketId, requestId)
    const room = await takeNumber(ticket.roomId, { id: _id, at: now, kind: 'text', text: preview(text), author: actor.name })
    if (!room) return refuse('not_found')
    const message = await post(room, {
      _id, roomId: room._id, requestId, seq: room.seq, rev: room.seq,
      at: now, changedAt: now, authorId: actor.id, authorName: actor.name, side: sideOf(as),
      kind: 'text', text, ticketId,
    })
    after(async () => {
      const officers = await bureauPeople(ticket.bureauIds)
      await bump([...membersAt(room, now).map((member) => member.id), ...officers.map((person) => person._id)], 'chat')
    })
    return ok(messageView(message))
  },
}
