import { readFileSync } from 'node:fs'

/** A mistake of the person who called: told in one line, exit code 2. */
export class UsageError extends Error {}

export type Row = Readonly<Record<string, string>>

/** The rows of a tab-separated file with a header line; every row has every column, missing ones are refused by line number. */
export const readTsv = (file: string, columns: readonly string[]): Row[] => {
  let content: string
  try {
    content = readFileSync(file, 'utf8')
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${(error as NodeJS.ErrnoException).code ?? String(error)}`)
  }
  return parseTsv(content, file, columns)
}

export const parseTsv = (content: string, file: string, columns: readonly string[]): Row[] => {
  const [first = '', ...lines] = content.replace(/^\uFEFF/, '').split(/\r?\n/)
  const header = first.split('\t').map((name) => name.trim())
  const missing = columns.filter((column) => !header.includes(column))
  if (missing.length > 0) throw new UsageError(`${file}: the header has no column ${missing.join(', ')} (it has: ${header.join(', ')})`)
  const rows = lines.flatMap((line, place) => {
    if (line.trim() === '') return []
    const cells = line.split('\t')
    if (cells.length !== header.length) throw new UsageError(`${file}:${place + 2}: ${cells.length} columns, the header has ${header.length}`)
    const row: Row = Object.fromEntries(header.map((name, column) => [name, cells[column]!.trim()]))
    if (columns.includes('label') && row.label === '') throw new UsageError(`${file}:${place + 2}: the label is empty`)
    return [row]
  })
  if (rows.length === 0) throw new UsageError(`${file}: no rows below the header`)
  return rows
}
