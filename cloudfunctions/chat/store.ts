import { everybody, isSaid, saidKinds } from '../../types/chat'
import { type CommitmentDocument, commitTo, moveCommitment, settleCommitment } from '../kit/commitments'
import { type Transaction, type Update, collection, inTransaction, undo } from '../kit/db'
import { messagesByIds } from '../kit/directory'
import { inserts } from '../kit/inserts'
import { lookup } from '../kit/lookup'
import { type OutboxRow, queue } from '../kit/outbox'
import { promiseId } from './domain/promise/commitment'
import type { MessageDocument, ReadDocument, RoomDocument, RoomMember, WordsDocument } from './domain/documents'
import { restingMs } from './domain/words'

const rooms = collection<RoomDocument>('rooms')
const messages = collection<MessageDocument>('messages')
const reads = collection<ReadDocument>('reads')
const words = collection<WordsDocument>('words')

/** A message under content check, beside its file; gone when the check has spoken. */
export interface HeldDocument {
  _id: string
  fileId: string
}
const holding = collection<HeldDocument>('held')

const said = { $in: [...saidKinds] }

type Last = NonNullable<RoomDocument['last']>

/** A message that comes to stand in a place, and what it means for who waits there. */
export interface Coming {
  last: Last
  place: string
  effect: 'asks' | 'answers' | null
}

/** The timer then looks at the room and finds when something is owed (remind.ts). Whoever begins to wait keeps the earlier moment; an answer ends it. All in the step that takes the number. */
const numbered = ({ last, place, effect }: Coming, now: number): Update => ({
  $inc: { seq: 1 },
  $set: { last },
  ...(effect === 'asks' ? { $min: { [`waits.${place}`]: now, remindAt: now } } : {}),
  ...(effect === 'answers' ? { $unset: { [`waits.${place}`]: true } } : {}),
})

/**
 * Takes the room's next number, if the person is a member at this moment, in one atomic step: the check and the
 * number cannot come apart. null when there is no such room or he is not in it.
 */
export const takeNumberAsMember = (
  roomId: string, personId: string, role: RoomMember['role'], now: number, coming: Coming,
): Promise<RoomDocument | null> =>
  rooms.changeOne(
    { _id: roomId, members: { $elemMatch: { id: personId, role, from: { $lte: now }, to: { $gt: now } } } },
    numbered(coming, now),
  )

/** Takes the room's next number for somebody whose right to write was checked elsewhere. */
export const takeNumber = (roomId: string, now: number, coming: Coming): Promise<RoomDocument | null> =>
  rooms.changeOne({ _id: roomId }, numbered(coming, now))

/** Takes `count` numbers for changes of messages; the last of them is the room's new `seq`. */
export const takeNumbers = (roomId: string, count: number): Promise<RoomDocument | null> =>
  rooms.changeOne({ _id: roomId }, { $inc: { seq: count } })

const writeAlone = inserts(messages.insert)

/** false when a message by that id is there already. What it owes goes with it, in one transaction. */
export const writeMessage = (message: MessageDocument, owed: OutboxRow[] = []): Promise<boolean> =>
  owed.length === 0
    ? writeAlone(message)
    : inTransaction(async (tx) => {
        if (!(await tx.of<MessageDocument>('messages').insert(message))) undo(false)
        await queue(tx, owed)
        return true
      })

export const messageById = (id: string): Promise<MessageDocument | null> => messages.get(id)

/** Those of the named messages that stand in the room, oldest first. */
export const inRoom = async (roomId: string, ids: readonly string[]): Promise<MessageDocument[]> =>
  (await messagesByIds(ids)).filter((message) => message.roomId === roomId).sort((a, b) => a.seq - b.seq)

/** Oldest first, from a place on. */
export const from = (roomId: string, seq: number, limit: number): Promise<MessageDocument[]> =>
  messages.find({ roomId, seq: { $gte: seq } }, { sort: [['seq', 1]], limit })

/** Messages of the open room from a place on that are in no thread yet, oldest first. */
export const looseFrom = (roomId: string, seq: number, limit: number): Promise<MessageDocument[]> =>
  messages.find({ roomId, seq: { $gte: seq }, ticketId: null, kind: said }, { sort: [['seq', 1]], limit })

/** The newest of a place, newest first. */
export const newestOf = async (roomId: string, ticketId: string | null, limit: number): Promise<MessageDocument[]> =>
  ticketId === null
    ? messages.find({ roomId, seq: { $gt: 0 }, ticketId: null }, { sort: [['seq', -1]], limit })
    : (await messages.find({ ticketId }, { sort: [['rev', -1]], limit })).sort((a, b) => b.seq - a.seq)

/** The first message of the enterprise in a place since a moment. */
export const askedAt = async (roomId: string, ticketId: string | null, since: number): Promise<MessageDocument | null> => {
  const found = await newestOf(roomId, ticketId, 200)
  return found.filter(({ at, side, kind }) => at >= since && side === 'enterprise' && isSaid(kind)).at(-1) ?? null
}

/** Messages that quote this one or are copies of it: they come after it, and soon, as long as it can be recalled. */
export const repeating = ({ _id, roomId, seq }: MessageDocument): Promise<MessageDocument[]> =>
  messages.find({ roomId, seq: { $gt: seq }, $or: [{ quoteId: _id }, { copyOf: _id }] }, { limit: 200 })

/** Lets a message's readers fetch it anew under a later number. */
export const touch = (id: string, rev: number, now: number): Promise<MessageDocument | null> =>
  messages.changeOne({ _id: id, rev: { $lt: rev } }, { $set: { rev, changedAt: now } })

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
  messages.find({ _id: { $in: [...ids] }, roomId, ticketId: null, kind: said }, { sort: [['seq', 1]], limit: ids.length })

/** null when a recall was first: its trace stays in the room. */
export const moveToThread = (id: string, ticketId: string, rev: number, now: number): Promise<MessageDocument | null> =>
  messages.changeOne({ _id: id, ticketId: null, kind: said }, { $set: { ticketId, rev, changedAt: now, moved: true } })

/** Empties what was said and leaves its trace, unless a change with a higher number was there first. */
export const emptyText = (id: string, rev: number, now: number): Promise<MessageDocument | null> =>
  messages.changeOne({ _id: id, kind: said, rev: { $lt: rev } }, {
    $set: { kind: 'recalled', text: '', rev, changedAt: now }, $unset: { quoteId: true, mentions: true, forwarded: true, file: true, held: true, promise: true },
  })

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

/**
 * Puts the waiting of a place right after messages were taken back or moved, unless others have come since the room
 * was read; answers whether that is so.
 */
export const setWaiting = async ({ _id, seq }: RoomDocument, place: string, since: number | null): Promise<boolean> =>
  (await rooms.changeOne({ _id, seq }, since === null
    ? { $unset: { [`waits.${place}`]: true } }
    : { $set: { [`waits.${place}`]: since }, $min: { remindAt: since } })) !== null

/** Rooms in which somebody may have to be reminded at `now`, through their index. */
export const dueRooms = (now: number, limit: number): Promise<RoomDocument[]> =>
  rooms.find({ remindAt: { $lte: now } }, { sort: [['remindAt', 1]], limit })

const roomsPage = 1_000

/** Every room in which somebody waits, without what was said last. */
export const waitingRooms = async (): Promise<RoomDocument[]> => {
  const found: RoomDocument[] = []
  for (let after = ''; ;) {
    const page = await rooms.find({ _id: { $gt: after }, waits: { $exists: true } },
      { sort: [['_id', 1]], limit: roomsPage, fields: ['name', 'waits', 'members'] })
    found.push(...page.filter(({ waits }) => Object.keys(waits ?? {}).length > 0))
    if (page.length < roomsPage) return found
    after = page.at(-1)!._id
  }
}

/** When to look at the room again; not done when a message has asked for an earlier moment meanwhile. */
export const remindNext = ({ _id, remindAt }: RoomDocument, next: number | null): Promise<RoomDocument | null> =>
  rooms.changeOne({ _id, remindAt }, next === null ? { $unset: { remindAt: true } } : { $set: { remindAt: next } })

/** Whether somebody speaks to the person after what he has read. */
export const mentionedAfter = async (roomId: string, personId: string, readSeq: number): Promise<boolean> =>
  (await messages.find(
    { roomId, seq: { $gt: readSeq }, mentions: { $in: [personId, everybody] }, authorId: { $ne: personId } },
    { limit: 1, fields: ['kind'] },
  )).some(({ kind }) => kind !== 'recalled')

/** How far each of these people has read the room; 0 for who never was there. */
export const readersOf = async (roomId: string, personIds: readonly string[]): Promise<Map<string, number>> => {
  const found = await reads.find({ _id: { $in: personIds.map((id) => readId(roomId, id)) } }, { limit: Math.max(1, personIds.length) })
  const byId = new Map(found.map((read) => [read._id, read.seq]))
  return new Map(personIds.map((id) => [id, byId.get(readId(roomId, id)) ?? 0]))
}

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

/** Lets the timer gather the room's words for the search, once nothing of what stands there now can be recalled. */
export const gatherLater = (roomId: string, now: number): Promise<RoomDocument | null> =>
  rooms.changeOne({ _id: roomId }, { $min: { gatherAt: now + restingMs } })

export const roomsToGather = (now: number, limit: number): Promise<RoomDocument[]> =>
  rooms.find({ gatherAt: { $lte: now } }, { sort: [['gatherAt', 1]], limit })

export const gatheredUpTo = ({ _id, gatherAt }: RoomDocument, gathered: number, again: number | null): Promise<RoomDocument | null> =>
  rooms.changeOne({ _id, ...(gatherAt === undefined ? {} : { gatherAt }) }, {
    $max: { gathered }, ...(again === null ? { $unset: { gatherAt: true } } : { $set: { gatherAt: again } }),
  })

/** false when somebody else has written one of them. */
export const addWords = (runs: WordsDocument[]): Promise<boolean> => words.insert(...runs)

/** Runs of the room before the `n`-th in which each of the words stands somewhere, newest first. */
export const wordsWith = (roomId: string, n: number, parts: readonly string[], limit: number): Promise<WordsDocument[]> =>
  words.find(
    { roomId, n: { $lte: n }, $and: parts.map((part) => ({ text: { $regex: literally(part) } })) }, { sort: [['n', -1]], limit },
  )

const literally = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')

export const atPlaces = (roomId: string, seqs: readonly number[]): Promise<MessageDocument[]> =>
  messages.find({ roomId, seq: { $in: [...seqs] } }, { sort: [['seq', -1]], limit: seqs.length })

/** From one place (inclusive) up to another (exclusive), newest first. */
export const between = (roomId: string, low: number, high: number, limit: number): Promise<MessageDocument[]> =>
  messages.find({ roomId, seq: { $gte: low, $lt: high } }, { sort: [['seq', -1]], limit })

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

type Promised = NonNullable<MessageDocument['promise']>

/** Changes what a message promises, and what follows from it, in one transaction; null when it is no longer as it was. */
const changePromise = (
  { _id }: MessageDocument, was: Partial<Promised>, next: Promised | null, rev: number, now: number, follow: (tx: Transaction) => Promise<unknown>,
): Promise<MessageDocument | null> =>
  inTransaction(async (tx) => {
    const same = Object.fromEntries(Object.entries(was).map(([field, value]) => [`promise.${field}`, value]))
    const changed = await tx.of<MessageDocument>('messages').changeOne({ _id, kind: 'text', rev: { $lt: rev }, ...same }, next
      ? { $set: { promise: next, rev, changedAt: now } }
      : { $set: { rev, changedAt: now }, $unset: { promise: true } })
    if (!changed) return undo(null)
    await follow(tx)
    return changed
  })

/** What was offered is kept from now on, and chased. */
export const keepPromise = (message: MessageDocument, made: Omit<CommitmentDocument, 'state' | 'chaseAt'>, rev: number, now: number) =>
  changePromise(message, { state: 'offered' }, { state: 'open', dueAt: made.dueAt }, rev, now, (tx) => commitTo(tx, made))

export const movePromise = (message: MessageDocument, dueAt: number, rev: number, now: number) =>
  changePromise(message, { state: 'open' }, { state: 'open', dueAt }, rev, now, (tx) => moveCommitment(tx, promiseId(message._id), dueAt, now))

export const declinePromise = (message: MessageDocument, rev: number, now: number) =>
  changePromise(message, { state: 'offered' }, null, rev, now, () => Promise.resolve())

export const fulfilPromise = (message: MessageDocument, promise: Promised, rev: number, now: number) =>
  changePromise(message, { state: 'open' }, { state: 'fulfilled', dueAt: promise.dueAt }, rev, now, (tx) => settleCommitment(tx, promiseId(message._id), 'kept'))

/** A recalled message promises nothing; whatever was kept of it meanwhile is dropped. */
export const dropPromise = (messageId: string): Promise<unknown> =>
  inTransaction((tx) => settleCommitment(tx, promiseId(messageId), 'dropped'))
