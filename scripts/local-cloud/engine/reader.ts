import type { Layout } from './catalog'
import { Collection } from './collection'
import { IndexTable } from './index-table'
import { openSql } from './sql'

export interface ReaderSetup extends Layout { file: string }

/** Committed documents of the file, read by another thread than the one that writes them. */
export interface Reader {
  /** undefined for a collection that is not in the file or younger than the reader. */
  collection(name: string): Collection | undefined
  close(): void
}

/**
 * Opens the file to read beside its one writer. SQLite shows each statement the last commit, so whoever was told of a
 * write finds it here.
 */
export const openReader = ({ file, flags, collections }: ReaderSetup): Reader => {
  const sql = openSql(file, { reading: true })
  const known = new Map(collections.map(({ name, indexes }) => [name, new Collection(sql, name, indexes.map(({ declaration, flagsAt }) =>
    new IndexTable(sql, name, declaration, new Uint8Array(flags, flagsAt, declaration.keys.length))))]))
  return { collection: (name) => known.get(name), close: () => void sql.close() }
}
