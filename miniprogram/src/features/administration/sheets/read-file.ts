import { BadFile, type Pause, limits } from './limits'
import { readCsv } from './read-csv'
import { readXlsx } from './read-xlsx'
import type { Table } from './table'

/** Reads a file by what it is, not by what it is called. Throws `BadFile` when it cannot be used at all. */
export const readFile = async (name: string, bytes: Uint8Array, pause: Pause): Promise<Table[]> => {
  if (bytes.length === 0) throw new BadFile('empty')
  if (bytes.length > limits.fileBytes) throw new BadFile('too_large')
  const starts = (...sign: number[]): boolean => sign.every((byte, at) => bytes[at] === byte)
  // The old binary format, and what a password makes of the new one.
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) throw new BadFile('locked_or_old')
  const tables = starts(0x50, 0x4b) ? await readXlsx(bytes, pause) : [await readCsv(name.replace(/\.[^.]*$/, ''), bytes, pause)]
  if (tables.every(({ rows }) => rows.length === 0)) throw new BadFile('no_rows')
  return tables
}
