import type { Collection, Stored } from './collection'
import type { Filter } from './filter'

const page = 1_000

/** Every document that fits, page by page: the database answers a thousand at most. */
export const everyOf = async <D extends Stored>(from: Collection<D>, filter: Filter, fields?: string[]): Promise<D[]> => {
  const found: D[] = []
  for (let after: string | null = null; ;) {
    const last: string | null = after
    const more: D[] = await from.find(last === null ? filter : { $and: [filter, { _id: { $gt: last } }] }, {
      sort: [['_id', 1]], limit: page, ...(fields ? { fields } : {}),
    })
    found.push(...more)
    if (more.length < page) return found
    after = more[more.length - 1]!._id
  }
}

/** The documents whose field has one of many values, in pieces that a filter can hold. */
export const everyWith = async <D extends Stored>(
  from: Collection<D>, field: string, values: Iterable<string>, more: Filter = {}, fields?: string[],
): Promise<D[]> => {
  const all = [...new Set(values)]
  const pieces: string[][] = []
  for (let start = 0; start < all.length; start += 400) pieces.push(all.slice(start, start + 400))
  const found: D[] = []
  for (let start = 0; start < pieces.length; start += 4) {
    const parts = await Promise.all(pieces.slice(start, start + 4).map((piece) => everyOf(from, { ...more, [field]: { $in: piece } }, fields)))
    for (const part of parts) found.push(...part)
  }
  return found
}
