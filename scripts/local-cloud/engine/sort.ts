import { entriesOf } from './index-entries'
import { compareText, orderKey } from './order-key'
import type { Sort } from './plan'
import type { Doc } from './values'

/** Sorts as MongoDB does: an array counts as its smallest element ascending and its greatest descending, missing as null. */
export function sorted<T>(items: T[], docOf: (item: T) => Doc, sort: Sort): T[] {
  const keyed = items.map((item) => ({ item, keys: sort.map(([field, direction]) => keyAt(docOf(item), field, direction)) }))
  keyed.sort((left, right) => {
    for (let at = 0; at < sort.length; at++) {
      const sign = compareText(left.keys[at] as string, right.keys[at] as string)
      if (sign !== 0) return sign * (sort[at] as Sort[number])[1]
    }
    return 0
  })
  return keyed.map(({ item }) => item)
}

function keyAt(doc: Doc, field: string, direction: 1 | -1): string {
  if (!field.includes('.')) {
    const value = doc[field]
    if (!Array.isArray(value)) return orderKey(value ?? null)
  }
  return entriesOf(doc, [field.split('.')]).rows.map(([key]) => key as string)
    .reduce((best, key) => compareText(key, best) * direction < 0 ? key : best)
}
