import type { OutboxRow } from '../kit/outbox'
import { bump } from '../kit/signals'
import { type LineOrder, lineText } from './domain/line'
import { membersAt } from './domain/membership'
import { roomPlace } from './domain/waiting'
import { post } from './post'
import { messageById, takeNumber } from './store'

/** Writes a quiet line of the product into a room: who came, who went. Safe to repeat. */
export const postLine = async (row: OutboxRow, now: number): Promise<void> => {
  const order = row.payload as unknown as LineOrder
  const _id = row._id
  if (await messageById(_id)) return
  const text = lineText(order)
  const room = await takeNumber(order.roomId, now, {
    last: { id: _id, at: now, kind: 'line', text, author: '' }, place: roomPlace, effect: null,
  })
  if (!room) return
  await post(room, {
    _id, roomId: room._id, requestId: _id, seq: room.seq, rev: room.seq, at: now, changedAt: now,
    authorId: 'system', authorName: '', side: 'system', kind: 'line', text, ticketId: null,
  })
  await bump(membersAt(room, now).map((member) => member.id), 'chat')
}
