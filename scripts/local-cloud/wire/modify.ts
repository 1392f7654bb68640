import { parseObject } from '../engine/ejson'
import { generatedId } from '../engine/generated-id'
import { docOf, type Found, type Query } from '../engine/query'
import { failed } from '../engine/refusal'
import { compileUpdate, refuseDollarNames } from '../engine/update'
import { isPlainObject, type Doc } from '../engine/values'
import type { View } from '../engine/view'

export interface Modification {
  query: Query
  data: Doc
  /** Update operators instead of a whole document. */
  merge: boolean
  upsert: boolean
  multi: boolean
}

export function insertAll(view: View, docs: Doc[]): unknown[] {
  return docs.map((given) => {
    refuseDollarNames(given)
    const doc: Doc = given._id === undefined ? { _id: generatedId(), ...given } : given
    view.insert(doc)
    return doc._id
  })
}

export function modify(view: View, { query, data, merge, upsert, multi }: Modification): { updated: number, upsert_id: unknown } {
  const change = merge ? updating(data) : replacing(data)
  const matches = view.find({ filter: query.filter, limit: multi ? undefined : 1 })
  if (matches.length === 0 && upsert) {
    const doc = change(equalities(query.filter), true)
    return { updated: 0, upsert_id: insertAll(view, [doc])[0] }
  }
  const updated = matches.filter((found) => view.replace(found, change(freshDoc(found, change.roots), false), change.roots) !== found.text).length
  return { updated, upsert_id: null }
}

/** Changes the first match and gives back its new text. */
export function modifyOne(view: View, query: Query, data: Doc): { updated: number, doc: string | null } {
  const change = updating(data)
  const found = view.find({ filter: query.filter, sort: query.sort, limit: 1 })[0]
  if (!found) return { updated: 0, doc: null }
  return { updated: 1, doc: view.replace(found, change(freshDoc(found, change.roots), false), change.roots) }
}

export function removeAll(view: View, query: Query, multi: boolean): number {
  const matches = view.find({ filter: query.filter, limit: multi ? undefined : 1 })
  for (const found of matches) view.remove(found)
  return matches.length
}

interface Change {
  (doc: Doc, inserting: boolean): Doc
  /** The fields in which it may change a document; left out for all. */
  roots?: ReadonlySet<string>
}

function updating(data: Doc): Change {
  const names = Object.keys(data)
  if (names.length === 0) throw failed('an update without any change')
  const plain = names.filter((name) => !name.startsWith('$'))
  if (plain.length > 0 && plain.length < names.length) throw failed('an update mixes operators and fields')
  const update = compileUpdate(plain.length > 0 ? { $set: data } : data)
  return Object.assign((doc: Doc, inserting: boolean): Doc => {
    update(doc, inserting)
    return doc
  }, { roots: update.roots })
}

function replacing(data: Doc): Change {
  refuseDollarNames(data)
  return (doc) => ({ ...('_id' in doc ? { _id: doc._id } : {}), ...data })
}

/** The found document is kept as it was; the change works on a copy, which shares with it what cannot be changed. */
const freshDoc = (found: Found, roots?: ReadonlySet<string>): Doc => {
  if (!roots) return parseObject(found.text)
  const doc = { ...docOf(found) }
  for (const root of roots) if (Object.hasOwn(doc, root)) doc[root] = copied(doc[root])
  return doc
}

const copied = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(copied)
  return isPlainObject(value) ? Object.fromEntries(Object.entries(value).map(([name, field]) => [name, copied(field)])) : value
}

/** What a document made by an upsert has from the filter. */
function equalities(filter: Doc): Doc {
  return Object.fromEntries(Object.entries(filter).filter(([field, value]) =>
    !field.startsWith('$') && !field.includes('.') && (value === null || typeof value !== 'object')))
}
