import { type AnyField, type SheetKind, fieldsOf, isRequired, sheetKinds } from '@guagou/types/import'
import { bare, columnsOf, sheetNames } from './headings'
import { type Table, columnName } from './table'

export type Columns = Partial<Record<AnyField, number>>

/** A sheet of the file with what it was taken for. The person may take it for something else. */
export interface Matched {
  table: Table
  kind: SheetKind | null
  /** The number of the row that holds the headings. */
  headingRow: number
  headings: string[]
  columns: Columns
}

/** A sheet as it is sent: rows below the heading, cells in the order of `fields`. */
export interface ReadySheet {
  kind: SheetKind
  fields: AnyField[]
  rows: { n: number; v: string[] }[]
}

export type SheetFault =
  | { what: 'missing_columns'; fields: AnyField[] }
  | { what: 'merged'; area: string }
  | { what: 'formula' | 'error'; cell: string }
  | { what: 'no_rows' }

/** Headings stand below a title now and then, never far down. */
const headingWithin = 15

const missing = (kind: SheetKind, columns: Columns): AnyField[] => fieldsOf(kind).filter((field) => isRequired(kind, field) && columns[field] === undefined)

const scoreOf = (kind: SheetKind, columns: Columns): number => Object.keys(columns).length * 2 - missing(kind, columns).length * 3

/** Finds the heading row and what the sheet is: by its name where that fits, else by its headings. */
export const matchTable = (table: Table): Matched => {
  const named = sheetKinds.find((kind) => sheetNames[kind].some((name) => bare(name) === bare(table.name)))
  let best: Matched | null = null
  let bestScore = 0
  for (const row of table.rows.slice(0, headingWithin)) {
    for (const kind of named ? [named] : sheetKinds) {
      const columns = columnsOf(kind, row.cells)
      const found = Object.keys(columns).length
      const score = scoreOf(kind, columns)
      if (found >= 2 && (best === null || score > bestScore)) {
        best = { table, kind, headingRow: row.n, headings: row.cells, columns }
        bestScore = score
      }
    }
  }
  return best ?? { table, kind: null, headingRow: table.rows[0]?.n ?? 1, headings: table.rows[0]?.cells ?? [], columns: {} }
}

export const takenFor = (matched: Matched, kind: SheetKind | null): Matched =>
  ({ ...matched, kind, columns: kind === null ? {} : columnsOf(kind, matched.headings) })

/** What makes the sheet unusable as it is; only what lies in columns that are used, below the heading. */
export const faultsOf = ({ table, kind, headingRow, columns }: Matched): SheetFault[] => {
  if (kind === null) return []
  const used = new Set(Object.values(columns))
  const lacking = missing(kind, columns)
  return [
    ...(lacking.length > 0 ? [{ what: 'missing_columns' as const, fields: lacking }] : []),
    ...(table.rows.some(({ n }) => n > headingRow) ? [] : [{ what: 'no_rows' as const }]),
    ...table.merged.filter(({ to, left, right }) => to > headingRow && [...used].some((column) => column >= left && column <= right))
      .map(({ text }) => ({ what: 'merged' as const, area: text })),
    ...table.marked.filter(({ n, column }) => n > headingRow && used.has(column))
      .map(({ n, column, what }) => ({ what, cell: `${columnName(column)}${n}` })),
  ].slice(0, 200)
}

export const readySheet = ({ table, kind, headingRow, columns }: Matched): ReadySheet | null => {
  if (kind === null) return null
  const fields = fieldsOf(kind).filter((field) => columns[field] !== undefined)
  const rows = table.rows.filter(({ n }) => n > headingRow)
    .map(({ n, cells }) => ({ n, v: fields.map((field) => cells[columns[field]!] ?? '') }))
    .filter(({ v }) => v.some((cell) => cell.trim() !== ''))
  return { kind, fields, rows }
}
