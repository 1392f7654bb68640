import type { KeyboardEvent, ReactNode } from 'react'
import { classes } from './classes'
import './data-table.scss'

export interface Column<R> {
  /** By this word the owner of the rows knows the column when it is sorted. */
  key: string
  title: string
  show(row: R): ReactNode
  sortable?: boolean
  /** Stays as narrow as what is in it. */
  narrow?: boolean
  /** May be cut short where the window is narrow; the whole text is in the row's form. */
  cut?: boolean
  /** A number: to the right. */
  right?: boolean
}

export interface Sorted { by: string; down: boolean }

interface DataTableProps<R> {
  /** What the rows are: spoken. */
  label: string
  columns: readonly Column<R>[]
  rows: readonly R[]
  keyOf(row: R): string
  /** Opens a row: by a click on it, or by Enter while it has the focus. */
  onOpen?: (row: R) => void
  sorted?: Sorted | null
  onSort?: (sorted: Sorted) => void
}

const moves: Record<string, (at: number, last: number) => number> = {
  ArrowDown: (at, last) => Math.min(at + 1, last), ArrowUp: (at) => Math.max(at - 1, 0), Home: () => 0, End: (_at, last) => last,
}

/** Up and down through the rows, Enter opens; a control inside a row answers for itself. */
const onRowKey = (event: KeyboardEvent<HTMLTableRowElement>, open: (() => void) | undefined): void => {
  if (event.target !== event.currentTarget) return
  if (event.key === 'Enter' && open) {
    event.preventDefault()
    return open()
  }
  const move = moves[event.key]
  if (!move) return
  event.preventDefault()
  const rows = [...event.currentTarget.parentElement!.children] as HTMLElement[]
  rows[move(rows.indexOf(event.currentTarget), rows.length - 1)]?.focus()
}

/** A click on a control in a row, or one that ends the selection of text, does not open it. */
const isOnRow = (target: EventTarget): boolean =>
  (target as Element).closest('[role=button], a, button') === null && window.getSelection()?.toString() === ''

/**
 * Rows and columns as a browser knows them: for a desktop only, where `useWide` says so. The mini program, which has no
 * tables, never renders it and shows the same rows as cells.
 */
export function DataTable<R>({ label, columns, rows, keyOf, onOpen, sorted = null, onSort }: DataTableProps<R>) {
  const sortBy = ({ key }: Column<R>) => onSort?.({ by: key, down: sorted?.by === key && !sorted.down })
  return (
    <table className="table" aria-label={label}>
      <thead>
        <tr>
          {columns.map((column) => {
            const { key, title, sortable, right, narrow } = column
            const order = sorted?.by !== key ? 'none' : sorted.down ? 'descending' : 'ascending'
            return (
              <th key={key} scope="col" className={classes(right && 'table-right', narrow && 'table-narrow')} {...(sortable ? { 'aria-sort': order } : {})}>
                {sortable
                  ? <button type="button" className="table-sort" onClick={() => sortBy(column)}>{title}<span aria-hidden="true">{order === 'none' ? '↕' : order === 'ascending' ? '↑' : '↓'}</span></button>
                  : title}
              </th>
            )
          })}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          <tr
            key={keyOf(row)} tabIndex={at === 0 ? 0 : -1} className={classes(onOpen && 'table-open')}
            onClick={({ target }) => { if (onOpen && isOnRow(target)) onOpen(row) }}
            onKeyDown={(event) => onRowKey(event, onOpen && (() => onOpen(row)))}
          >
            {columns.map(({ key, show, right, narrow, cut }) => (
              <td key={key} className={classes(right && 'table-right', narrow && 'table-narrow', cut && 'table-cut')}>{show(row)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
