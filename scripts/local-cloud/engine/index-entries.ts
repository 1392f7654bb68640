import { orderKey } from './order-key'
import { failed } from './refusal'
import { isDigits, isPlainObject, type Doc } from './values'

export interface Entries {
  /** One row of order keys per entry, without repetitions. */
  rows: string[][]
  /** The fields, by position, whose path met an array. */
  multikey: number[]
}

/** A field on its way through the document: where it stands and how many parts of its path are done. */
interface Cursor { node: unknown, done: number, final: boolean }

/**
 * The entries a document has in an index, as MongoDB makes them: a missing field counts as null, an array
 * gives one entry per element, and two fields below the same array are taken from the same element.
 * Two different arrays in one compound index are refused.
 */
export function entriesOf(doc: Doc, paths: string[][]): Entries {
  const multikey = new Set<number>()
  const rows: string[][] = []
  const seen = new Set<string>()
  const expand = (cursors: Cursor[]): void => {
    const moved = cursors.map((cursor, field) => advance(cursor, paths[field] as string[]))
    const blocked = moved.flatMap((cursor, field) => cursor.final ? [] : [field])
    if (blocked.length === 0) {
      const row = moved.map((cursor) => orderKey(cursor.node === undefined ? null : cursor.node === EMPTY ? undefined : cursor.node))
      const identity = rows.length === 0 && multikey.size === 0 ? '' : JSON.stringify(row)
      if (!seen.has(identity)) rows.push(row)
      seen.add(identity)
      return
    }
    const array = (moved[blocked[0] as number] as Cursor).node as unknown[]
    if (blocked.some((field) => (moved[field] as Cursor).node !== array)) throw failed('cannot index parallel arrays')
    blocked.forEach((field) => multikey.add(field))
    for (const item of array.length === 0 ? [EMPTY] : array) {
      expand(moved.map((cursor, field) => blocked.includes(field) ? intoElement(cursor, item, paths[field] as string[]) : cursor))
    }
  }
  expand(paths.map(() => ({ node: doc, done: 0, final: false })))
  return { rows, multikey: [...multikey] }
}

/** Stands for the element an empty array does not have. */
const EMPTY = Symbol('empty')

function intoElement(cursor: Cursor, item: unknown, path: string[]): Cursor {
  if (cursor.done === path.length) return { node: item, done: cursor.done, final: true }
  return isPlainObject(item) ? { node: item, done: cursor.done, final: false } : { node: undefined, done: cursor.done, final: true }
}

/** Walks to the end of the path or to the first array that must be expanded. */
function advance(cursor: Cursor, path: string[]): Cursor {
  if (cursor.final) return cursor
  let { node, done } = cursor
  for (;;) {
    if (Array.isArray(node)) {
      const part = path[done]
      if (part === undefined || !isDigits(part)) return { node, done, final: false }
      node = node[Number(part)]
      done++
    } else if (done === path.length) {
      return { node, done, final: true }
    } else if (isPlainObject(node)) {
      const part = path[done] as string
      node = Object.hasOwn(node, part) ? node[part] : undefined
      done++
    } else {
      return { node: undefined, done, final: true }
    }
  }
}
