import { isSaid } from '../../types/chat'
import { ok, refuse } from '../../types/result'
import { refOf } from '../kit/actor'
import { type TicketFacts, bureauPeople, messagesByIds, ticketFacts } from '../kit/directory'
import type { ReadingAhead } from '../kit/serve'
import { bump } from '../kit/signals'
import { enteredThread, sideOf } from './access'
import { copyToThread } from './copy'
import type { MessageDocument } from './domain/documents'
import { membersAt } from './domain/membership'
import { messageViews, seesAll } from './quotes'

/** Copies messages of the room into a ticket's thread, so that its bureaus read them; they stay where they are. */
export const forward: ReadingAhead<'chat.forward', [TicketFacts | null, MessageDocument[]]> = {
  ahead: ({ ticketId, messageIds }) => Promise.all([ticketFacts(ticketId), messagesByIds([...new Set(messageIds)])]),
  async answer({ ticketId, requestId }, { actor, now, after }, [found, messages]) {
    const entry = await enteredThread(found, actor, now)
    if (!entry.ok) return entry
    const { ticket, room, as } = entry.value
    // Who reads the thread alone has nothing to take from the room.
    if (as === null) return refuse('not_found')
    const copied = messages
      .filter(({ roomId, kind, held, ticketId: thread }) => roomId === room._id && isSaid(kind) && !held && thread !== ticketId)
      .sort((a, b) => a.seq - b.seq)
    if (copied.length === 0) return refuse('not_found')
    const copies = await copyToThread(copied, { ticketId, author: refOf(actor), side: sideOf(as), requestId }, now)
    after(async () => {
      const officers = await bureauPeople(ticket.bureauIds)
      await bump([...membersAt(room, now).map(({ id }) => id), ...officers.map(({ _id }) => _id)], 'chat')
    })
    return ok({ messages: await messageViews(copies, seesAll(actor.id)) })
  },
}
