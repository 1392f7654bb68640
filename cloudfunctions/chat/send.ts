import { ok, refuse } from '../../types/result'
import { derivedId } from '../kit/ids'
import type { Handler } from '../kit/serve'
import { bump } from '../kit/signals'
import { sideOf } from './access'
import { membersAt, membership } from './domain/membership'
import { messageView } from './domain/view'
import { post } from './post'
import { takeNumberAsMember } from './store'

/** Writes into the room. Answers when the message is stored; the members' signals follow. */
export const send: Handler<'chat.send'> = async ({ roomId, requestId, text }, { actor, now, after }) => {
  const _id = derivedId(actor.id, roomId, requestId)
  const room = await takeNumberAsMember(roomId, actor.id, now, { id: _id, at: now, kind: 'text', text: preview(text), author: actor.name })
  if (!room) return refuse('not_found')
  const message = await post(room, {
    _id, roomId, requestId, seq: room.seq, rev: room.seq, at: now, changedAt: now,
    authorId: actor.id, authorName: actor.name, side: sideOf(membership(room, actor.id, now)),
    kind: 'text', text, ticketId: null,
  })
  after(() => bump(membersAt(room, now).map((member) => member.id), 'chat'))
  return ok(messageView(message))
}

/** What a list of rooms shows of a message: its beginning, on one line. */
export const preview = (text: string): string => [...text.replace(/\s+/g, ' ')].slice(0, 60).join('')
