import type { Collection } from './collection'
import { ejsonText, parseObject } from './ejson'
import { compileFilter } from './filter'
import { orderKey } from './order-key'
import { docOf, findStored, isId, type Found, type Query } from './query'
import { duplicate, failed } from './refusal'
import { sorted } from './sort'
import type { Buffered, Transaction, Transactions } from './transactions'
import type { Doc } from './values'
import type { View } from './view'

/** A collection as an open transaction sees it: its snapshot with its own writes, which stay in memory until the commit. */
export class TransactionView implements View {
  constructor(
    private readonly collection: Collection,
    private readonly transactions: Transactions,
    private readonly transaction: Transaction,
  ) {}

  find({ filter, sort = [], skip = 0, limit = Infinity }: Query): Found[] {
    const overlay = isId(filter._id) ? this.overlayOf(orderKey(filter._id)) : this.transactions.overlay(this.transaction, this.collection.name)
    if (overlay.size === 0) return findStored(this.collection, { filter, sort, skip, limit })
    const test = compileFilter(filter)
    const found: Found[] = findStored(this.collection, { filter }).filter(({ id }) => !overlay.has(id))
    for (const [id, { text }] of overlay) {
      if (text === undefined) continue
      const doc = parseObject(text)
      if (test(doc)) found.push({ seq: this.collection.byId(id)?.seq ?? Infinity, id, text, doc })
    }
    found.sort((left, right) => left.seq === right.seq ? 0 : left.seq - right.seq)
    return (sort.length > 0 ? sorted(found, docOf, sort) : found).slice(skip, skip + limit)
  }

  insert(doc: Doc): void {
    const id = orderKey(doc._id)
    const seen = this.transactions.seen(this.transaction, this.collection.name, id)
    if (seen ? seen.text !== undefined : this.collection.byId(id)) throw duplicate(`_id ${JSON.stringify(doc._id)}`)
    this.write(id, doc)
  }

  replace(found: Found, after: Doc): string {
    if (orderKey(after._id) !== found.id) throw failed('Performing an update on the path \'_id\' would modify the immutable field \'_id\'')
    return this.write(found.id, after)
  }

  remove(found: Found): void {
    this.transactions.hold(this.transaction, this.collection.name, found.id)
    this.transaction.writesTo(this.collection.name).set(found.id, { text: undefined })
  }

  private overlayOf(id: string): Map<string, Buffered> {
    const seen = this.transactions.seen(this.transaction, this.collection.name, id)
    return new Map(seen ? [[id, seen]] : [])
  }

  private write(id: string, doc: Doc): string {
    this.transactions.hold(this.transaction, this.collection.name, id)
    this.refuseTakenKeys(id, doc)
    const text = ejsonText(doc)
    this.transaction.writesTo(this.collection.name).set(id, { text, doc })
    return text
  }

  /** Unique indexes are asked now, so that the call that breaks one is the call that fails. */
  private refuseTakenKeys(id: string, doc: Doc): void {
    const own = this.transaction.writesTo(this.collection.name)
    for (const index of this.collection.indexes.filter(({ unique }) => unique)) {
      for (const row of index.entries(doc).rows) {
        const seq = index.holder(row)
        const holder = seq === undefined ? undefined : this.collection.bySeq(seq)?.id
        if (holder !== undefined && holder !== id && !own.has(holder)) throw duplicate(`index ${index.declaration.name}`)
        const key = JSON.stringify(row)
        for (const [other, { text }] of own) {
          if (other === id || text === undefined) continue
          if (index.entries(parseObject(text)).rows.some((taken) => JSON.stringify(taken) === key)) throw duplicate(`index ${index.declaration.name}`)
        }
      }
    }
  }
}
