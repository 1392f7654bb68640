import { Collection, type Stored } from './collection'
import type { Found } from './query'
import { compareText, orderKey } from './order-key'
import type { Scan } from './plan'
import { duplicate, failed } from './refusal'
import type { Sql } from './sql'
import type { Doc } from './values'

/**
 * A volatile collection, without indexes: its documents are kept where they are looked for. A hint is written for every
 * member of a room with every message, which as rows of a table, even of one in memory, was a twentieth of its cost.
 */
export class MemoryCollection extends Collection {
  private readonly byKey = new Map<string, Found>()
  private readonly inOrder = new Map<number, Found>()
  private last = 0

  constructor(sql: Sql, name: string) {
    super(sql, name, [])
  }

  override byId(id: string): Stored | undefined {
    return this.byKey.get(id)
  }

  override bySeq(seq: number): Stored | undefined {
    return this.inOrder.get(seq)
  }

  override after(seq: number, limit: number): Stored[] {
    return [...this.inOrder.values()].filter((found) => found.seq > seq).sort((left, right) => left.seq - right.seq).slice(0, limit)
  }

  override count(): number {
    return this.byKey.size
  }

  override scan(scan: Scan, limit: number, offset: number): Stored[] {
    const found = this.walk(scan)
    return found.slice(offset, limit < 0 ? undefined : offset + limit)
  }

  override scanAll(): undefined {
    return undefined
  }

  override countScan(scan: Scan): number {
    return this.walk(scan).length
  }

  override insert(doc: Doc, text: string): void {
    const id = orderKey(doc._id)
    if (this.byKey.has(id)) throw duplicate(`_id ${JSON.stringify(doc._id)}`)
    this.put({ seq: ++this.last, id, text, doc })
  }

  override replace(old: Stored, _before: () => Doc, after: Doc, text: string): void {
    if (orderKey(after._id) !== old.id) throw failed('Performing an update on the path \'_id\' would modify the immutable field \'_id\'')
    this.put({ seq: old.seq, id: old.id, text, doc: after })
  }

  override remove(old: Stored): void {
    this.byKey.delete(old.id)
    this.inOrder.delete(old.seq)
  }

  override undo(id: string, before: string | undefined): void {
    const found = this.byKey.get(id)
    if (before !== undefined) this.put({ seq: found?.seq ?? ++this.last, id, text: before })
    else if (found) this.remove(found)
  }

  private put(found: Found): void {
    this.byKey.set(found.id, found)
    this.inOrder.set(found.seq, found)
  }

  /** Along the only index there is, that of ids. */
  private walk({ points, lower, upper, reverse }: Scan): Stored[] {
    const [only] = points
    if (only !== undefined) return this.byKey.has(only) ? [this.byKey.get(only)!] : []
    const above = (id: string): boolean => !lower || compareText(id, lower.key) > (lower.inclusive ? -1 : 0)
    const below = (id: string): boolean => !upper || compareText(id, upper.key) < (upper.inclusive ? 1 : 0)
    return [...this.byKey.values()].filter(({ id }) => above(id) && below(id))
      .sort((left, right) => compareText(left.id, right.id) * (reverse ? -1 : 1))
  }
}
