import { BadFile, type Pause, limits } from './limits'
import type { Table } from './table'
import { openZip, type Zip } from './zip'

/**
 * Reads the cells of a workbook's visible sheets. Only what a table needs is understood: texts, numbers, truth values,
 * which cells are computed, which are merged. A document type is refused, for it could define entities.
 */
export const readXlsx = async (bytes: Uint8Array, pause: Pause): Promise<Table[]> => {
  const zip = openZip(bytes)
  const part = async (name: string): Promise<string | null> => {
    const text = await zip.text(name, pause)
    if (text !== null && text.slice(0, 2_000).includes('<!DOCTYPE')) throw new BadFile('damaged')
    return text
  }
  if (zip.names.includes('EncryptedPackage')) throw new BadFile('locked_or_old')
  const workbook = await part('xl/workbook.xml')
  const relations = await part('xl/_rels/workbook.xml.rels')
  if (workbook === null || relations === null) throw new BadFile('not_a_sheet')
  if (/<(?:\w+:)?workbookPr\b[^>]*\bdate1904="(?:1|true)"/.test(workbook)) throw new BadFile('old_dates')
  const texts = sharedTexts(await part(sharedName(zip, relations)) ?? '')
  const tables: Table[] = []
  for (const { name, file } of sheetsOf(workbook, relations)) {
    if (tables.length >= limits.sheets) throw new BadFile('too_many_rows')
    const xml = await part(file)
    if (xml === null) throw new BadFile('damaged')
    tables.push(await readSheet(name, xml, texts, pause))
  }
  return tables
}

const attribute = (tag: string, name: string): string | undefined => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1]

const targetsOf = (relations: string): Map<string, string> =>
  new Map([...relations.matchAll(/<(?:\w+:)?Relationship\b[^>]*>/g)].flatMap(([tag]) => {
    const [id, target] = [attribute(tag, 'Id'), attribute(tag, 'Target')]
    if (id === undefined || target === undefined) return []
    return [[id, target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`] as const]
  }))

const sharedName = (zip: Zip, relations: string): string =>
  [...targetsOf(relations).values()].find((file) => /sharedStrings\.xml$/i.test(file) && zip.names.includes(file)) ?? 'xl/sharedStrings.xml'

const sheetsOf = (workbook: string, relations: string): { name: string; file: string }[] => {
  const targets = targetsOf(relations)
  return [...workbook.matchAll(/<(?:\w+:)?sheet\b[^>]*>/g)].flatMap(([tag]) => {
    const file = targets.get(/\b\w+:id="([^"]*)"/.exec(tag)?.[1] ?? '')
    const hidden = attribute(tag, 'state')?.toLowerCase().includes('hidden') ?? false
    return file === undefined || hidden || /chartsheets\//.test(file) ? [] : [{ name: plainText(attribute(tag, 'name') ?? ''), file }]
  })
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const plainText = (xml: string): string =>
  !xml.includes('&') ? xml : xml.replace(/&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(\w+));/g, (whole, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return entities[name] ?? whole
    const code = hex === undefined ? Number(decimal) : parseInt(hex, 16)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })

/** The texts of a `<si>` or `<is>`: its runs together, without the phonetic hints that East Asian editions add. */
const runs = (xml: string): string => {
  let text = ''
  const told = xml.includes('rPh') ? xml.replace(/<(?:\w+:)?rPh\b[\s\S]*?<\/(?:\w+:)?rPh>/g, '') : xml
  for (const [, run] of told.matchAll(/<(?:\w+:)?t(?:\s[^>]*)?>([^<]*)<\/(?:\w+:)?t>/g)) text += plainText(run!)
  return text
}

const sharedTexts = (xml: string): string[] =>
  [...xml.matchAll(/<(?:\w+:)?si(?:\s[^>]*)?(?:\/>|>([\s\S]*?)<\/(?:\w+:)?si>)/g)].map(([, inner]) => runs(inner ?? ''))

const columnOf = (letters: string): number => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1

const rowPattern = /<(?:\w+:)?row\b([^>]*?)(?:\/>|>([\s\S]*?)<\/(?:\w+:)?row>)/g
const cellPattern = /<(?:\w+:)?c\b([^>]*?)(?:\/>|>([\s\S]*?)<\/(?:\w+:)?c>)/g

const readSheet = async (name: string, xml: string, texts: readonly string[], pause: Pause): Promise<Table> => {
  const table: Table = { name, rows: [], merged: [], marked: [] }
  let last = 0
  let seen = 0
  for (const [, head, inner] of xml.matchAll(rowPattern)) {
    const n = Number(attribute(head!, 'r') ?? last + 1)
    if (!Number.isInteger(n) || n <= last || n > 2_000_000) throw new BadFile('damaged')
    last = n
    if (++seen % 500 === 0) await pause()
    const cells = readCells(inner ?? '', n, texts, table)
    if (cells.some((cell) => cell.trim() !== '')) table.rows.push({ n, cells })
    if (table.rows.length > limits.rows) throw new BadFile('too_many_rows')
  }
  for (const [, left, top, right, bottom] of xml.matchAll(/<(?:\w+:)?mergeCell\b[^>]*\bref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"/g)) {
    if (table.merged.length < 1_000) {
      table.merged.push({ from: Number(top), to: Number(bottom), left: columnOf(left!), right: columnOf(right!), text: `${left}${top}:${right}${bottom}` })
    }
  }
  return table
}

const readCells = (xml: string, n: number, texts: readonly string[], table: Table): string[] => {
  const cells: string[] = []
  let next = 0
  for (const [, head, inner] of xml.matchAll(cellPattern)) {
    const place = /\br="([A-Z]{1,3})\d+"/.exec(head!)?.[1]
    const column = place === undefined ? next : columnOf(place)
    next = column + 1
    if (column >= limits.columns || inner === undefined) continue
    const type = attribute(head!, 't')
    if (/<(?:\w+:)?f[\s>/]/.test(inner)) table.marked.push({ n, column, what: 'formula' })
    else if (type === 'e') table.marked.push({ n, column, what: 'error' })
    while (cells.length < column) cells.push('')
    cells[column] = valueOf(inner, type, texts).slice(0, limits.cellCharacters)
  }
  return cells
}

const valueOf = (inner: string, type: string | undefined, texts: readonly string[]): string => {
  if (type === 'inlineStr') return runs(inner)
  const value = /<(?:\w+:)?v(?:\s[^>]*)?>([^<]*)<\/(?:\w+:)?v>/.exec(inner)?.[1]
  if (value === undefined) return ''
  if (type === 's') return texts[Number(value)] ?? ''
  if (type === 'b') return value === '1' ? '是' : '否'
  if (type === undefined || type === 'n') {
    const number = Number(value)
    // 1.38E10 is a telephone number that a spreadsheet took for one.
    return Number.isSafeInteger(number) ? String(number) : plainText(value)
  }
  return plainText(value)
}
