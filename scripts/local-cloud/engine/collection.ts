import { CacheRoom, DocumentCache } from './document-cache'
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
  /** By field position, not 0: some document has had an array on that path. */
  readonly multikey: Uint8Array
  readonly unique: boolean
  /** The table of entries; without one the documents' table itself is walked by its key. */
  readonly table?: string
}

/** A document as it lies on disk. `id` is the order key of its `_id`, `text` its EJSON. */
export interface Stored { seq: number, id: string, text: string }

const ID_INDEX: IndexShape = { fields: ['_id'], directions: [1], multikey: new Uint8Array(1), unique: true }
type Row = [seq: number, id: string, text: string]

/** A longer walk goes by without pushing out what is asked for all the time. */
const mostKept = 256

/** The documents of one collection with the entries of its indexes, kept together within the caller's transaction. */
export class Collection {
  readonly table: string
  private readonly statements = new Map<string, Statement>()
  private readonly cache: DocumentCache

  /** @param room left out where others write the file: nothing is kept then */
  constructor(private readonly sql: Sql, readonly name: string, readonly indexes: IndexTable[], private readonly room?: CacheRoom) {
    this.table = quoted(`collection:${name}`)
    this.cache = new DocumentCache(room ?? new CacheRoom(0))
  }

  get shapes(): IndexShape[] {
    return [ID_INDEX, ...this.indexes]
  }

  create(): void {
    this.sql.exec(`CREATE TABLE ${this.table} (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, doc TEXT NOT NULL)`)
  }

  byId(id: string): Stored | undefined {
    const known = this.cache.id(id)
    if (known) return known
    const row = this.statement(`SELECT seq, id, doc FROM ${this.table} WHERE id = ?`).get([id]) as unknown as Row | undefined
    return row && this.cache.keep(stored(row))
  }

  bySeq(seq: number): Stored | undefined {
    const known = this.cache.seq(seq)
    if (known) return known
    const row = this.statement(`SELECT seq, id, doc FROM ${this.table} WHERE seq = ?`).get([seq]) as unknown as Row | undefined
    return row && this.cache.keep(stored(row))
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
    const [only] = scan.points
    if (!scan.index.table && only !== undefined) {
      const found = offset === 0 ? this.byId(only) : undefined
      return found ? [found] : []
    }
    const { where, order, values } = clauses(scan)
    if (this.room && scan.index.table && limit > 0 && limit <= mostKept) {
      return this.bySeqs(`SELECT e.seq FROM ${scan.index.table} AS e ${where} ${order} LIMIT ? OFFSET ?`, [...values, limit, offset])
    }
    const from = scan.index.table
      ? `${scan.index.table} AS e CROSS JOIN ${this.table} AS d ON d.seq = e.seq`
      : `${this.table} AS d`
    return this.rows(`SELECT d.seq, d.id, d.doc FROM ${from} ${where} ${order} LIMIT ? OFFSET ?`, [...values, limit, offset])
  }

  /**
   * The documents of many walks alike in one statement, in no order: each statement costs as much as a dozen rows.
   * Undefined where that cannot be said, or where documents are kept and a walk has to fetch few of them.
   */
  scanAll(scans: Scan[], limit: number): Stored[] | undefined {
    const [first] = scans
    if (this.room || scans.length < 2 || !first || !scans.every((scan) => alike(scan, first))) return undefined
    const keys = scans.map(({ points, lower, upper }) => [...points, ...(lower ? [lower.key] : []), ...(upper ? [upper.key] : [])])
    const single = keys[0]!.length === 1
    const values = JSON.stringify(single ? keys.flat() : keys)
    // SQLite ends a text at a zero byte.
    if (values.includes('\\u0000')) return undefined
    let at = 0
    const { where } = clauses(first, () => (single ? 'w.value' : `json_extract(w.value, '$[${at++}]')`))
    const from = first.index.table
      ? `${first.index.table} AS e CROSS JOIN ${this.table} AS d ON d.seq = e.seq`
      : `${this.table} AS d`
    return this.rows(
      `SELECT d.seq, d.id, d.doc FROM json_each(?) AS w CROSS JOIN ${from} ${where} LIMIT ?`,
      [values, Number.isFinite(limit) ? limit : -1],
    )
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
    this.cache.keep({ seq, id: orderKey(doc._id), text })
  }

  /** @param roots the fields that may differ, as far as that is known: what stands in none of them need not be looked at */
  replace(old: Stored, before: () => Doc, after: Doc, text: string, roots?: ReadonlySet<string>): void {
    if (orderKey(after._id) !== old.id) throw failed('Performing an update on the path \'_id\' would modify the immutable field \'_id\'')
    this.statement(`UPDATE ${this.table} SET doc = ? WHERE seq = ?`).run([text, old.seq])
    for (const index of this.indexes) {
      if (!roots || index.roots.some((root) => roots.has(root))) index.replace(old.seq, index.entries(before()), index.entries(after))
    }
    // What was changed is changed again sooner than others.
    this.cache.keep({ seq: old.seq, id: old.id, text, doc: after })
  }

  remove(old: Stored, before: Doc): void {
    this.statement(`DELETE FROM ${this.table} WHERE seq = ?`).run([old.seq])
    this.cache.forget(old.id)
    for (const index of this.indexes) index.remove(old.seq, index.entries(before))
  }

  /** A write of this document was rolled back; `before` is what it was, undefined where it was not there. */
  undo(id: string, _before: string | undefined): void {
    this.cache.forget(id)
  }

  /** The documents whose places a statement names, in its order; those not known are fetched together. */
  private bySeqs(text: string, values: SqlValue[]): Stored[] {
    // One row of JSON instead of many rows: each costs as much as a dozen numbers.
    const [list] = this.statement(`SELECT json_group_array(seq) FROM (${text})`).get(values) as unknown as [string]
    const seqs = JSON.parse(list) as number[]
    const found = new Map<number, Stored>()
    const missing: number[] = []
    for (const seq of seqs) {
      const known = this.cache.seq(seq)
      if (known) found.set(seq, known)
      else missing.push(seq)
    }
    if (missing.length > 0) {
      const fetched = this.rows(`SELECT seq, id, doc FROM ${this.table} WHERE seq IN (SELECT value FROM json_each(?))`, [JSON.stringify(missing)])
      for (const one of fetched) found.set(one.seq, this.cache.keep(one))
    }
    return seqs.map((seq) => found.get(seq)!)
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

/** Whether one statement says both, but for their keys. */
const alike = (one: Scan, other: Scan): boolean =>
  one.index === other.index && one.points.length === other.points.length && one.reverse === other.reverse &&
  one.lower?.inclusive === other.lower?.inclusive && one.upper?.inclusive === other.upper?.inclusive

/** @param key what stands for each key in its turn */
function clauses({ index, points, lower, upper, reverse }: Scan, key = (): string => '?'): { where: string, order: string, values: SqlValue[] } {
  const column = (position: number) => index.table ? `e.${columnOf(position)}` : 'd.id'
  const terms = points.map((_, position) => `${column(position)} = ${key()}`)
  const values = [...points]
  if (lower) { terms.push(`${column(points.length)} ${lower.inclusive ? '>=' : '>'} ${key()}`); values.push(lower.key) }
  if (upper) { terms.push(`${column(points.length)} ${upper.inclusive ? '<=' : '<'} ${key()}`); values.push(upper.key) }
  const order = index.directions.map((direction, position) => `${column(position)} ${(direction === 1) === reverse ? 'DESC' : 'ASC'}`)
  return {
    where: terms.length > 0 ? `WHERE ${terms.join(' AND ')}` : '',
    order: `ORDER BY ${order.slice(points.length).join(', ') || (index.table ? 'e.seq' : 'd.seq')}`,
    values,
  }
}
