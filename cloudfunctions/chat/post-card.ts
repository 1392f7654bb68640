import { isSaid } from '../../types/chat'
import { derivedId } from '../kit/ids'
import type { OutboxRow } from '../kit/outbox'
import { bump } from '../kit/signals'
import { bureauPeople, personById, roomById, ticketFacts } from '../kit/directory'
import type { CardOrder } from './domain/card'
import { membersAt, membership } from './domain/membership'
import { sideOf } from './access'
import { copyToThread } from './copy'
import { inRoom, loose, messageById, moveToThread, takeNumber, takeNumbers } from './store'
import { placeOf } from './domain/waiting'
import { post } from './post'
import { settleWaiting } from './settle-waiting'

/** Puts a new ticket's card into its room and moves the messages it was made from into its thread. Safe to repeat. */
export const postCard = async (row: OutboxRow, now: number): Promise<void> => {
  const order = row.payload as unknown as CardOrder
  await putCard(order, now)
  await moveMessages(order, now)
  const [room, ticket] = await Promise.all([roomById(order.roomId), ticketFacts(order.ticketId)])
  const officers = await bureauPeople(ticket?.bureauIds ?? [])
  const members = room ? membersAt(room, now).map((member) => member.id) : []
  await bump([...members, ...officers.map((person) => person._id)], 'chat')
}

const putCard = async ({ roomId, ticketId, text, author }: CardOrder, now: number): Promise<void> => {
  const _id = derivedId(ticketId, 'card')
  const [there, person] = await Promise.all([messageById(_id), personById(author.id)])
  if (there) return
  const room = await takeNumber(roomId, now, {
    last: { id: _id, at: now, kind: 'card', text, author: author.name }, place: placeOf(ticketId), effect: null,
  })
  if (!room || !person) return
  await post(room, {
    _id, roomId, requestId: _id, seq: room.seq, rev: room.seq, at: now, changedAt: now,
    authorId: author.id, authorName: author.name, side: sideOf(membership(room, author.id, now)),
    kind: 'card', text, ticketId,
  })
}

/** What is in another ticket's thread already, because the message speaks of two matters, is copied from there. */
const moveMessages = async ({ roomId, ticketId, messageIds, author }: CardOrder, now: number): Promise<void> => {
  if (messageIds.length === 0) return
  await moveLoose(roomId, ticketId, messageIds, now)
  const taken = (await inRoom(roomId, messageIds)).filter((message) =>
    message.ticketId !== null && message.ticketId !== ticketId && isSaid(message.kind) && !message.held)
  const room = taken.length > 0 ? await roomById(roomId) : null
  if (room) await copyToThread(taken, { ticketId, author, side: sideOf(membership(room, author.id, now)) }, now)
}

const moveLoose = async (roomId: string, ticketId: string, messageIds: string[], now: number): Promise<void> => {
  const moving = await loose(roomId, messageIds)
  if (moving.length === 0) return
  const room = await takeNumbers(roomId, moving.length)
  if (!room) return
  const first = room.seq - moving.length + 1
  for (const [index, message] of moving.entries()) await moveToThread(message._id, ticketId, first + index, now)
  await settleWaiting(roomId, null)
}
