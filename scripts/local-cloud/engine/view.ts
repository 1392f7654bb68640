import type { Collection } from './collection'
import { ejsonText } from './ejson'
import type { Change } from './group-commit'
import { orderKey } from './order-key'
import { docOf, findStored, type Found, type Query } from './query'
import type { Transactions, Transaction } from './transactions'
import type { Doc } from './values'

/** The documents of one collection as one request may see and write them. */
export interface View {
  find(query: Query): Found[]
  insert(doc: Doc): void
  /**
   * Stores `after` in place of what was found; answers its text.
   * @param roots the fields in which they may differ; any, where it is left out
   */
  replace(found: Found, after: Doc, roots?: ReadonlySet<string>): string
  remove(found: Found): void
}

/** Reads and writes the committed documents, within the transaction of the current group. */
export class CommittedView implements View {
  constructor(
    private readonly collection: Collection,
    private readonly transactions: Transactions,
    private readonly changes: Change[],
    private readonly own?: Transaction,
  ) {}

  find(query: Query): Found[] {
    return findStored(this.collection, query)
  }

  insert(doc: Doc, text = ejsonText(doc)): void {
    const id = orderKey(doc._id)
    this.transactions.refuseHeld(this.collection.name, id, this.own)
    this.collection.insert(doc, text)
    this.changes.push({ collection: this.collection.name, id, after: text, doc })
  }

  replace(found: Found, after: Doc, roots?: ReadonlySet<string>, text = ejsonText(after)): string {
    if (text === found.text) return text
    this.transactions.refuseHeld(this.collection.name, found.id, this.own)
    this.collection.replace(found, () => docOf(found), after, text, roots)
    this.changes.push({ collection: this.collection.name, id: found.id, before: found.text, after: text, doc: after })
    return text
  }

  remove(found: Found): void {
    this.transactions.refuseHeld(this.collection.name, found.id, this.own)
    this.collection.remove(found, docOf(found))
    this.changes.push({ collection: this.collection.name, id: found.id, before: found.text, doc: docOf(found) })
  }
}
