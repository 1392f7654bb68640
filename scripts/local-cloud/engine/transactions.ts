import { randomBytes } from 'node:crypto'
import type { Change } from './group-commit'
import { Held } from './group-commit'
import { Refusal } from './refusal'
import type { Doc } from './values'

/** A document as a transaction has written it; undefined means removed. `doc` is what the text says, not to be changed. */
export interface Buffered { text: string | undefined, doc?: Doc }

export class Transaction {
  readonly id = randomBytes(16).toString('hex')
  /** The last commit this transaction sees; fixed by its first operation, as MongoDB does. */
  snapshot: number | undefined
  readonly writes = new Map<string, Map<string, Buffered>>()
  /** Keys of the documents it holds. */
  readonly held = new Set<string>()
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

interface Past extends Buffered { replacedBy: number }

/**
 * The open transactions, the documents they hold, and the older versions that they may still see.
 * Nothing of it is on disk: a transaction that was open when the process died never happened.
 */
export class Transactions {
  private readonly open = new Map<string, Transaction>()
  private readonly holders = new Map<string, Transaction>()
  private readonly past = new Map<string, Map<string, Past[]>>()
  /** The same versions in the order of their commits. */
  private readonly log: Array<{ replacedBy: number, collection: string, id: string }> = []
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
    for (const key of transaction.held) this.holders.delete(key)
    this.forgetPast()
    transaction.release()
  }

  /** Takes the document for this transaction, or refuses because another one holds it or has changed it since. */
  hold(transaction: Transaction, collection: string, id: string): void {
    const key = heldKey(collection, id)
    const holder = this.holders.get(key)
    if ((holder && holder !== transaction) || this.pastSeen(transaction, collection, id)) {
      throw new Refusal('DATABASE_TRANSACTION_CONFLICT', 'WriteConflict: another operation has written the document')
    }
    this.holders.set(key, transaction)
    transaction.held.add(key)
  }

  /** A write outside of transactions must wait while one holds the document. */
  refuseHeld(collection: string, id: string, own?: Transaction): void {
    if (this.holders.size === 0) return
    const holder = this.holders.get(heldKey(collection, id))
    if (holder && holder !== own) throw new Held(holder.ended)
  }

  /** What the transaction sees instead of this committed document; undefined when it sees the document itself. */
  seen(transaction: Transaction, collection: string, id: string): Buffered | undefined {
    return transaction.writes.get(collection)?.get(id) ?? this.pastSeen(transaction, collection, id)
  }

  /** What the transaction sees instead of the committed documents: older versions, then its own writes. */
  overlay(transaction: Transaction, collection: string): Map<string, Buffered> {
    const overlay = new Map<string, Buffered>()
    for (const id of this.past.get(collection)?.keys() ?? []) {
      const seen = this.pastSeen(transaction, collection, id)
      if (seen) overlay.set(id, seen)
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
      if (versions.at(-1)?.replacedBy === this.lastCommit) continue
      versions.push({ replacedBy: this.lastCommit, text: before })
      documents.set(id, versions)
      this.log.push({ replacedBy: this.lastCommit, collection, id })
    }
  }

  private pastSeen(transaction: Transaction, collection: string, id: string): Past | undefined {
    return this.past.get(collection)?.get(id)?.find(({ replacedBy }) => replacedBy > (transaction.snapshot as number))
  }

  /** Drops the versions that every open transaction is too young to see. */
  private forgetPast(): void {
    let oldest = this.lastCommit
    for (const { snapshot } of this.open.values()) oldest = Math.min(oldest, snapshot ?? oldest)
    const kept = this.log.findIndex(({ replacedBy }) => replacedBy > oldest)
    for (const { collection, id } of this.log.splice(0, kept === -1 ? this.log.length : kept)) {
      const documents = this.past.get(collection)
      const versions = documents?.get(id)?.filter(({ replacedBy }) => replacedBy > oldest)
      if (versions && versions.length > 0) documents?.set(id, versions)
      else documents?.delete(id)
    }
  }
}

const heldKey = (collection: string, id: string) => `${collection} ${id}`
