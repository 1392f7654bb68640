import { randomBytes } from 'node:crypto'
import type { Change } from './group-commit'
import { Held } from './group-commit'
import { Refusal } from './refusal'

/** A document as a transaction has written it; undefined means removed. */
export interface Buffered { text: string | undefined }

export class Transaction {
  readonly id = randomBytes(16).toString('hex')
  /** The last commit this transaction sees; fixed by its first operation, as MongoDB does. */
  snapshot: number | undefined
  readonly writes = new Map<string, Map<string, Buffered>>()
  readonly ended: Promise<void>
  release!: () => void
  done = false

  /** @param expires monotonic milliseconds */
  constructor(readonly expires: number) {
    this.ended = new Promise((resolve) => { this.release = resolve })
  }

  writesTo(collection: string): Map<string, Buffered> {
    let writes = this.writes.get(collection)
    if (!writes) this.writes.set(collection, writes = new Map())
    return writes
  }
}

interface Past { replacedBy: number, text: string | undefined }

/**
 * The open transactions, the documents they hold, and the older versions that they may still see.
 * Nothing of it is on disk: a transaction that was open when the process died never happened.
 */
export class Transactions {
  private readonly open = new Map<string, Transaction>()
  private readonly holders = new Map<string, Transaction>()
  private readonly past = new Map<string, Map<string, Past[]>>()
  private lastCommit = 0

  constructor(private readonly lifetime: number) {}

  start(): Transaction {
    const transaction = new Transaction(performance.now() + this.lifetime)
    this.open.set(transaction.id, transaction)
    const timer = setTimeout(() => { if (this.open.has(transaction.id)) this.end(transaction) }, this.lifetime)
    timer.unref()
    void transaction.ended.then(() => clearTimeout(timer))
    return transaction
  }

  /** The open transaction of this id; its snapshot is taken now if this is its first operation. */
  use(id: string): Transaction {
    const transaction = this.open.get(id)
    if (transaction && transaction.expires <= performance.now()) this.end(transaction)
    if (!transaction || !this.open.has(id)) throw new Refusal('DATABASE_TRANSACTION_FAIL', 'Transaction is not in progress or has expired')
    transaction.snapshot ??= this.lastCommit
    return transaction
  }

  /** From here on the transaction takes no operation and does not expire; it holds its documents until it ends. */
  close(transaction: Transaction): void {
    this.open.delete(transaction.id)
  }

  end(transaction: Transaction): void {
    if (transaction.done) return
    transaction.done = true
    this.open.delete(transaction.id)
    for (const [key, holder] of this.holders) if (holder === transaction) this.holders.delete(key)
    if (this.open.size === 0) this.past.clear()
    transaction.release()
  }

  /** Takes the document for this transaction, or refuses because another one holds it or has changed it since. */
  hold(transaction: Transaction, collection: string, id: string): void {
    const key = heldKey(collection, id)
    const holder = this.holders.get(key)
    const changed = this.past.get(collection)?.get(id)?.some(({ replacedBy }) => replacedBy > (transaction.snapshot as number))
    if ((holder && holder !== transaction) || changed) {
      throw new Refusal('DATABASE_TRANSACTION_CONFLICT', 'WriteConflict: another operation has written the document')
    }
    this.holders.set(key, transaction)
  }

  /** A write outside of transactions must wait while one holds the document. */
  refuseHeld(collection: string, id: string, own?: Transaction): void {
    if (this.holders.size === 0) return
    const holder = this.holders.get(heldKey(collection, id))
    if (holder && holder !== own) throw new Held(holder.ended)
  }

  /** What the transaction sees instead of the committed documents: older versions, then its own writes. */
  overlay(transaction: Transaction, collection: string): Map<string, Buffered> {
    const overlay = new Map<string, Buffered>()
    for (const [id, versions] of this.past.get(collection) ?? []) {
      const seen = versions.find(({ replacedBy }) => replacedBy > (transaction.snapshot as number))
      if (seen) overlay.set(id, { text: seen.text })
    }
    for (const [id, buffered] of transaction.writes.get(collection) ?? []) overlay.set(id, buffered)
    return overlay
  }

  /** Remembers what a durable commit replaced, for the transactions that began before it. */
  remember(changes: Change[]): void {
    if (changes.length === 0) return
    this.lastCommit++
    if (this.open.size === 0) return
    for (const { collection, id, before } of changes) {
      let documents = this.past.get(collection)
      if (!documents) this.past.set(collection, documents = new Map())
      const versions = documents.get(id) ?? []
      if (versions.at(-1)?.replacedBy !== this.lastCommit) versions.push({ replacedBy: this.lastCommit, text: before })
      documents.set(id, versions)
    }
  }
}

const heldKey = (collection: string, id: string) => `${collection} ${id}`
