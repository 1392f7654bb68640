import { Collection, type IndexShape, type Stored } from './collection'
import { docOf } from './query'
import type { IndexTable } from './index-table'
import type { Scan } from './plan'
import type { Sql } from './sql'

/** Characters kept of one collection; then it begins anew. */
const mostKept = 500_000

/**
 * A collection as a reader beside the writer has it. Documents found by a key that only one can have are kept for as
 * long as no commit touches the collection, which the writer's count tells (`Versions`): who is calling is asked with
 * every call and changes once in a while.
 */
export class ReaderCollection extends Collection {
  private readonly known = new Map<string, Stored>()
  private version: number | null = null
  private kept = 0

  /** @param counts shared with the writer; `place` is this collection's */
  constructor(sql: Sql, name: string, indexes: IndexTable[], private readonly counts: Int32Array, private readonly place: number) {
    super(sql, name, indexes)
  }

  override byId(id: string): Stored | undefined {
    return this.one(id, () => super.byId(id))
  }

  override scan(scan: Scan, limit: number, offset: number): Stored[] {
    const key = keyOf(scan)
    if (key === null || !scan.index.table || offset > 0 || limit === 0) return super.scan(scan, limit, offset)
    const found = this.one(key, () => super.scan(scan, 1, 0)[0])
    return found ? [found] : []
  }

  override scanAll(scans: Scan[], limit: number): Stored[] | undefined {
    const keys = scans.map(keyOf)
    if (keys.includes(null) || limit < scans.length) return super.scanAll(scans, limit)
    const at = this.settled()
    const found: Stored[] = []
    const missing: Scan[] = []
    keys.forEach((key, place) => {
      const known = this.known.get(key!)
      if (known) found.push(known)
      else missing.push(scans[place]!)
    })
    if (missing.length === 0) return found
    const read = missing.length === 1 ? this.scan(missing[0]!, 1, 0) : super.scanAll(missing, Infinity)
    if (!read) return undefined
    const { index } = missing[0]!
    for (const one of read) for (const key of keysIn(index, one)) this.keep(at, key, one)
    return [...found, ...read]
  }

  private one(key: string, read: () => Stored | undefined): Stored | undefined {
    const at = this.settled()
    const known = this.known.get(key)
    if (known) return known
    const found = read()
    if (found) this.keep(at, key, found)
    return found
  }

  /** Stands for what the collection holds now; null while a commit changes it. */
  unchangedAt(): number | null {
    const now = Atomics.load(this.counts, this.place)
    return now % 2 === 0 ? now : null
  }

  /** The count that what is read now may be kept under; what was known under another is forgotten. */
  private settled(): number | null {
    const now = this.unchangedAt()
    if (now === null || now !== this.version) this.forget()
    this.version = now
    return now
  }

  private forget(): void {
    this.known.clear()
    this.kept = 0
  }

  private keep(at: number | null, key: string, found: Stored): void {
    // Read while a commit was under way: whether before or after it is not known.
    if (at === null || this.unchangedAt() !== at) return
    if (this.kept > mostKept) this.forget()
    this.known.set(key, found)
    this.kept += found.text.length
  }
}

/** Names the only document a walk can meet; null for a walk that may meet more. */
const keyOf = ({ index, points, lower, upper }: Scan): string | null =>
  !index.unique || lower || upper || points.length !== index.fields.length ? null : named(index, points)

/** A table's name begins with a quotation mark, the key of an id with its type. */
const named = (index: IndexShape, points: readonly string[]): string =>
  !index.table ? points[0]! : `${index.table}\0${points.length === 1 ? points[0] : JSON.stringify(points)}`

const keysIn = (index: IndexShape, found: Stored): string[] =>
  index.table ? (index as IndexTable).entries(docOf(found)).rows.map((row) => named(index, row)) : [found.id]
