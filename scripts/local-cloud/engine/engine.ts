import { databaseAction } from '../wire/database'
import type { CollectionDeclaration } from './catalog'
import { generatedId } from './generated-id'
import { docOf, type Query } from './query'
import type { ReaderSetup } from './reader'
import { Store } from './store'
import { refuseDollarNames } from './update'
import type { Doc } from './values'

export type { CollectionDeclaration } from './catalog'
export type { IndexDeclaration } from './index-table'

export interface EngineOptions {
  /** Path of the SQLite file; ':memory:' in tests. */
  file: string
  collections: CollectionDeclaration[]
  /** Epoch milliseconds of the product's clock, for serverDate. Expiry of transactions uses monotonic time. */
  now?: () => number
  /** Milliseconds; production gives a transaction 30 s. */
  transactionLifetime?: number
  /** Milliseconds a write waits for a document that a transaction holds before it is refused. */
  patience?: number
}

export interface EngineStats { commits: number; requests: number }

export interface Engine {
  /** One wire request (`action` starts with `database.`); answers the JSON text of the response, also for a client's fault. Writes resolve when they are durable. */
  handle(body: Record<string, unknown>): Promise<string>
  /**
   * The same for somebody whose own answer waits for `synced`: writes resolve when they are committed, so that a call
   * that writes several times waits for the disk once.
   */
  handleSoon(body: Record<string, unknown>): Promise<string>
  /** Resolves when everything that anybody could have read by now is durable; at once when it is. */
  synced(): Promise<void>
  /** Called after a durable commit for each document written; `doc` is undefined when it was removed. Not to be changed. */
  onChange(collection: string, listener: (id: string, doc: Record<string, unknown> | undefined) => void): () => void
  find(collection: string, filter: object, options?: { sort?: object; limit?: number; skip?: number }): Record<string, unknown>[]
  /** All or none, in one commit, with the checks of the wire. */
  insertMany(collection: string, docs: Record<string, unknown>[]): Promise<void>
  /** With it a thread of this process reads the file itself. */
  reader(): ReaderSetup
  stats(): EngineStats
  /** Waits for the writes under way, then closes the file. */
  close(): Promise<void>
}

/** Opens the documents in `file` and brings collections and indexes in line with the declarations. */
export function openEngine({ file, collections, now = Date.now, transactionLifetime = 30_000, patience = 10_000 }: EngineOptions): Engine {
  const [kept, forgotten] = [false, true].map((volatile) => collections.filter((one) => (one.volatile ?? false) === volatile))
  const disk = new Store({ file, collections: kept!, transactionLifetime, patience })
  const memory = new Store({ file: ':memory:', collections: forgotten!, transactionLifetime, patience })
  const volatile = new Set(forgotten!.map(({ name }) => name))
  const storeOf = (collection: unknown): Store => (volatile.has(String(collection)) ? memory : disk)
  let requests = 0
  const handleSoon: Engine['handleSoon'] = async (body) => {
    requests++
    const store = storeOf(body.collectionName)
    // A hint sets many people in motion: whoever waits for the disk, as its own cause does, is answered before.
    if (store === memory) await disk.group.synced().catch(() => undefined)
    return databaseAction(store, body, now)
  }
  return {
    handleSoon,
    synced: () => disk.group.synced(),
    async handle(body) {
      const answer = await handleSoon(body)
      await disk.group.synced()
      return answer
    },
    onChange: (collection, listener) => storeOf(collection).onChange(collection, listener),
    find: (collection, filter, options = {}) => {
      const sort = Object.entries(options.sort ?? {}) as NonNullable<Query['sort']>
      return storeOf(collection).find(collection, { filter: filter as Doc, ...options, sort }).map(docOf)
    },
    async insertMany(collection, docs) {
      await storeOf(collection).write(collection, (view) => {
        for (const doc of docs) {
          refuseDollarNames(doc)
          view.insert({ _id: generatedId(), ...doc })
        }
      })
      await disk.group.synced()
    },
    reader: () => ({ file, ...disk.layout() }),
    stats: () => ({ commits: disk.group.commits, requests }),
    async close() {
      await Promise.all([disk.close(), memory.close()])
    },
  }
}
