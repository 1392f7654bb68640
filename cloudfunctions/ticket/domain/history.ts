import { createHash } from 'node:crypto'
import type { EventDocument } from './documents'

type Content = Omit<EventDocument, 'hash'>

/** The hash covers every field and the hash before, in a fixed order, so that no entry can change or vanish unseen. */
export const hashOf = (entry: Content): string =>
  createHash('sha256')
    .update(JSON.stringify([
      entry.prev, entry._id, entry.ticketId, entry.n, entry.at, entry.action, entry.from, entry.to,
      entry.actor?.id ?? null, entry.actor?.name ?? null, entry.text, entry.target,
      entry.anchor, Object.entries(entry.marks).sort(([a], [b]) => (a < b ? -1 : 1)),
    ]))
    .digest('hex')

export const chained = (entry: Content): EventDocument => ({ ...entry, hash: hashOf(entry) })

/** The number of the first entry that does not continue the chain, or null when all do. Entries in order of `n`. */
export const firstBreak = (entries: readonly EventDocument[]): number | null => {
  let prev = ''
  for (const [index, entry] of entries.entries()) {
    if (entry.n !== index + 1 || entry.prev !== prev || entry.hash !== hashOf(entry)) return index + 1
    prev = entry.hash
  }
  return null
}
