import { type Result, ok, refuse } from '../../../types/result'
import type { TicketDocument } from '../../ticket/domain/documents'
import { type Filter, type Transaction, collection, inTransaction, isDuplicate, undo } from '../../kit/db'
import { type OutboxRow, queue } from '../../kit/outbox'
import type { PairingDocument, PersonDocument } from '../domain/documents'
import type { HandoverDocument } from '../domain/handover'
import { raiseGuard } from '../guard/store'

const people = collection<PersonDocument>('people')
const pairings = collection<PairingDocument>('pairings')
const handovers = collection<HandoverDocument>('handovers')
const tickets = collection<TicketDocument>('tickets')

/** More enterprises than this one cadre never has. */
const mostPairings = 500

export const handoverById = (id: string): Promise<HandoverDocument | null> => handovers.get(id)
export const newestHandovers = (limit: number): Promise<HandoverDocument[]> =>
  handovers.find({ madeAt: { $gte: 0 } }, { sort: [['madeAt', -1]], limit })
export const takeoversOf = (personId: string, since: number, limit: number): Promise<HandoverDocument[]> =>
  handovers.find({ 'to.id': personId, at: { $gte: since } }, { sort: [['at', -1]], limit })

export const pairingsOfCadre = (cadreId: string, after: number): Promise<PairingDocument[]> =>
  pairings.find({ cadreId, to: { $gt: after } }, { limit: mostPairings })
export const pairingsOfEnterprise = (enterpriseId: string): Promise<PairingDocument[]> =>
  pairings.find({ enterpriseId, to: { $gte: 0 } }, { limit: mostPairings })

/** Everybody who stands, stood or will stand in for one of them. */
export const deputiesFor = (officialIds: readonly string[]): Promise<PersonDocument[]> =>
  officialIds.length === 0 ? Promise.resolve([]) : people.find({ 'deputising.for': { $in: [...officialIds] } }, { limit: 1000 })

export const officialsOfZone = (): Promise<PersonDocument[]> =>
  people.find({ roles: { $in: ['cadre', 'officer', 'lead', 'supervisor', 'observer', 'admin'] } }, { limit: 1000 })

export interface HandoverWriting {
  handover: HandoverDocument
  /** Written only if each is still as it was read. */
  before: PairingDocument[]
  put: PairingDocument[]
  /** The predecessor, with the end of his time. */
  person: PersonDocument | null
  rows: OutboxRow[]
  /** As read before the successor's pairings were counted; null where no pairing changes. */
  guard: number | null
}

/** Writes a handover with all its dates in one transaction: from then on access is what the dates say. */
export const writeHandover = async ({ handover, before, put, person, rows, guard }: HandoverWriting): Promise<Result<HandoverDocument>> => {
  try {
    return await inTransaction<Result<HandoverDocument>>(async (tx) => {
      if (!(await tx.of<HandoverDocument>('handovers').insert(handover))) undo(refuse('conflict'))
      if (guard !== null && !(await raiseGuard(tx, guard))) undo(refuse('conflict'))
      for (const pairing of before) {
        const there = await tx.of<PairingDocument>('pairings').get(pairing._id)
        if (!there || there.cadreId !== pairing.cadreId || there.to !== pairing.to) undo(refuse('conflict'))
      }
      for (const pairing of put) await tx.of<PairingDocument>('pairings').put(pairing)
      if (person) await putPerson(tx, person)
      await queue(tx, rows)
      return ok(handover)
    })
  } catch (error) {
    if (isDuplicate(error)) return refuse('conflict')
    throw error
  }
}

/** Undoes what was to come: the pairings as they were, the end of the predecessor's time, and the work that was queued. */
export const writeCancel = (
  handover: HandoverDocument, put: PairingDocument[], gone: string[], rowIds: string[], rows: OutboxRow[], guard: number,
): Promise<Result<HandoverDocument>> =>
  inTransaction<Result<HandoverDocument>>(async (tx) => {
    const cancelled = await tx.of<HandoverDocument>('handovers').changeOne({ _id: handover._id, cancelled: false }, { $set: { cancelled: true } })
    if (!cancelled) return undo(refuse('wrong_state'))
    if (!(await raiseGuard(tx, guard))) return undo(refuse('conflict'))
    for (const pairing of put) await tx.of<PairingDocument>('pairings').put(pairing)
    // An empty time is no pairing: it is over before it begins.
    for (const id of gone) await tx.of<PairingDocument>('pairings').changeOne({ _id: id }, { $set: { to: handover.at } })
    if (handover.leaving) await tx.of<PersonDocument>('people').changeOne({ _id: handover.from.id, until: handover.at }, { $unset: { until: true } })
    for (const id of rowIds) await tx.of<OutboxRow>('outbox').changeOne({ _id: id, state: 'pending' }, { $set: { state: 'done' } })
    await queue(tx, rows)
    return ok(cancelled)
  })

const putPerson = (tx: Transaction, person: PersonDocument): Promise<void> => tx.of<PersonDocument>('people').put(person)

/** Changes one person as he is now, with what follows. */
export const changePerson = (
  id: string, change: (person: PersonDocument) => Result<PersonDocument>, rows: OutboxRow[],
): Promise<Result<PersonDocument>> =>
  inTransaction<Result<PersonDocument>>(async (tx) => {
    const person = await tx.of<PersonDocument>('people').get(id)
    const changed = person ? change(person) : refuse('not_found')
    if (!changed.ok) return undo(changed)
    await putPerson(tx, changed.value)
    await queue(tx, rows)
    return changed
  })

/** An enterprise's tickets, the open ones and the newest of those that ended: what a successor reads. */
export const ticketsOfEnterprise = (enterpriseId: string, limit: number): Promise<TicketDocument[]> =>
  tickets.find({ enterpriseId }, { sort: [['updatedAt', -1]], limit })
export const countClosed = (enterpriseId: string): Promise<number> =>
  tickets.count({ enterpriseId, state: { $in: ['closed', 'withdrawn', 'declined'] } })

export const pairingsNow = async (now: number): Promise<PairingDocument[]> =>
  (await readAll<PairingDocument>('pairings', undefined, { to: { $gt: now } })).filter(({ from }) => from <= now)

const page = 1000

/** A whole collection, page by page: for the checker, which has to see everything. */
export const readAll = async <D extends { _id: string }>(name: string, fields?: string[], filter: Filter = {}): Promise<D[]> => {
  const all: D[] = []
  for (let last = ''; ;) {
    const found = await collection<D>(name).find({ ...filter, _id: { $gt: last } }, { sort: [['_id', 1]], limit: page, ...(fields ? { fields } : {}) })
    all.push(...found)
    if (found.length < page) return all
    last = found[found.length - 1]!._id
  }
}

/** Moved a few minutes ago at the latest, unless something is wrong. */
const lateMs = 300_000

/** Handovers, memberships and departures that should have been worked off, by whichever function. */
export const stuckWork = async (now: number): Promise<OutboxRow[]> => {
  const outbox = collection<OutboxRow>('outbox')
  const kinds = ['handover', 'cadres', 'member', 'gone']
  const found = await Promise.all((['roster', 'ticket'] as const).flatMap((target) => (['pending', 'dead'] as const).map((state) =>
    outbox.find({ target, state, dueAt: { $lte: state === 'dead' ? now + 86_400_000 : now - lateMs } }, { limit: 100 }))))
  return found.flat().filter(({ kind }) => kinds.includes(kind))
}
