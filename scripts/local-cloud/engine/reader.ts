import type { Layout } from './catalog'
import { Collection } from './collection'
import { IndexTable } from './index-table'
import { type Sql, openSql } from './sql'

export interface ReaderSetup extends Layout { file: string }

/** Committed documents of the file, read by another thread than the one that writes them. */
export interface Reader {
  /** undefined for a collection that is not in the file or younger than the reader. */
  collection(name: string): ReaderCollection | undefined
  close(): void
}

/** A collection as a reader beside the writer has it. */
export class ReaderCollection extends Collection {
  /** @param counts shared with the writer (`Versions`); `place` is this collection's */
  constructor(sql: Sql, name: string, indexes: IndexTable[], private readonly counts: Int32Array, private readonly place: number) {
    super(sql, name, indexes)
  }

  /** Stands for what the collection holds now; null while a commit changes it. */
  unchangedAt(): number | null {
    const now = Atomics.load(this.counts, this.place)
    return now % 2 === 0 ? now : null
  }
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
