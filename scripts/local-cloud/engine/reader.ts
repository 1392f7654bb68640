import type { Layout } from './catalog'
import { IndexTable } from './index-table'
import { ReaderCollection } from './reader-collection'
import { openSql } from './sql'

export interface ReaderSetup extends Layout { file: string }

/** Committed documents of the file, read by another thread than the one that writes them. */
export interface Reader {
  /** undefined for a collection that is not in the file or younger than the reader. */
  collection(name: string): ReaderCollection | undefined
  close(): void
}

/**
 * Opens the file to read beside its one writer. SQLite shows each statement the last commit, so whoever was told of a
 * write finds it here.
 */
export const openReader = ({ file, flags, counts, collections }: ReaderSetup): Reader => {
  const sql = openSql(file, { reading: true })
  const shared = new Int32Array(counts)
  const known = new Map(collections.map(({ name, place, indexes }) => [name, new ReaderCollection(sql, name, indexes.map(({ declaration, flagsAt }) =>
    new IndexTable(sql, name, declaration, new Uint8Array(flags, flagsAt, declaration.keys.length))), shared, place)]))
  return { collection: (name) => known.get(name), close: () => void sql.close() }
}
