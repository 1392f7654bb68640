import type { SheetKind } from '../../../types/import'
import { collection } from '../../kit/db'
import { everyOf, everyWith } from '../../kit/db/every'
import type { AuditDocument } from '../domain/audit'
import type { BureauDocument, EnterpriseDocument, PairingDocument, PersonDocument } from '../domain/documents'
import { type ImportDocument, type ImportPartDocument, partId } from '../domain/import/documents'
import type { References } from '../domain/import/references'
import { type RosterDocument, type Wanted, become } from '../domain/import/wanted'
import type { Known } from '../domain/import/world'

const imports = collection<ImportDocument>('imports')
const parts = collection<ImportPartDocument>('import_parts')
const bureaus = collection<BureauDocument>('bureaus')
const enterprises = collection<EnterpriseDocument>('enterprises')
const people = collection<PersonDocument>('people')
const pairings = collection<PairingDocument>('pairings')
const audit = collection<AuditDocument>('roster_audit')

const where = { bureaus, enterprises, people, pairings }

export const importById = (id: string): Promise<ImportDocument | null> => imports.get(id)
export const addImport = (document: ImportDocument): Promise<boolean> => imports.insert(document)
export const changeImport = (id: string, state: ImportDocument['state'], set: Partial<ImportDocument>): Promise<ImportDocument | null> =>
  imports.changeOne({ _id: id, state }, { $set: set })
export const importsLeft = (state: ImportDocument['state'], before: number): Promise<ImportDocument[]> =>
  imports.find({ state, leaseUntil: { $lt: before } }, { limit: 5 })

/** Takes the right to write until `until`; null while somebody else has it. */
export const leaseImport = (id: string, now: number, until: number): Promise<ImportDocument | null> =>
  imports.changeOne({ _id: id, state: 'committing', leaseUntil: { $lte: now } }, { $set: { leaseUntil: until } })
export const keepImport = (id: string, set: Partial<ImportDocument>): Promise<ImportDocument | null> => imports.changeOne({ _id: id }, { $set: set })

/** Two files are never written at the same time; an import that died is finished by the timer first. */
export const otherCommitting = async (id: string): Promise<boolean> =>
  (await imports.find({ state: 'committing' }, { limit: 2, fields: ['_id'] })).some((one) => one._id !== id)

export const putPart = (part: ImportPartDocument): Promise<void> => parts.put(part)
export const partOf = (importId: string, kind: ImportPartDocument['kind'], part: number): Promise<ImportPartDocument | null> =>
  parts.get(partId(importId, kind, part))
export const forgetParts = (importId: string): Promise<number> => parts.remove({ importId })

/** The rows that were put aside, in order; few at a time, for a part may be large. */
export const stagedParts = async (importId: string, kind: SheetKind): Promise<ImportPartDocument[]> => {
  const some = (from: number): Promise<ImportPartDocument[]> =>
    parts.find({ importId, kind, part: { $gte: from, $lt: from + 8 } }, { limit: 8, sort: [['part', 1]], fields: ['importId', 'kind', 'part', 'fields', 'rows'] })
  const found: ImportPartDocument[] = []
  for (let from = 0; ; from += 32) {
    const batches = (await Promise.all([0, 8, 16, 24].map((more) => some(from + more)))).flat()
    found.push(...batches)
    if (batches.length < 32) return found
  }
}

/** What of the roster the rows can meet. */
export const knownOf = async (references: References, capacity: Known['capacity']): Promise<Known> => {
  const [allBureaus, byCode, byName, byPhone, byId, cadres] = await Promise.all([
    everyOf(bureaus, { order: { $gte: 0 } }),
    everyWith(enterprises, '_id', references.codes), everyWith(enterprises, 'name', references.names),
    everyWith(people, 'phone', references.phones), everyWith(people, '_id', references.ids),
    references.pairs ? everyOf(people, { roles: 'cadre' }) : Promise.resolve([]),
  ])
  const own = new Map([...byCode, ...byName].map((one) => [one._id, one]))
  const paired = references.pairs
    ? await Promise.all([everyWith(pairings, 'enterpriseId', own.keys()), everyWith(pairings, 'cadreId', cadres.map(({ _id }) => _id))])
    : [[], []]
  return {
    bureaus: allBureaus, enterprises: [...own.values()], capacity,
    people: [...new Map([...byPhone, ...byId, ...cadres].map((one) => [one._id, one])).values()],
    pairings: [...new Map([...paired[0]!, ...paired[1]!].map((one) => [one._id, one])).values()],
  }
}

type Writable = (typeof where)[Wanted['in']]

/** Writes what the rows of one part want. Repeating it changes nothing, so a part that broke off is simply written again. */
export const writePart = async (wanted: readonly Wanted[], record: Omit<AuditDocument, 'changes'>): Promise<void> => {
  const name = wanted[0]?.in
  if (name === undefined) return
  const into = where[name] as unknown as ReturnType<typeof collection<RosterDocument>>
  const before = new Map((await everyWith(into, '_id', wanted.map(({ id }) => id))).map((one) => [one._id, one]))
  const after = new Map<string, RosterDocument>()
  for (const one of wanted) {
    const next = become(after.get(one.id) ?? before.get(one.id) ?? null, one)
    if (next) after.set(one.id, next)
  }
  if (after.size === 0) return
  // The record comes first: what it tells of is finished in any case.
  await audit.insert({
    ...record,
    changes: [...after.values()].map((next) => ({ in: name, id: next._id, before: before.get(next._id) ?? null, after: next })),
  })
  const fresh = [...after.values()].filter(({ _id }) => !before.has(_id))
  if (fresh.length > 0 && !(await into.insert(...fresh))) for (const one of fresh) await into.insert(one)
  const changed = [...after.values()].filter(({ _id }) => before.has(_id))
  for (let start = 0; start < changed.length; start += 16) {
    await Promise.all(changed.slice(start, start + 16).map((next) => change(where[name], before.get(next._id)!, next)))
  }
}

const change = async (into: Writable, before: RosterDocument, next: RosterDocument): Promise<void> => {
  const old = before as unknown as Record<string, unknown>
  const set = Object.fromEntries(Object.entries(next).filter(([field, value]) => value !== undefined && JSON.stringify(value) !== JSON.stringify(old[field])))
  if (Object.keys(set).length > 0) await into.changeOne({ _id: next._id }, { $set: set })
}
