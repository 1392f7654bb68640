import type { Role } from '../../../types/roster'
import type { RoomDocument } from '../../chat/domain/documents'
import { type Filter, type Transaction, collection, inTransaction, undo } from '../../kit/db'
import { everyOf, everyWith } from '../../kit/db/every'
import { derivedId } from '../../kit/ids'
import { type OutboxRow, queue } from '../../kit/outbox'
import type { AuditChange, AuditDocument } from '../domain/audit'
import { raiseGuard } from '../guard/store'
import { type BureauDocument, type EnterpriseDocument, type PairingDocument, type PersonDocument, isHere } from '../domain/documents'
import { sameDocument } from '../domain/import/wanted'

const people = collection<PersonDocument>('people')
const enterprises = collection<EnterpriseDocument>('enterprises')
const bureaus = collection<BureauDocument>('bureaus')
const pairings = collection<PairingDocument>('pairings')
const rooms = collection<RoomDocument>('rooms')
const messages = collection<{ _id: string }>('messages')
const audit = collection<AuditDocument>('roster_audit')

/** A search as a pattern that means its own characters. */
const containing = (search: string) => ({ $regex: search.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), $options: 'i' })

/** Whoever has left is no longer of the roster. */
const here = (now: number) => ({ $or: [{ until: { $exists: false } }, { until: { $gt: now } }] })

export interface Sorting { by: string; down: boolean }
interface Paging { after?: string | undefined; limit: number; sort?: Sorting | undefined }

/** Where a page ended: the next one begins behind it. */
export const placeOf = (document: object, sort: Sorting | undefined): string => {
  const { _id, ...fields } = document as Record<string, unknown> & { _id: string }
  return sort ? JSON.stringify([fields[sort.by], _id]) : _id
}

/** A place that no page ended at finds nothing. */
const behind = (after: string, sort: Sorting | undefined): Filter => {
  if (!sort) return { _id: { $gt: after } }
  try {
    const [value, id] = JSON.parse(after) as [string, string]
    if (typeof value === 'string' && typeof id === 'string') {
      return { $or: [{ [sort.by]: sort.down ? { $lt: value } : { $gt: value } }, { [sort.by]: value, _id: { $gt: id } }] }
    }
  } catch { /* not ours */ }
  return { _id: '' }
}

const pageFilter = ({ after, sort }: Paging): Filter => (after === undefined ? { _id: { $gt: '' } } : behind(after, sort))
const pageOrder = ({ sort, limit }: Paging): { sort: [string, 1 | -1][]; limit: number } =>
  ({ sort: sort ? [[sort.by, sort.down ? -1 : 1], ['_id', 1]] : [['_id', 1]], limit })

/** By its last four digits or whole: a number is looked for by who has it, not felt for digit by digit. */
const numberEnding = (search: string): Filter[] => (/^\d{4,11}$/.test(search) ? [{ phone: { $regex: `${search}$` } }] : [])

export const findPeople = (
  { search, role, bureauId, enterpriseId, ...page }:
  Paging & { search: string; role?: Role | undefined; bureauId?: string | undefined; enterpriseId?: string | undefined },
  now: number,
): Promise<PersonDocument[]> =>
  people.find({
    $and: [here(now), pageFilter(page)], ...(role ? { roles: role } : {}), ...(bureauId ? { bureauId } : {}), ...(enterpriseId ? { enterpriseId } : {}),
    ...(search === '' ? {} : { $or: [{ name: containing(search) }, ...numberEnding(search), { title: containing(search) }] }),
  }, pageOrder(page))

export const findEnterprises = ({ search, ...page }: Paging & { search: string }): Promise<EnterpriseDocument[]> =>
  enterprises.find({
    $and: [pageFilter(page)],
    ...(search === '' ? {} : { $or: [{ name: containing(search) }, { _id: containing(search.toUpperCase()) }, { industry: containing(search) }] }),
  }, pageOrder(page))

export const peopleWithPhone = async (phone: string, now: number): Promise<PersonDocument[]> =>
  (await people.find({ phone }, { limit: 20 })).filter((person) => isHere(person, now))
export const enterprisesNamed = (name: string): Promise<EnterpriseDocument[]> => enterprises.find({ name }, { limit: 3 })
export const enterprisesByIds = (ids: Iterable<string>): Promise<EnterpriseDocument[]> => everyWith(enterprises, '_id', ids)
export const peopleOf = (ids: Iterable<string>): Promise<PersonDocument[]> => everyWith(people, '_id', ids)
export const allBureausOf = (): Promise<BureauDocument[]> => everyOf(bureaus, { order: { $gte: 0 } })
export const allCadres = async (now: number): Promise<PersonDocument[]> => (await everyOf(people, { roles: 'cadre' })).filter((person) => isHere(person, now))
export const allEnterprises = (): Promise<EnterpriseDocument[]> => everyOf(enterprises, { _id: { $gt: '' } }, ['name', 'industry', 'kind'])
/** Pairings that run now or begin later. */
export const openPairings = (now: number): Promise<PairingDocument[]> => everyOf(pairings, { to: { $gt: now } })
export const pairingsOfEnterprises = (ids: Iterable<string>): Promise<PairingDocument[]> => everyWith(pairings, 'enterpriseId', ids)
export const staffCounts = async (enterpriseIds: string[]): Promise<Map<string, number>> => {
  const counts = new Map<string, number>()
  for (const { enterpriseId, roles } of await everyWith(people, 'enterpriseId', enterpriseIds, {}, ['enterpriseId', 'roles'])) {
    if (roles.includes('staff')) counts.set(enterpriseId!, (counts.get(enterpriseId!) ?? 0) + 1)
  }
  return counts
}
export const bureauCounts = async (): Promise<Map<string, number>> => {
  const counts = new Map<string, number>()
  for (const { bureauId } of await everyOf(people, { bureauId: { $gt: '' } }, ['bureauId'])) counts.set(bureauId!, (counts.get(bureauId!) ?? 0) + 1)
  return counts
}

export const addAudit = (document: AuditDocument): Promise<boolean> => audit.insert(document)
export const auditById = (id: string): Promise<AuditDocument | null> => audit.get(id)
export const newestAudit = async (): Promise<AuditDocument[]> => audit.find({ at: { $gt: 0 } }, { sort: [['at', -1]], limit: 20 })
/** A page of the trail. Lines of one moment, as an import writes them, stay on one page: the next begins before that moment. */
export const auditLines = async ({ search, before, limit }: { search: string; before?: number | undefined; limit: number }): Promise<AuditDocument[]> => {
  const wanted = search === '' ? {} : { $or: [{ name: containing(search) }, { 'by.name': containing(search) }] }
  const page = await audit.find({ at: before === undefined ? { $gt: 0 } : { $gt: 0, $lt: before }, ...wanted }, { sort: [['at', -1]], limit })
  const last = page.at(-1)?.at
  if (page.length < limit || last === undefined) return page
  const sameMoment = await audit.find({ at: last, ...wanted }, { limit: 1000 })
  return [...page.filter(({ at }) => at !== last), ...sameMoment]
}
/** Which of these were taken back. */
export const undoneOf = async (ids: string[]): Promise<Set<string>> =>
  new Set(ids.length === 0 ? [] : (await audit.find({ undoes: { $in: ids } }, { limit: ids.length, fields: ['undoes'] })).map(({ undoes }) => undoes!))

export const pairingLineId = (pairingId: string): string => derivedId(pairingId, 'line')

type Stale = 'stale' | 'repeated'

/**
 * Writes documents, the record of it and what follows from it in one transaction. `stale` when one of them is no
 * longer as `before` says (or the pairings are not those that were counted), `repeated` when the record is there
 * already: then this very change was made before. Nothing is written in both cases.
 */
export const commitChanges = (record: AuditDocument, follow: OutboxRow[] = [], guard?: number, corrections?: ReadonlyMap<string, OutboxRow>): Promise<Stale | null> =>
  inTransaction(async (tx): Promise<Stale | null> => {
    if (await tx.of<AuditDocument>('roster_audit').get(record._id)) return undo<Stale>('repeated')
    if (guard !== undefined && !(await raiseGuard(tx, guard))) return undo<Stale>('stale')
    for (const change of record.changes) if (!(await written(tx, change))) return undo<Stale>('stale')
    const rows = [...follow]
    for (const { in: name, id, after } of record.changes) {
      if (name !== 'pairings' || after !== null) continue
      // A pairing that is taken back before it was announced is not; what was announced is put right.
      const silenced = await tx.of<OutboxRow>('outbox').changeOne({ _id: pairingLineId(id), state: 'pending' }, { $set: { state: 'done' } })
      const correction = corrections?.get(id)
      if (!silenced && correction) rows.push(correction)
    }
    await tx.of<AuditDocument>('roster_audit').insert(record)
    await queue(tx, rows)
    return null
  })

const written = async (tx: Transaction, { in: name, id, before, after }: AuditChange): Promise<boolean> => {
  const into = tx.of<{ _id: string }>(name)
  const there = await into.get(id)
  if (before === null ? there !== null : there === null || !sameDocument(told(there), told(before as { _id: string }))) return false
  // An account that was bound meanwhile stays bound.
  const openid = (there as { openid?: string } | null)?.openid
  if (after === null) await into.drop(id)
  else await into.put({ ...(after as { _id: string }), ...(openid === undefined ? {} : { openid }) })
  return true
}

const told = ({ ...document }: { _id: string; openid?: string }): object => {
  delete document.openid
  return document
}

/** Whether a person said something in a room; the product's own lines are nobody's words. */
const saidSince = async (roomId: string, since: number): Promise<boolean> =>
  (await rooms.find({ _id: roomId, 'last.at': { $gte: since } }, { limit: 1 })).length > 0
  && (await messages.find({ roomId, at: { $gte: since }, kind: { $ne: 'line' } }, { limit: 1, fields: ['_id'] })).length > 0

/** Whether what a change created may still go: nobody signed in with it, nothing hangs on it, nothing was said since. */
export const creationStands = async (created: readonly AuditChange[], since: number): Promise<boolean> => {
  for (const { in: name, id, after } of created) {
    if (name === 'people' && (await people.find({ _id: id, openid: { $ne: `unbound:${id}` } }, { limit: 1 })).length > 0) return false
    if (name === 'enterprises' && ((await people.find({ enterpriseId: id }, { limit: 1 })).length > 0 || (await pairings.find({ enterpriseId: id }, { limit: 1 })).length > 0)) return false
    if (name === 'bureaus' && (await people.find({ bureauId: id }, { limit: 1 })).length > 0) return false
    if (name === 'pairings' && (await saidSince((after as PairingDocument).enterpriseId, since))) return false
  }
  return true
}
