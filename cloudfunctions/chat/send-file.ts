import type { Message, Side } from '../../types/chat'
import { type Result, ok, refuse } from '../../types/result'
import type { FileDocument } from '../file/domain/documents'
import { fileView } from '../file/domain/view'
import { type TicketFacts, bureauPeople, fileById, ticketFacts } from '../kit/directory'
import { derivedId } from '../kit/ids'
import type { ReadingAhead, Situation } from '../kit/serve'
import { bump } from '../kit/signals'
import { enteredThread, roleIn, sideOf } from './access'
import type { MessageDocument, RoomDocument, RoomMember } from './domain/documents'
import { heardRows } from './heard'
import { membersAt } from './domain/membership'
import { messageView, preview } from './domain/view'
import { effectOn, placeOf } from './domain/waiting'
import { post } from './post'
import { settleHeld } from './settle-held'
import { type Coming, hold, takeNumber, takeNumberAsMember } from './store'

type Sendable = Result<FileDocument>

/** The caller's own finished upload for that place. Whoever names another one learns nothing of it. */
const sendable = (file: FileDocument | null, personId: string, place: { roomId: string | null; ticketId: string | null }): Sendable => {
  if (!file || file.by !== personId || file.state !== 'ready' || file.purpose !== 'message') return refuse('not_found')
  if (file.roomId !== place.roomId || file.ticketId !== place.ticketId) return refuse('not_found')
  return file.check === 'risky' ? refuse('risky_content') : ok(file)
}

/** What a list of rooms shows beside the kind. */
const textOf = ({ kind, name }: FileDocument): string => (kind === 'file' ? name : '')

const comingOf = (_id: string, file: FileDocument, side: Side, ticketId: string | null, { actor, now }: Situation): Coming => ({
  last: { id: _id, at: now, kind: file.kind, text: preview(textOf(file)), author: actor.name },
  place: placeOf(ticketId), effect: effectOn({ side, kind: file.kind }),
})

export const sendFile: ReadingAhead<'chat.sendFile', FileDocument | null> = {
  ahead: ({ fileId }) => fileById(fileId),
  async answer({ roomId, requestId }, situation, found) {
    const { actor, now } = situation
    const file = sendable(found, actor.id, { roomId, ticketId: null })
    if (!file.ok) return file
    const _id = derivedId(actor.id, roomId, requestId)
    const role = roleIn(actor, roomId)
    const room = await takeNumberAsMember(roomId, actor.id, role, now, comingOf(_id, file.value, sideOf(role), null, situation))
    if (!room) return refuse('not_found')
    return put(room, { _id, requestId, file: file.value, ticket: null, as: role }, situation)
  },
}

export const replyFile: ReadingAhead<'chat.replyFile', [FileDocument | null, TicketFacts | null]> = {
  ahead: ({ fileId, ticketId }) => Promise.all([fileById(fileId), ticketFacts(ticketId)]),
  async answer({ ticketId, requestId }, situation, [found, facts]) {
    const { actor, now } = situation
    const entry = await enteredThread(facts, actor, now)
    if (!entry.ok) return entry
    const file = sendable(found, actor.id, { roomId: null, ticketId })
    if (!file.ok) return file
    const { ticket, as } = entry.value
    const _id = derivedId(actor.id, ticketId, requestId)
    const room = await takeNumber(ticket.roomId, now, comingOf(_id, file.value, sideOf(as), ticketId, situation))
    if (!room) return refuse('not_found')
    return put(room, { _id, requestId, file: file.value, ticket, as }, situation)
  },
}

interface Putting {
  _id: string
  requestId: string
  file: FileDocument
  ticket: TicketFacts | null
  as: RoomMember['role'] | null
}

/** Stores the message, for all to see or, while its file is being checked, for its author alone. */
const put = async (room: RoomDocument, { _id, requestId, file, ticket, as }: Putting, { actor, now, after }: Situation): Promise<Result<Message>> => {
  const held = file.check === 'pending'
  if (held) await hold(_id, file._id)
  const message: MessageDocument = {
    _id, roomId: room._id, requestId, seq: room.seq, rev: room.seq, at: now, changedAt: now,
    authorId: actor.id, authorName: actor.name, side: sideOf(as),
    kind: file.kind, text: textOf(file), ticketId: ticket?._id ?? null, file: fileView(file), ...(held ? { held } : {}),
  }
  const stored = await post(room, message, heardRows(message, ticket))
  after(async () => {
    if (held) {
      await bump([actor.id], 'chat')
      // The verdict may have come while the message was being written.
      const { check } = (await fileById(file._id)) ?? file
      if (check !== 'pending') await settleHeld(file._id, check, now)
      return
    }
    const officers = await bureauPeople(ticket?.bureauIds ?? [])
    await bump([...membersAt(room, now).map(({ id }) => id), ...officers.map((person) => person._id)], 'chat')
  })
  return ok(messageView(stored))
}
