import { saidKinds } from '../../types/chat'
import { collection } from '../kit/db'
import type { MessageDocument, ReadDocument, RoomDocument } from './domain/documents'

const rooms = collection<RoomDocument>('rooms')
const messages = collection<MessageDocument>('messages')
const reads = collection<ReadDocument>('reads')

/** A message under content check, beside its file; gone when the check has spoken. */
export interface HeldDocument {
  _id: string
  fileId: string
}
const holding = collection<HeldDocument>('held')

const said = { $in: [...saidKinds] }

type Last = NonNullable<RoomDocument['last']>

/**
 * Takes the room's next number, if the person is a member at this moment, in one atomic step: the check and the
 * number cannot come apart. null when there is no such room or he is not in it.
 */
export const takeNumberAsMember = (
  roomId: string, personId: string, now: number, last: Last,
): Promise<RoomDocument | null> =>
  rooms.changeOne(
    { _id: roomId, members: { $elemMatch: { id: personId, from: { $lte: now }, to: { $gt: now } } } },
    { $inc: { seq: 1 }, $set: { last } },
  )

/** Takes the room's next number for somebody whose right to write was checked elsewhere. */
export const takeNumber = (roomId: string, last: Last): Promise<RoomDocument | null> =>
  rooms.changeOne({ _id: roomId }, { $inc: { seq: 1 }, $set: { last } })

/** Takes `count` numbers for changes of messages; the last of them is the room's new `seq`. */
export const takeNumbers = (roomId: string, count: number): Promise<RoomDocument | null> =>
  rooms.changeOne({ _id: roomId }, { $inc: { seq: count } })

/** false when a message by that id is there already. */
export const writeMessage = (message: MessageDocument): Promise<boolean> => messages.insert(message)

export const messageById = (id: string): Promise<MessageDocument | null> => messages.get(id)

export const changedAfter = (roomId: string, after: number, limit: number): Promise<MessageDocument[]> =>
  messages.find({ roomId, rev: { $gt: after } }, { sort: [['rev', 1]], limit })

export const threadAfter = (ticketId: string, after: number, limit: number): Promise<MessageDocument[]> =>
  messages.find({ ticketId, rev: { $gt: after } }, { sort: [['rev', 1]], limit })

/** Newest first. */
export const before = (roomId: string, seq: number | undefined, limit: number): Promise<MessageDocument[]> =>
  messages.find(seq === undefined ? { roomId } : { roomId, seq: { $lt: seq } }, { sort: [['seq', -1]], limit })

/** Those of the named messages that are in the room, in no thread yet and not recalled. */
export const loose = (roomId: string, ids: readonly string[]): Promise<MessageDocument[]> =>
  messages.find({ _id: { $in: [...ids] }, roomId, ticketId: null, kind: said }, { sort: [['seq', 1]], limit: ids.length })

/** null when a recall was first: its trace stays in the room. */
export const moveToThread = (id: string, ticketId: string, rev: number, now: number): Promise<MessageDocument | null> =>
  messages.changeOne({ _id: id, ticketId: null, kind: said }, { $set: { ticketId, rev, changedAt: now } })

/** Empties what was said and leaves its trace, unless a change with a higher number was there first. */
export const emptyText = (id: string, rev: number, now: number): Promise<MessageDocument | null> =>
  messages.changeOne({ _id: id, kind: said, rev: { $lt: rev } }, { $set: { kind: 'recalled', text: '', rev, changedAt: now }, $unset: { file: true, held: true } })

/** Takes the room's next number for a message's recall and, if it is the last line, the words out of the list of rooms. */
export const takeRecallNumber = async (
  roomId: string, messageId: string, kind: 'recalled' | 'refused' = 'recalled',
): Promise<number | null> => {
  const room = (await rooms.changeOne(
    { _id: roomId, 'last.id': messageId }, { $inc: { seq: 1 }, $set: { 'last.kind': kind, 'last.text': '' } },
  )) ?? (await takeNumbers(roomId, 1))
  return room?.seq ?? null
}

export const setLast = (roomId: string, last: Last): Promise<RoomDocument | null> =>
  rooms.changeOne({ _id: roomId }, { $set: { last } })

export const unreadCount = (roomId: string, personId: string, readSeq: number): Promise<number> =>
  messages.count({ roomId, seq: { $gt: readSeq }, authorId: { $ne: personId } })

const readId = (roomId: string, personId: string): string => `${roomId}:${personId}`

/** How far the person has read each room; 0 where he never was. */
export const readSeqs = async (roomIds: readonly string[], personId: string): Promise<Map<string, number>> => {
  if (roomIds.length === 0) return new Map()
  const found = await reads.find({ _id: { $in: roomIds.map((id) => readId(id, personId)) } }, { limit: roomIds.length })
  const bySelf = new Map(found.map((read) => [read._id, read.seq]))
  return new Map(roomIds.map((id) => [id, bySelf.get(readId(id, personId)) ?? 0]))
}

/** Never moves back, whatever order two devices report in. */
export const markRead = async (roomId: string, personId: string, seq: number): Promise<number> => {
  const _id = readId(roomId, personId)
  const raise = () => reads.changeOne({ _id }, { $max: { seq } })
  const read = (await raise()) ?? ((await reads.insert({ _id, seq })) ? { seq } : await raise())
  return read?.seq ?? seq
}

/** Notes that a message waits for the check of its file; before the message is there, so that no verdict can miss it. */
export const hold = (messageId: string, fileId: string): Promise<boolean> => holding.insert({ _id: messageId, fileId })

export const heldFor = (fileId: string): Promise<HeldDocument[]> => holding.find({ fileId }, { limit: 100 })

export const unhold = (messageId: string): Promise<number> => holding.remove({ _id: messageId })

/** Lets everybody see a message that was held; null when it is not held any more, or was recalled. */
export const show = (id: string, rev: number, now: number): Promise<MessageDocument | null> =>
  messages.changeOne({ _id: id, held: true }, { $set: { rev, changedAt: now }, $unset: { held: true } })

/** Puts the trace of a refusal in its place. */
export const hide = (id: string, rev: number, now: number): Promise<MessageDocument | null> =>
  messages.changeOne({ _id: id, held: true }, { $set: { kind: 'refused', text: '', rev, changedAt: now }, $unset: { file: true, held: true } })
