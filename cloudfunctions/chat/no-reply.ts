import { type Result, ok, refuse } from '../../types/result'
import type { Input } from '../../types/api'
import type { Actor } from '../kit/actor'
import { bureauPeople, roomById, ticketFacts } from '../kit/directory'
import { derivedId } from '../kit/ids'
import type { Handler } from '../kit/serve'
import { bump } from '../kit/signals'
import { entered, enteredThread } from './access'
import type { RoomDocument } from './domain/documents'
import { membersAt } from './domain/membership'
import { messageView, preview } from './domain/view'
import { placeOf } from './domain/waiting'
import { post } from './post'
import { messageById, takeNumber } from './store'

/** Says that the enterprise's words need no answer, and why: a line in the conversation that everybody reads. */
export const noReply: Handler<'chat.noReply'> = async (input, { actor, now, after }) => {
  const place = await placeFor(input, actor, now)
  if (!place.ok) return place
  const { room, bureauIds } = place.value
  const ticketId = input.ticketId ?? null
  const _id = derivedId(actor.id, room._id, placeOf(ticketId), input.requestId)
  const earlier = await messageById(_id)
  if (earlier) return ok(messageView(earlier))
  if (room.waits?.[placeOf(ticketId)] === undefined) return refuse('wrong_state')
  const numbered = await takeNumber(room._id, now, {
    last: { id: _id, at: now, kind: 'line', text: preview(input.reason), author: actor.name }, place: placeOf(ticketId), effect: 'answers',
  })
  if (!numbered) return refuse('not_found')
  const message = await post(numbered, {
    _id, roomId: room._id, requestId: input.requestId, seq: numbered.seq, rev: numbered.seq, at: now, changedAt: now,
    authorId: actor.id, authorName: actor.name, side: 'government', kind: 'line', text: input.reason, ticketId,
    line: { event: 'no_reply', count: 1 },
  })
  after(async () => {
    const officers = await bureauPeople(bureauIds)
    await bump([...membersAt(room, now).map(({ id }) => id), ...officers.map((person) => person._id)], 'chat')
  })
  return ok(messageView(message))
}

/** In the open room only its cadre can say it, in a thread whoever of the government side reads it. */
const placeFor = async (
  { roomId, ticketId }: Input<'chat.noReply'>, actor: Actor, now: number,
): Promise<Result<{ room: RoomDocument; bureauIds: string[] }>> => {
  if (ticketId === undefined) {
    const entry = entered(await roomById(roomId), actor, now)
    if (!entry.ok) return entry
    return entry.value.as === 'cadre' ? ok({ room: entry.value.room, bureauIds: [] }) : refuse('forbidden')
  }
  const entry = await enteredThread(await ticketFacts(ticketId), actor, now)
  if (!entry.ok) return entry
  const { room, ticket, as, hidden } = entry.value
  if (room._id !== roomId || hidden) return refuse('not_found')
  return as === 'staff' ? refuse('forbidden') : ok({ room, bureauIds: ticket.bureauIds })
}
