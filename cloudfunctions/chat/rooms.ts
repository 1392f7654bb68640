import type { RoomRow } from '../../types/chat'
import { ok } from '../../types/result'
import { peopleByIds, roomById, roomsOf } from '../kit/directory'
import type { Handler, ReadingAhead } from '../kit/serve'
import { entered } from './access'
import type { RoomDocument } from './domain/documents'
import { membersAt } from './domain/membership'
import { roomPlace, waitingView } from './domain/waiting'
import { answerLimit, zoneNow } from '../kit/zone'
import { mentionedAfter, readSeqs, unreadCount } from './store'
import { placesOf } from './waiting'

/** The caller's rooms, the one with the newest message first. */
export const rooms: Handler<'chat.rooms'> = async (_input, { actor, now }) => {
  const mine = await roomsOf(actor.id, now)
  const [read, places, zone] = await Promise.all([
    readSeqs(mine.map(({ room }) => room._id), actor.id), placesOf(mine.map(({ room }) => room)), zoneNow(),
  ])
  const rows = await Promise.all(
    mine.map(async ({ room }) => {
      const readSeq = read.get(room._id) ?? 0
      const [unread, mentioned] = room.seq > readSeq
        ? await Promise.all([unreadCount(room._id, actor.id, readSeq), mentionedAfter(room._id, actor.id, readSeq)])
        : [0, false]
      const since = places.filter((place) => place.room === room).map((place) => place.since)
      return {
        id: room._id, enterprise: { id: room._id, name: room.name }, unread, last: lastLine(room), mentioned,
        waiting: since.length === 0 ? null : waitingView(Math.min(...since), now, zone.calendar, answerLimit(zone)),
      }
    }),
  )
  return ok({ rooms: rows.sort((a, b) => (b.last?.at ?? 0) - (a.last?.at ?? 0)) })
}

const lastLine = ({ last }: RoomDocument): RoomRow['last'] =>
  last && { at: last.at, kind: last.kind, text: last.text, author: last.author }

export const room: ReadingAhead<'chat.room', RoomDocument | null> = {
  ahead: ({ roomId }) => roomById(roomId),
  async answer({ roomId }, { actor, now }, found) {
    const entry = entered(found, actor, now)
    if (!entry.ok) return entry
    const members = membersAt(entry.value.room, now)
    const [people, read, zone] = await Promise.all([
      peopleByIds(members.map((member) => member.id)), readSeqs([roomId], actor.id), zoneNow(),
    ])
    const waitsOpenly = entry.value.room.waits?.[roomPlace]
    const byId = new Map(people.map((person) => [person._id, person]))
    return ok({
      id: roomId,
      enterprise: { id: roomId, name: entry.value.room.name },
      members: members.flatMap((member) => {
        const person = byId.get(member.id)
        return person ? [{ id: member.id, name: person.name, role: member.role, title: person.title }] : []
      }),
      seq: entry.value.room.seq,
      readSeq: read.get(roomId) ?? 0,
      waiting: waitsOpenly === undefined ? null : waitingView(waitsOpenly, now, zone.calendar, answerLimit(zone)),
    })
  },
}
