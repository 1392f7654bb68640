import type { IndexTable } from './index-table'
import { columnOf } from './index-table'
import { orderKey } from './order-key'
import type { Scan } from './plan'
import { duplicate, failed } from './refusal'
import { isConstraint, quoted, type Sql, type SqlValue, type Statement } from './sql'
import type { Doc } from './values'

/** What the planner needs to know of an index; the documents' own key order counts as one. */
export interface IndexShape {
  readonly fields: string[]
  readonly directions: Array<1 | -1>
  readonly multikey: boolean[]
  readonly unique: boolean
  /** The table of entries; without one the documents' table itself is walked by its key. */
  readonly table?: string
}

/** A document as it lies on disk. `id` is the order key of its `_id`, `text` its EJSON. */
export interface Stored { seq: number, id: string, text: string }

const ID_INDEX: IndexShape = { fields: ['_id'], directions: [1], multikey: [false], unique: true }
type Row = [seq: number, id: string, text: string]

/** The documents of one collection with the entries of its indexes, kept together within the caller's transaction. */
export class Collection {
  readonly table: string
  private readonly statements = new Map<string, Statement>()

  constructor(private readonly sql: Sql, readonly name: string, readonly indexes: IndexTable[]) {
    this.table = quoted(`collection:${name}`)
  }

  get shapes(): IndexShape[] {
    return [ID_INDEX, ...this.indexes]
  }

  create(): void {
    this.sql.exec(`CREATE TABLE ${this.table} (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, doc TEXT NOT NULL)`)
  }

  byId(id: string): Stored | undefined {
    const row = this.statement(`SELECT seq, id, doc FROM ${this.table} WHERE id = ?`).get([id]) as unknown as Row | undefined
    return row && stored(row)
  }

  bySeq(seq: number): Stored | undefined {
    const row = this.statement(`SELECT seq, id, doc FROM ${this.table} WHERE seq = ?`).get([seq]) as unknown as Row | undefined
    return row && stored(row)
  }

  /** Documents in the order they came, behind one of them. */
  after(seq: number, limit: number): Stored[] {
    return this.rows(`SELECT seq, id, doc FROM ${this.table} WHERE seq > ? ORDER BY seq LIMIT ?`, [seq, limit])
  }

  count(): number {
    const row = this.statement(`SELECT count(*) FROM ${this.table}`).get([]) as unknown as [number]
    return row[0]
  }

  scan(scan: Scan, limit: number, offset: number): Stored[] {
    const { where, order, values } = clauses(scan)
    const from = scan.index.table
      ? `${scan.index.table} AS e CROSS JOIN ${this.table} AS d ON d.seq = e.seq`
      : `${this.table} AS d`
    return this.rows(`SELECT d.seq, d.id, d.doc FROM ${from} ${where} ${order} LIMIT ? OFFSET ?`, [...values, limit, offset])
  }

  /** How many documents a walk meets. */
  countScan(scan: Scan): number {
    const { where, values } = clauses(scan)
    const what = scan.repeats ? 'count(DISTINCT seq)' : 'count(*)'
    const row = this.statement(`SELECT ${what} FROM ${scan.index.table ?? this.table} AS ${scan.index.table ? 'e' : 'd'} ${where}`).get(values) as unknown as [number]
    return row[0]
  }

  insert(doc: Doc, text: string): void {
    const entries = this.indexes.map((index) => index.entries(doc))
    let seq: number
    try {
      seq = Number(this.statement(`INSERT INTO ${this.table} (id, doc) VALUES (?, ?)`).run([orderKey(doc._id), text]).lastInsertRowid)
    } catch (error) {
      if (isConstraint(error)) throw duplicate(`_id ${JSON.stringify(doc._id)}`)
      throw error
    }
    this.indexes.forEach((index, at) => index.add(seq, entries[at]!))
  }

  replace(old: Stored, before: Doc, after: Doc, text: string): void {
    if (orderKey(after._id) !== old.id) throw failed('Performing an update on the path \'_id\' would modify the immutable field \'_id\'')
    this.statement(`UPDATE ${this.table} SET doc = ? WHERE seq = ?`).run([text, old.seq])
    for (const index of this.indexes) index.replace(old.seq, index.entries(before), index.entries(after))
  }

  remove(old: Stored, before: Doc): void {
    this.statement(`DELETE FROM ${this.table} WHERE seq = ?`).run([old.seq])
    for (const index of this.indexes) index.remove(old.seq, index.entries(before))
  }

  private rows(text: string, values: SqlValue[]): Stored[] {
    return (this.statement(text).all(values) as unknown as Row[]).map(stored)
  }

  private statement(text: string): Statement {
    let statement = this.statements.get(text)
    if (!statement) {
      statement = this.sql.prepare(text)
      this.statements.set(text, statement.reader ? statement.raw() : statement)
    }
    return statement
  }
}

const stored = ([seq, id, text]: Row): Stored => ({ seq, id, text })

function clauses({ index, points, lower, upper, reverse }: Scan): { where: string, order: string, values: SqlValue[] } {
  const column = (position: number) => index.table ? `e.${columnOf(position)}` : 'd.id'
  const terms = points.map((_, position) => `${column(position)} = ?`)
  const values = [...points]
  if (lower) { terms.push(`${column(points.length)} ${lower.inclusive ? '>=' : '>'} ?`); values.push(lower.key) }
  if (upper) { terms.push(`${column(points.length)} ${upper.inclusive ? '<=' : '<'} ?`); values.push(upper.key) }
  const order = index.directions.map((direction, position) => `${column(position)} ${(direction === 1) === reverse ? 'DESC' : 'ASC'}`)
  return {
    where: terms.length > 0 ? `WHERE ${terms.join(' AND ')}` : '',
    order: `ORDER BY ${order.slice(points.length).join(', ') || (index.table ? 'e.seq' : 'd.seq')}`,
    values,
  }
}
