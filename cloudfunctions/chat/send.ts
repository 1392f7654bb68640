import { ok, refuse } from '../../types/result'
import { derivedId } from '../kit/ids'
import type { ReadingAhead } from '../kit/serve'
import { bump } from '../kit/signals'
import { roleIn, sideOf } from './access'
import type { MessageDocument } from './domain/documents'
import { membersAt } from './domain/membership'
import { endsRun } from './domain/words'
import { mentionsAllowed } from './domain/mentions'
import { preview, seenBy } from './domain/view'
import { effectOn, roomPlace } from './domain/waiting'
import { mentionNotices, tellMentioned } from './mentioned'
import { post } from './post'
import { offerIn } from './promise/offer'
import { messageViews, seesAll } from './quotes'
import { gatherLater, messageById, takeNumberAsMember } from './store'

/** Writes into the room. Answers when the message is stored; the members' signals follow. */
export const send: ReadingAhead<'chat.send', MessageDocument | null> = {
  ahead: ({ quoteId }) => (quoteId === undefined ? Promise.resolve(null) : messageById(quoteId)),
  async answer({ roomId, requestId, text, quoteId, mentions = [] }, { actor, now, after }, quoted) {
    if (quoteId !== undefined && !(quoted?.roomId === roomId && seenBy(actor.id)(quoted))) return refuse('not_found')
    const _id = derivedId(actor.id, roomId, requestId)
    const role = roleIn(actor, roomId)
    const side = sideOf(role)
    const room = await takeNumberAsMember(roomId, actor.id, role, now, {
      last: { id: _id, at: now, kind: 'text', text: preview(text), author: actor.name },
      place: roomPlace, effect: effectOn({ side, kind: 'text' }),
    })
    if (!room) return refuse('not_found')
    const members = membersAt(room, now)
    const named = mentionsAllowed(mentions, actor.id, members, role === 'cadre')
    const offer = side === 'government' ? await offerIn(text, now) : null
    const message: MessageDocument = {
      _id, roomId, requestId, seq: room.seq, rev: room.seq, at: now, changedAt: now,
      authorId: actor.id, authorName: actor.name, side, kind: 'text', text, ticketId: null,
      ...(quoteId === undefined ? {} : { quoteId }),
      ...(named.length > 0 ? { mentions: named } : {}),
      ...(offer ? { promise: offer } : {}),
    }
    const stored = await post(room, message, mentionNotices(message, members, { name: room.name, ticket: null }))
    after(() => bump(members.map((member) => member.id), 'chat'))
    if (endsRun(room.seq)) after(() => gatherLater(roomId, now))
    if (named.length > 0) after(tellMentioned)
    const [view] = await messageViews([stored], seesAll(actor.id), quoted ? [quoted] : [])
    return ok(view!)
  },
}
