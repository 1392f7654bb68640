import { dayOf, startOfDay } from './clock/calendar'
import { type Collection, type Transaction, collection } from './db'

/** A `proposal` waits for one side's word on a visit. */
export type CommitmentKind = 'promise' | 'step' | 'visit' | 'policy' | 'proposal'

/** What these ask for is over with their date, kept or not; a promise stays owed. */
const passing: readonly CommitmentKind[] = ['visit', 'policy', 'proposal']

/**
 * A date that somebody is held to outside the clocks of a ticket: a promise in the chat, a step of a plan, a visit,
 * the last day of a policy. Whoever makes one writes it in his own transaction; `notify` chases it, once, some working
 * time before (the rule of that kind says how long), unless it is settled by then.
 */
export interface CommitmentDocument {
  /** Derived from what it came from, so that it is never made twice. */
  _id: string
  kind: CommitmentKind
  /** Who is held to it: people, `bureau:<id>` for a step that a bureau has given to nobody, `enterprise:<id>` for all its staff. */
  personIds: string[]
  /** The enterprise it was given to. */
  enterpriseId: string
  enterpriseName: string
  ticketId: string | null
  number: string
  /** One line that says what. */
  what: string
  /** Where a tap leads; no leading slash. */
  page: string
  state: 'open' | 'kept' | 'dropped'
  dueAt: number
  /** When to look next, `noEnd` once it was chased or settled; whoever chases moves it ahead first. */
  chaseAt: number
  madeAt: number
}

const name = 'commitments'
const noEnd = 8_640_000_000_000_000
const commitments = (): Collection<CommitmentDocument> => collection<CommitmentDocument>(name)

/**
 * Makes a commitment in the transaction of what it follows from; `false` when it was made before.
 * It is looked at in the first minute after, and then when it has to be chased.
 */
export const commitTo = (tx: Transaction, made: Omit<CommitmentDocument, 'state' | 'chaseAt'>): Promise<boolean> =>
  tx.of<CommitmentDocument>(name).insert({ ...made, state: 'open', chaseAt: made.madeAt })

/** The same for many at once; throws when one of them was made before. */
export const commitToAll = async (tx: Transaction, made: readonly Omit<CommitmentDocument, 'state' | 'chaseAt'>[]): Promise<void> => {
  const fresh = made.map((one): CommitmentDocument => ({ ...one, state: 'open', chaseAt: one.madeAt }))
  if (!(await tx.of<CommitmentDocument>(name).insert(...fresh))) throw new Error('a commitment was made before')
}

/** Nothing is owed any more of these. */
export const dropCommitments = async (ids: readonly string[]): Promise<void> => {
  if (ids.length > 0) await commitments().changeAll({ _id: { $in: [...ids] }, state: 'open' }, { $set: { state: 'dropped', chaseAt: noEnd } })
}

/** One that nobody is reminded of from here: a step as it is now, which its ticket chases itself. */
export const keepQuietly = (tx: Transaction, made: Omit<CommitmentDocument, 'state' | 'chaseAt'>): Promise<void> =>
  tx.of<CommitmentDocument>(name).put({ ...made, state: 'open', chaseAt: noEnd })

/** Another date for the same commitment; it is chased anew. */
export const moveCommitment = (tx: Transaction, id: string, dueAt: number, now: number): Promise<CommitmentDocument | null> =>
  tx.of<CommitmentDocument>(name).changeOne({ _id: id, state: 'open' }, { $set: { dueAt, chaseAt: now } })

/** It is kept, or nothing is owed any more: whatever reminder is under way becomes moot. */
export const settleCommitment = (tx: Transaction, id: string, state: 'kept' | 'dropped'): Promise<CommitmentDocument | null> =>
  tx.of<CommitmentDocument>(name).changeOne({ _id: id, state: 'open' }, { $set: { state, chaseAt: noEnd } })

/**
 * Another person takes over what is still open, as at a handover: all of it, or what was given to one enterprise. A step
 * of a plan goes where its ticket goes.
 */
export const handOverCommitments = async (from: string, to: string, enterpriseId?: string): Promise<number> => {
  const open = await commitments().find(
    { personIds: from, state: 'open', kind: { $in: ['promise', 'visit', 'policy', 'proposal'] }, ...(enterpriseId === undefined ? {} : { enterpriseId }) }, { limit: 1000 })
  for (const one of open) {
    await commitments().changeOne({ _id: one._id }, { $set: { personIds: one.personIds.map((id) => (id === from ? to : id)) } })
  }
  return open.length
}

export const commitmentById = (id: string): Promise<CommitmentDocument | null> => commitments().get(id)

/** Of these ids the ones that are still open at `now`. */
export const openCommitments = async (ids: readonly string[], now: number): Promise<Set<string>> => {
  if (ids.length === 0) return new Set()
  const open = await commitments().find({ _id: { $in: [...ids] }, state: 'open' }, { limit: ids.length, fields: ['kind', 'dueAt'] })
  return new Set(open.filter(({ kind, dueAt }) => dueAt > now || !passing.includes(kind)).map(({ _id }) => _id))
}

/** What is open of one enterprise, the nearest first. */
export const commitmentsFor = (enterpriseId: string, kinds: readonly CommitmentKind[]): Promise<CommitmentDocument[]> =>
  commitments().find({ enterpriseId, state: 'open', kind: { $in: [...kinds] } }, { sort: [['dueAt', 1]], limit: 100 })

/** What somebody is held to on the day that ends at `until` under one of his names, the nearest first: what is owed still, what passes on this day. */
export const commitmentsOf = (names: readonly string[], until: number): Promise<CommitmentDocument[]> =>
  commitments().find({
    personIds: { $in: [...names] }, state: 'open', dueAt: { $lte: until },
    $or: [{ kind: { $nin: [...passing] } }, { dueAt: { $gte: startOfDay(dayOf(until)) } }],
  }, { sort: [['dueAt', 1]], limit: 100 })

export const commitmentsToChase = (now: number, limit: number): Promise<CommitmentDocument[]> =>
  commitments().find({ chaseAt: { $lte: now } }, { sort: [['chaseAt', 1]], limit })

/** Moves the next look; null when somebody else has, or it was settled. */
export const lookAgain = ({ _id, chaseAt }: CommitmentDocument, next: number): Promise<CommitmentDocument | null> =>
  commitments().changeOne({ _id, chaseAt, state: 'open' }, { $set: { chaseAt: next } })
