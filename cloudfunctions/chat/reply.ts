import { ok, refuse } from '../../types/result'
import { derivedId } from '../kit/ids'
import { type TicketFacts, bureauPeople, ticketFacts, ticketTitle } from '../kit/directory'
import type { ReadingAhead } from '../kit/serve'
import { bump } from '../kit/signals'
import { enteredThread, sideOf } from './access'
import { membersAt } from './domain/membership'
import type { MessageDocument } from './domain/documents'
import { mentionsAllowed } from './domain/mentions'
import { preview } from './domain/view'
import { effectOn, placeOf } from './domain/waiting'
import { endsRun } from './domain/words'
import { heardRows } from './heard'
import { mentionNotices, tellMentioned } from './mentioned'
import { post } from './post'
import { offerIn } from './promise/offer'
import { messageViews, seesAll, seesOwn, seesThread } from './quotes'
import { gatherLater, messageById, takeNumber } from './store'

/** Writes into a ticket's thread; in the room it shows as one quiet line. */
export const reply: ReadingAhead<'chat.reply', [TicketFacts | null, MessageDocument | null]> = {
  ahead: ({ ticketId, quoteId }) =>
    Promise.all([ticketFacts(ticketId), quoteId === undefined ? null : messageById(quoteId)]),
  async answer({ ticketId, requestId, text, quoteId, mentions = [] }, { actor, now, after }, [found, quoted]) {
    const entry = await enteredThread(found, actor, now)
    if (!entry.ok) return entry
    const { ticket, as, hidden } = entry.value
    const sees = hidden ? seesOwn(actor.id) : as === null ? seesThread(actor.id, ticketId) : seesAll(actor.id)
    if (quoteId !== undefined && !(quoted?.roomId === ticket.roomId && sees(quoted))) return refuse('not_found')
    const _id = derivedId(actor.id, ticketId, requestId)
    const side = sideOf(as)
    const room = await takeNumber(ticket.roomId, now, {
      last: { id: _id, at: now, kind: 'text', text: preview(text), author: actor.name },
      place: placeOf(ticketId), effect: effectOn({ side, kind: 'text' }),
    })
    if (!room) return refuse('not_found')
    const present = mentions.length === 0 ? [] : [
      ...membersAt(room, now), ...(await bureauPeople(ticket.bureauIds)).map((person) => ({ id: person._id })),
    ]
    const named = mentionsAllowed(mentions, actor.id, present, as === 'cadre')
    const offer = side === 'government' ? await offerIn(text, now) : null
    const message: MessageDocument = {
      _id, roomId: room._id, requestId, seq: room.seq, rev: room.seq,
      at: now, changedAt: now, authorId: actor.id, authorName: actor.name, side,
      kind: 'text', text, ticketId,
      ...(quoteId === undefined ? {} : { quoteId }),
      ...(named.length > 0 ? { mentions: named } : {}),
      ...(offer ? { promise: offer } : {}),
    }
    const about = named.length > 0 ? await ticketTitle(ticketId) : null
    const stored = await post(room, message, [...mentionNotices(message, present, { name: room.name, ticket: about }), ...heardRows(message, ticket)])
    if (endsRun(room.seq)) after(() => gatherLater(room._id, now))
    after(async () => {
      const officers = await bureauPeople(ticket.bureauIds)
      await bump([...membersAt(room, now).map((member) => member.id), ...officers.map((person) => person._id)], 'chat')
    })
    if (named.length > 0) after(tellMentioned)
    const [view] = await messageViews([stored], sees, quoted ? [quoted] : [])
    return ok(view!)
  },
}
