import { entriesOf, type Entries } from './index-entries'
import { duplicate } from './refusal'
import { isConstraint, quoted, type Sql, type SqlValue, type Statement } from './sql'
import type { Doc } from './values'

export interface IndexDeclaration { name: string; unique?: boolean; keys: Array<[field: string, direction: 1 | -1]> }

export const columnOf = (position: number) => `k${position}`

/**
 * One declared index: a table of order keys, one row per entry, kept in the declared order. A table of our
 * own instead of SQLite's expression indexes, because only so arrays, missing fields and mixed types are
 * indexed, sorted and kept unique the way MongoDB does it.
 */
export class IndexTable {
  readonly table: string
  readonly fields: string[]
  readonly directions: Array<1 | -1>
  readonly unique: boolean
  /** Where its fields begin. */
  readonly roots: string[]
  /** By field position: some document had an array on that path. Never taken back. */
  readonly multikey: Uint8Array
  /** A multikey flag was raised and is not stored yet. */
  multikeyChanged = false
  private readonly paths: string[][]
  private readonly columns: string
  private readonly equalKeys: string
  private insertEntry: Statement | undefined
  private removeEntry: Statement | undefined
  private findHolder: Statement | undefined

  /** @param multikey a byte per field, shared with whoever else plans by this index */
  constructor(private readonly sql: Sql, collection: string, readonly declaration: IndexDeclaration, multikey: Uint8Array) {
    this.table = quoted(`index:${collection}:${declaration.name}`)
    this.fields = declaration.keys.map(([field]) => field)
    this.directions = declaration.keys.map(([, direction]) => direction)
    this.unique = declaration.unique === true
    this.multikey = multikey
    this.paths = this.fields.map((field) => field.split('.'))
    this.roots = [...new Set(this.paths.map(([root]) => root!))]
    this.columns = this.fields.map((_, position) => columnOf(position)).join(', ')
    this.equalKeys = this.fields.map((_, position) => `${columnOf(position)} = ?`).join(' AND ')
  }

  create(): void {
    const columns = this.fields.map((_, position) => `${columnOf(position)} TEXT NOT NULL`).join(', ')
    const ordered = this.directions.map((direction, position) => `${columnOf(position)} ${direction === 1 ? 'ASC' : 'DESC'}`).join(', ')
    const key = this.unique ? ordered : `${ordered}, seq`
    this.sql.exec(`CREATE TABLE ${this.table} (${columns}, seq INTEGER NOT NULL, PRIMARY KEY (${key})) WITHOUT ROWID`)
  }

  entries(doc: Doc): Entries {
    return entriesOf(doc, this.paths)
  }

  add(seq: number, entries: Entries): void {
    for (const position of entries.multikey) {
      if (this.multikey[position]) continue
      this.multikey[position] = 1
      this.multikeyChanged = true
    }
    this.insertEntry ??= this.sql.prepare(`INSERT INTO ${this.table} (${this.columns}, seq) VALUES (${'?, '.repeat(this.fields.length)}?)`)
    for (const row of entries.rows) {
      try {
        this.insertEntry.run([...row, seq])
      } catch (error) {
        if (isConstraint(error)) throw duplicate(`index ${this.declaration.name}`)
        throw error
      }
    }
  }

  remove(seq: number, entries: Entries): void {
    this.removeEntry ??= this.sql.prepare(`DELETE FROM ${this.table} WHERE ${this.equalKeys} AND seq = ?`)
    for (const row of entries.rows) this.removeEntry.run([...row, seq])
  }

  replace(seq: number, before: Entries, after: Entries): void {
    if (sameRows(before.rows, after.rows)) return
    const kept = new Set(before.rows.map((row) => JSON.stringify(row)))
    const wanted = new Set(after.rows.map((row) => JSON.stringify(row)))
    this.remove(seq, { ...before, rows: before.rows.filter((row) => !wanted.has(JSON.stringify(row))) })
    this.add(seq, { ...after, rows: after.rows.filter((row) => !kept.has(JSON.stringify(row))) })
  }

  /** The document that holds this row of a unique index. */
  holder(row: SqlValue[]): number | undefined {
    this.findHolder ??= this.sql.prepare(`SELECT seq FROM ${this.table} WHERE ${this.equalKeys}`).raw()
    const found = this.findHolder.get(row) as unknown as [number] | undefined
    return found?.[0]
  }
}

function sameRows(left: string[][], right: string[][]): boolean {
  return left.length === right.length && left.every((row, at) => row.every((key, field) => key === right[at]?.[field]))
}
