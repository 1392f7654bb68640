import { isDeepStrictEqual } from 'node:util'
import type { RosterFile } from './file'

type Document = { _id: string }

/** The part of a database that loading needs. */
export interface RosterDatabase {
  byIds(collection: string, ids: readonly string[]): Promise<Document[]>
  /** Fails when one of them exists already. */
  insert(collection: string, documents: readonly Document[]): Promise<void>
}

export interface Loaded { collection: string; added: number; same: number; different: string[] }

/** Referred to before referring: a load that breaks off leaves nobody in a room that is not there. */
const order = ['bureaus', 'enterprises', 'people', 'pairings', 'rooms'] as const

/** What life adds to a document after it was loaded: no difference, and never written again. */
const lived: Partial<Record<(typeof order)[number], string[]>> = { people: ['openid'], rooms: ['seq', 'last', 'waits', 'remindAt', 'gatherAt', 'gathered'] }

const batch = 50

/**
 * Adds what is missing and touches nothing that is there: a bound account, a message's number or a handover would be
 * lost. A document that differs is named instead. Loading the same file again adds nothing.
 */
export const loadRoster = async (database: RosterDatabase, roster: RosterFile): Promise<Loaded[]> => {
  const results: Loaded[] = []
  for (const collection of order) {
    const result: Loaded = { collection, added: 0, same: 0, different: [] }
    const documents: readonly Document[] = roster[collection]
    for (let start = 0; start < documents.length; start += batch) {
      const part = documents.slice(start, start + batch)
      const there = new Map((await database.byIds(collection, part.map(({ _id }) => _id))).map((one) => [one._id, one]))
      const missing = part.filter(({ _id }) => !there.has(_id))
      if (missing.length > 0) await database.insert(collection, missing)
      result.added += missing.length
      for (const document of part.filter(({ _id }) => there.has(_id))) {
        if (isDeepStrictEqual(told(collection, document), told(collection, there.get(document._id)!))) result.same += 1
        else result.different.push(document._id)
      }
    }
    results.push(result)
  }
  return results
}

const told = (collection: (typeof order)[number], document: Document): object =>
  Object.fromEntries(Object.entries(document).filter(([field, value]) => value !== undefined && !lived[collection]?.includes(field)))
