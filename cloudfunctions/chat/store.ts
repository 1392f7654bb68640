import { collection } from '../kit/db'
import { inserts } from '../kit/inserts'
import { lookup } from '../kit/lookup'
import type { MessageDocument, ReadDocument, RoomDocument } from './domain/documents'

const rooms = collection<RoomDocument>('rooms')
const messages = collection<MessageDocument>('messages')
const reads = collection<ReadDocument>('reads')

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
export const writeMessage: (message: MessageDocument) => Promise<boolean> = inserts(messages.insert)

export const messageById = (id: string): Promise<MessageDocument | null> => messages.get(id)

interface Question { id: string; after: number; limit: number }

/** Questions about this many places go into one request. */
const mostTogether = 40

/**
 * Reads forward in one place. What is asked at the same moment, as all members of a room do after a signal, shares one
 * request; so do several places, unless together they have more to tell than one of them asked for.
 */
const forward = (place: 'roomId' | 'ticketId') => {
  const one = ({ id, after, limit }: Question): Promise<MessageDocument[]> =>
    messages.find({ [place]: id, rev: { $gt: after } }, { sort: [['rev', 1]], limit })

  const together = async (questions: Question[]): Promise<MessageDocument[][]> => {
    const limit = Math.min(...questions.map((question) => question.limit))
    const branches = questions.map(({ id, after }) => ({ [place]: id, rev: { $gt: after } }))
    const found = questions.length === 1 ? null : await messages.find({ $or: branches }, { sort: [['rev', 1]], limit })
    if (!found || found.length === limit) return Promise.all(questions.map(one))
    return questions.map(({ id, after }) => found.filter((message) => message[place] === id && message.rev > after))
  }

  const read = lookup<MessageDocument[]>(async (keys) => {
    const answers = new Map<string, MessageDocument[]>()
    await Promise.all(parted(keys, mostTogether).map(async (some) => {
      const found = await together(some.map((key) => JSON.parse(key) as Question))
      some.forEach((key, index) => answers.set(key, found[index]!))
    }))
    return answers
  })
  return async (id: string, after: number, limit: number): Promise<MessageDocument[]> =>
    (await read(JSON.stringify({ id, after, limit } satisfies Question))) ?? []
}

const parted = <T>(list: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, part) => list.slice(part * size, (part + 1) * size))

export const changedAfter = forward('roomId')
export const threadAfter = forward('ticketId')

/** Newest first. */
export const before = (roomId: string, seq: number | undefined, limit: number): Promise<MessageDocument[]> =>
  messages.find(seq === undefined ? { roomId } : { roomId, seq: { $lt: seq } }, { sort: [['seq', -1]], limit })

/** Those of the named messages that are in the room, in no thread yet and not recalled. */
export const loose = (roomId: string, ids: readonly string[]): Promise<MessageDocument[]> =>
  messages.find({ _id: { $in: [...ids] }, roomId, ticketId: null, kind: 'text' }, { sort: [['seq', 1]], limit: ids.length })

/** null when a recall was first: its trace stays in the room. */
export const moveToThread = (id: string, ticketId: string, rev: number, now: number): Promise<MessageDocument | null> =>
  messages.changeOne({ _id: id, ticketId: null, kind: 'text' }, { $set: { ticketId, rev, changedAt: now } })

/** Empties a text and leaves its trace, unless a change with a higher number was there first. */
export const emptyText = (id: string, rev: number, now: number): Promise<MessageDocument | null> =>
  messages.changeOne({ _id: id, kind: 'text', rev: { $lt: rev } }, { $set: { kind: 'recalled', text: '', rev, changedAt: now } })

/** Takes the room's next number for a message's recall and, if it is the last line, the words out of the list of rooms. */
export const takeRecallNumber = async (roomId: string, messageId: string): Promise<number | null> => {
  const room = (await rooms.changeOne(
    { _id: roomId, 'last.id': messageId }, { $inc: { seq: 1 }, $set: { 'last.kind': 'recalled', 'last.text': '' } },
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
