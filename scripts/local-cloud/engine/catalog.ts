import { Collection } from './collection'
import { CacheRoom } from './document-cache'
import { parseObject } from './ejson'
import { IndexTable, type IndexDeclaration } from './index-table'
import { MemoryCollection } from './memory-collection'
import { Refusal } from './refusal'
import type { Sql } from './sql'
import { Versions } from './versions'

export interface CollectionDeclaration {
  name: string
  indexes: IndexDeclaration[]
  /** Hints whose loss loses nothing. Kept in memory here: no write waits for the disk, and a restart forgets them. */
  volatile?: true
}

/** Bytes; an index takes one per field. */
const mostFlags = 16_384

/** Counts of changes for readers; more collections than that share the last one. */
const mostCounts = 1_024

/** What a reader of the file on another thread has to know; the flags are shared, so that it plans by what was just written. */
export interface Layout {
  flags: SharedArrayBuffer
  /** See `Versions`; `place` is where the collection's is. */
  counts: SharedArrayBuffer
  collections: { name: string; place: number; indexes: { declaration: IndexDeclaration; flagsAt: number }[] }[]
}

interface IndexRow { name: string, declaration: string, multikey: string }

/** Characters: what a busy zone asks for all day, in a small part of the cloud's memory. */
const mostCached = 8_000_000

/** Which collections and indexes exist; brings the file in line with the declarations when it is opened. */
export class Catalog {
  private readonly collections = new Map<string, Collection>()
  private readonly room = new CacheRoom(mostCached)
  private readonly flags = new SharedArrayBuffer(mostFlags)
  private flagsTaken = 0
  private readonly counts = new SharedArrayBuffer(4 * mostCounts)
  /** What is to be told of commits. */
  readonly versions = new Versions(new Int32Array(this.counts))
  private readonly places = new Map<string, number>()

  constructor(private readonly sql: Sql, declared: CollectionDeclaration[]) {
    sql.exec('CREATE TABLE IF NOT EXISTS collections (name TEXT PRIMARY KEY) WITHOUT ROWID')
    sql.exec('CREATE TABLE IF NOT EXISTS indexes (collection TEXT, name TEXT, declaration TEXT NOT NULL, multikey TEXT NOT NULL, PRIMARY KEY (collection, name)) WITHOUT ROWID')
    sql.transaction(() => {
      const existing = (sql.prepare('SELECT name FROM collections').all([]) as Array<{ name: string }>).map(({ name }) => name)
      for (const name of existing) this.load(name)
      for (const declaration of declared) this.align(declaration)
      this.saveMultikey()
    })()
  }

  get(name: unknown): Collection {
    const collection = this.collections.get(String(name))
    if (!collection) throw new Refusal('DATABASE_COLLECTION_NOT_EXIST', `Db or Table not exist: ${String(name)}`)
    return collection
  }

  has(name: string): boolean {
    return this.collections.has(name)
  }

  add(name: string): void {
    const collection = new Collection(this.sql, name, [], this.room)
    collection.create()
    this.sql.prepare('INSERT INTO collections (name) VALUES (?)').run([name])
    this.collections.set(name, collection)
  }

  layout(): Layout {
    return {
      flags: this.flags,
      counts: this.counts,
      collections: [...this.collections.values()].map(({ name, indexes }) => ({
        name, place: this.place(name), indexes: indexes.map(({ declaration, multikey }) => ({ declaration, flagsAt: multikey.byteOffset })),
      })),
    }
  }

  /** Where its changes are counted. */
  place(name: string): number {
    const place = this.places.get(name) ?? Math.min(this.places.size, mostCounts - 1)
    this.places.set(name, place)
    return place
  }

  forget(name: string): void {
    this.collections.delete(name)
  }

  /** Writes raised multikey flags; must happen in the transaction whose documents raised them. Answers what to call once that is durable. */
  saveMultikey(): () => void {
    const raised: IndexTable[] = []
    for (const collection of this.collections.values()) {
      for (const index of collection.indexes) {
        if (!index.multikeyChanged) continue
        const positions = [...index.multikey].flatMap((flag, position) => flag ? [position] : [])
        this.sql.prepare('UPDATE indexes SET multikey = ? WHERE collection = ? AND name = ?').run([JSON.stringify(positions), collection.name, index.declaration.name])
        raised.push(index)
      }
    }
    return () => { for (const index of raised) index.multikeyChanged = false }
  }

  private load(name: string): void {
    const rows = this.sql.prepare('SELECT name, declaration, multikey FROM indexes WHERE collection = ?').all([name]) as IndexRow[]
    const indexes = rows.map(({ declaration, multikey }) => this.index(name, JSON.parse(declaration) as IndexDeclaration, JSON.parse(multikey) as number[]))
    this.collections.set(name, new Collection(this.sql, name, indexes, this.room))
  }

  private index(collection: string, declaration: IndexDeclaration, multikey: number[] = []): IndexTable {
    const flags = new Uint8Array(this.flags, this.flagsTaken, declaration.keys.length)
    this.flagsTaken += declaration.keys.length
    for (const position of multikey) flags[position] = 1
    return new IndexTable(this.sql, collection, declaration, flags)
  }

  private align({ name, indexes, volatile }: CollectionDeclaration): void {
    if (volatile && indexes.length === 0) return void this.collections.set(name, new MemoryCollection(this.sql, name))
    if (!this.has(name)) this.add(name)
    const collection = this.get(name)
    const wanted = new Map(indexes.map((index) => [index.name, signature(index)]))
    for (const index of [...collection.indexes]) {
      if (wanted.get(index.declaration.name) === signature(index.declaration)) continue
      this.sql.exec(`DROP TABLE ${index.table}`)
      this.sql.prepare('DELETE FROM indexes WHERE collection = ? AND name = ?').run([name, index.declaration.name])
      collection.indexes.splice(collection.indexes.indexOf(index), 1)
    }
    const present = new Set(collection.indexes.map((index) => index.declaration.name))
    for (const declaration of indexes) if (!present.has(declaration.name)) this.build(collection, declaration)
  }

  private build(collection: Collection, declaration: IndexDeclaration): void {
    const index = this.index(collection.name, declaration)
    index.create()
    this.sql.prepare('INSERT INTO indexes (collection, name, declaration, multikey) VALUES (?, ?, ?, \'[]\')').run([collection.name, declaration.name, signature(declaration)])
    let batch = collection.after(0, 1000)
    while (batch.length > 0) {
      for (const { seq, text } of batch) index.add(seq, index.entries(parseObject(text)))
      batch = collection.after(batch.at(-1)!.seq, 1000)
    }
    collection.indexes.push(index)
  }
}

const signature = ({ name, unique, keys }: IndexDeclaration) => JSON.stringify({ name, unique: unique === true, keys })
