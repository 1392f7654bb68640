import { BadFile, type Pause, limits } from './limits'
import type { Table } from './table'

/** Text of a file that says nothing of its encoding: UTF-8 if it can be, else what Chinese spreadsheets write. */
const decoded = (bytes: Uint8Array): string => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    try {
      return new TextDecoder('gb18030', { fatal: true }).decode(bytes)
    } catch {
      throw new BadFile('unreadable_text')
    }
  }
}

const likeliest = (text: string): string => {
  const head = text.slice(0, 5_000).split(/\r?\n/).slice(0, 10).join('\n')
  const count = (mark: string): number => head.split(mark).length
  return ['\t', ';', ','].reduce((best, mark) => (count(mark) > count(best) ? mark : best), ',')
}

/** Reads comma-separated values, quoted as in RFC 4180; tabs and semicolons are recognised. */
export const readCsv = async (name: string, bytes: Uint8Array, pause: Pause): Promise<Table> => {
  const text = decoded(bytes).replace(/^\ufeff/, '')
   
  if (/\u0000/.test(text)) throw new BadFile('not_a_sheet')
  const mark = likeliest(text)
  const table: Table = { name, rows: [], merged: [], marked: [] }
  let [n, cells, cell, quoted, at] = [1, [] as string[], '', false, 0]
  const endCell = (): void => {
    if (cells.length < limits.columns) cells.push(cell.slice(0, limits.cellCharacters))
    cell = ''
  }
  const endRow = (): void => {
    endCell()
    if (cells.some((one) => one.trim() !== '')) table.rows.push({ n, cells })
    if (table.rows.length > limits.rows) throw new BadFile('too_many_rows')
    cells = []
    n += 1
  }
  for (; at < text.length; at += 1) {
    const letter = text[at]!
    if (quoted) {
      if (letter !== '"') cell += letter
      else if (text[at + 1] === '"') {
        cell += '"'
        at += 1
      } else quoted = false
    } else if (letter === '"' && cell === '') quoted = true
    else if (letter === mark) endCell()
    else if (letter === '\n' || letter === '\r') {
      if (letter === '\r' && text[at + 1] === '\n') at += 1
      endRow()
      if (n % 1_000 === 0) await pause()
    } else cell += letter
  }
  // A quote that never ends has swallowed the rest of the file.
  if (quoted) throw new BadFile('damaged')
  if (cell !== '' || cells.length > 0) endRow()
  // ="00123" is how a spreadsheet keeps zeros in a CSV; any other formula is not a value.
  for (const row of table.rows) row.cells.forEach((one, column) => {
    const kept = /^="([^"]*)"$/.exec(one)
    if (kept) row.cells[column] = kept[1]!
    else if (/^[=@]/.test(one)) table.marked.push({ n: row.n, column, what: 'formula' })
    else if (/^#(REF|N\/A|VALUE|NAME|DIV\/0|NULL|NUM)[!?]?$/.test(one)) table.marked.push({ n: row.n, column, what: 'error' })
    // A number kept as text by a leading apostrophe or tab.
    else row.cells[column] = one.replace(/^[\t']/, '')
  })
  return table
}
