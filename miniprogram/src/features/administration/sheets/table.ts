/** One sheet of a file as it was read: text only, with what cannot be trusted marked. */
export interface Table {
  name: string
  /** Rows that hold anything; `n` counts as the spreadsheet does. */
  rows: { n: number; cells: string[] }[]
  /** Merged areas, in rows and columns counted from 1 and 0. */
  merged: { from: number; to: number; left: number; right: number; text: string }[]
  /** Cells whose value is computed, or is an error like #REF!. */
  marked: { n: number; column: number; what: 'formula' | 'error' }[]
}

/** A column's letters: 0 is A. */
export const columnName = (column: number): string =>
  column < 26 ? String.fromCharCode(65 + column) : columnName(Math.floor(column / 26) - 1) + columnName(column % 26)
