import type { Layout } from './catalog'
import { Collection } from './collection'
import { IndexTable } from './index-table'
import { ReaderCollection } from './reader-collection'
import { openSql } from './sql'

export interface ReaderSetup extends Layout { file: string }

/** Committed documents of the file, read by another thread than the one that writes them. */
export interface Reader {
  /** undefined for a collection that is not in the file or younger than the reader. */
  collection(name: string): Collection | undefined
  /** Stands for what the collection holds now (see `Versions`); null while a commit changes it, and where it is not counted. */
  count(name: string): number | null
  close(): void
}

/**
 * Opens the file to read beside its one writer. SQLite shows each statement the last commit, so whoever was told of a
 * write finds it here.
 */
export const openReader = ({ file, flags, counts, collections }: ReaderSetup): Reader => {
  const sql = openSql(file, { reading: true })
  const shared = new Int32Array(counts)
  const places = new Map(collections.map(({ name, place }) => [name, place]))
  const known = new Map(collections.map(({ name, place, indexes: declared }) => {
    const indexes = declared.map(({ declaration, flagsAt }) =>
      new IndexTable(sql, name, declaration, new Uint8Array(flags, flagsAt, declaration.keys.length)))
    return [name, place === undefined ? new Collection(sql, name, indexes) : new ReaderCollection(sql, name, indexes, shared, place)]
  }))
  return {
    collection: (name) => known.get(name),
    count(name) {
      const place = places.get(name)
      const now = place === undefined ? 1 : Atomics.load(shared, place)
      return now % 2 === 0 ? now : null
    },
    close: () => void sql.close(),
  }
}
