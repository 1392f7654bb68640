import { Catalog, type CollectionDeclaration, type Layout } from './catalog'
import { GroupCommit, type Change } from './group-commit'
import { findStored, type Query } from './query'
import { openLog, type Log } from './log'
import { Refusal } from './refusal'
import { openSql, type Sql } from './sql'
import { TransactionView } from './transaction-view'
import { Transactions, type Transaction } from './transactions'
import type { Doc } from './values'
import { CommittedView, type View } from './view'
import type { Collection } from './collection'

export interface StoreOptions {
  file: string
  collections: CollectionDeclaration[]
  /** Milliseconds after which an open transaction is given up. */
  transactionLifetime: number
  /** Milliseconds a write waits for a document that a transaction holds. */
  patience: number
}

export type Listener = (id: string, doc: Doc | undefined) => void

/** Ties file, catalog, group commit and transactions together: who may read and write what, and when it is durable. */
export class Store {
  readonly group: GroupCommit
  private readonly sql: Sql
  private readonly log: Log
  private readonly catalog: Catalog
  private readonly transactions: Transactions
  private readonly listeners = new Map<string, Set<Listener>>()

  constructor({ file, collections, transactionLifetime, patience }: StoreOptions) {
    this.sql = openSql(file)
    this.log = openLog(file)
    this.catalog = new Catalog(this.sql, collections)
    this.transactions = new Transactions(transactionLifetime)
    this.group = new GroupCommit(this.sql, {
      beforeCommit: (changes) => this.beforeCommit(changes),
      undone: (changes) => {
        for (const { collection, id, before } of changes.toReversed()) this.catalog.get(collection).undo(id, before)
        this.catalog.versions.end()
      },
      committed: (changes) => this.transactions.remember(changes),
      sync: () => this.log.sync(),
      durable: (changes) => this.notify(changes),
    }, patience)
  }

  layout(): Layout {
    return this.catalog.layout()
  }

  collection(name: unknown): Collection {
    return this.catalog.get(name)
  }

  find(collection: unknown, query: Query) {
    return findStored(this.catalog.get(collection), query)
  }

  /** Writes in the next group; resolves when it is committed. */
  async write<T>(name: unknown, work: (view: View) => T, notLast = false): Promise<T> {
    const collection = this.catalog.get(name)
    return this.group.run((changes) => work(new CommittedView(collection, this.transactions, changes)), notLast)
  }

  /** Works in an open transaction. Whatever fails there ends it, as in MongoDB. */
  within<T>(transactionId: string, name: unknown, work: (view: View) => T): T {
    const transaction = this.transactions.use(transactionId)
    try {
      return work(new TransactionView(this.catalog.get(name), this.transactions, transaction))
    } catch (error) {
      this.transactions.end(transaction)
      throw error
    }
  }

  start(): string {
    return this.transactions.start().id
  }

  abort(transactionId: string): void {
    this.transactions.end(this.transactions.use(transactionId))
  }

  async commit(transactionId: string): Promise<void> {
    const transaction = this.transactions.use(transactionId)
    this.transactions.close(transaction)
    try {
      if (transaction.writes.size > 0) await this.group.run((changes) => this.apply(transaction, changes))
    } finally {
      this.transactions.end(transaction)
    }
  }

  async addCollection(name: string): Promise<void> {
    await this.group.run(() => {
      if (this.catalog.has(name)) throw new Refusal('DATABASE_COLLECTION_ALREADY_EXIST', `Table exist: ${name}`)
      this.catalog.add(name)
    }).catch((error: unknown) => {
      if (!(error instanceof Refusal && error.code === 'DATABASE_COLLECTION_ALREADY_EXIST')) this.catalog.forget(name)
      throw error
    })
  }

  onChange(collection: string, listener: Listener): () => void {
    const listeners = this.listeners.get(collection) ?? new Set()
    this.listeners.set(collection, listeners.add(listener))
    return () => listeners.delete(listener)
  }

  async close(): Promise<void> {
    await this.group.idle()
    await this.log.close()
    this.sql.close()
  }

  private apply(transaction: Transaction, changes: Change[]): void {
    const writes = [...transaction.writes].flatMap(([name, documents]) => [...documents].map(([id, written]) => ({ name, id, ...written })))
    // Removals come first, so that a key they give up can be taken within the same transaction.
    for (const { name, id, text, doc } of writes.sort((left, right) => Number(left.text !== undefined) - Number(right.text !== undefined))) {
      const view = new CommittedView(this.catalog.get(name), this.transactions, changes, transaction)
      const found = this.catalog.get(name).byId(id)
      try {
        if (text !== undefined && found) view.replace(found, doc!, undefined, text)
        else if (text !== undefined) view.insert(doc!, text)
        else if (found) view.remove(found)
      } catch (error) {
        if (error instanceof Refusal && error.code === 'DATABASE_DUPLICATE_WRITE') {
          throw new Refusal('DATABASE_TRANSACTION_CONFLICT', `WriteConflict: ${error.message}`)
        }
        throw error
      }
    }
  }

  private beforeCommit(changes: Change[]): () => void {
    const saved = this.catalog.saveMultikey()
    this.catalog.versions.begin(changes.map(({ collection }) => this.catalog.place(collection)))
    return () => {
      this.catalog.versions.end()
      saved()
    }
  }

  private notify(changes: Change[]): void {
    for (const { collection, after, doc } of changes) {
      for (const listener of this.listeners.get(collection) ?? []) {
        try {
          listener(String(doc._id), after === undefined ? undefined : doc)
        } catch (error) {
          console.error('a listener of document changes failed', error)
        }
      }
    }
  }
}
