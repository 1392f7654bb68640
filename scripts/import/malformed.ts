import { deflateSync, strToU8, zipSync } from 'fflate'
import { writeXlsx } from '../../miniprogram/src/features/administration/sheets/write-xlsx'
import { sheetOf } from '../../miniprogram/src/features/administration/sheets/template'
import type { SheetKind } from '../../types/import'

export interface Malformed { name: string; bytes: Uint8Array }

const good = ['91350100M000100Y43', '澄湖样例有限公司', '先进陶瓷', '规上高企', '科创一路8号']
const sheet = (kind: SheetKind, ...rows: string[][]): Uint8Array => writeXlsx([sheetOf(kind, rows)])

const worksheet = (rows: string, more = ''): string =>
  `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData>${more}</worksheet>`
const text = (place: string, words: string): string => `<c r="${place}" t="inlineStr"><is><t>${words}</t></is></c>`
const headings = `<row r="1">${['统一社会信用代码', '企业名称', '行业', '企业类别', '地址'].map((words, at) => text(`${'ABCDE'[at]}1`, words)).join('')}</row>`
const rowOf = (n: number, cells: string[]): string => `<row r="${n}">${cells.map((words, at) => text(`${'ABCDE'[at]}${n}`, words)).join('')}</row>`

const workbook = (xml: string, more: Record<string, string | null> = {}): Uint8Array => {
  const parts: Record<string, string | null> = {
    'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="企业" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': xml, ...more,
  }
  return zipSync(Object.fromEntries(Object.entries(parts).flatMap(([name, content]) => (content === null ? [] : [[name, strToU8(content)]]))))
}

/** An archive whose one sheet unpacks to `megabytes`. */
const bomb = (megabytes: number): Uint8Array => {
  const piece = strToU8(' '.repeat(1024 * 1024))
  const whole = new Uint8Array(megabytes * 1024 * 1024)
  for (let at = 0; at < megabytes; at += 1) whole.set(piece, at * piece.length)
  return zipSync({
    'xl/workbook.xml': strToU8('<workbook xmlns:r="r"><sheets><sheet name="企业" sheetId="1" r:id="rId1"/></sheets></workbook>'),
    'xl/_rels/workbook.xml.rels': strToU8('<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>'),
    'xl/worksheets/sheet1.xml': [whole, { level: 1 }],
  })
}

/** Chinese spreadsheets save CSV as GBK; there is no encoder for it beside these few characters. */
const gbk: Record<string, number> = Object.fromEntries(
  Array.from({ length: 0x7e * 0xbe }, (_, at): [string, number] => {
    const [high, low] = [0x81 + Math.floor(at / 0xbe), 0x40 + (at % 0xbe) + (at % 0xbe >= 0x3f ? 1 : 0)]
    return [new TextDecoder('gb18030').decode(new Uint8Array([high, low])), (high << 8) | low]
  }),
)
const inGbk = (text: string): Uint8Array =>
  new Uint8Array([...text].flatMap((letter) => (letter < '\x80' ? [letter.charCodeAt(0)] : [gbk[letter]! >> 8, gbk[letter]! & 0xff])))

const flipped = (bytes: Uint8Array, at: number): Uint8Array => {
  const copy = bytes.slice()
  copy[at] = copy[at]! ^ 0xff
  return copy
}

/** A hundred files and more that must not be imported: each is answered clearly, none changes anything. */
export const malformedFiles = (): Malformed[] => {
  const wrong = sheet('enterprises', ['91350100M000100Y44', ...good.slice(1)])
  const csv = (content: string): Uint8Array => strToU8(content)
  const all: Malformed[] = [
    { name: 'empty', bytes: new Uint8Array(0) },
    { name: '50 MB', bytes: new Uint8Array(50 * 1024 * 1024) },
    { name: 'picture', bytes: new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]) },
    { name: 'old xls or password', bytes: new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]) },
    { name: 'zip of something else', bytes: zipSync({ 'word/document.xml': strToU8('<w/>') }) },
    { name: 'bomb', bytes: bomb(170) },
    { name: 'many entries', bytes: zipSync(Object.fromEntries(Array.from({ length: 600 }, (_, at) => [`x${at}`, new Uint8Array(1)]))) },
    { name: 'entities', bytes: workbook(`<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]>${worksheet(headings + rowOf(2, good))}`) },
    { name: 'no relations', bytes: workbook(worksheet(''), { 'xl/_rels/workbook.xml.rels': null }) },
    { name: 'sheet missing', bytes: workbook('', { 'xl/worksheets/sheet1.xml': null }) },
    { name: '1904', bytes: workbook(worksheet(headings + rowOf(2, good)), { 'xl/workbook.xml': '<workbook xmlns:r="r"><workbookPr date1904="1"/><sheets><sheet name="企业" r:id="rId1"/></sheets></workbook>' }) },
    { name: 'rows backward', bytes: workbook(worksheet(rowOf(5, good) + rowOf(2, good))) },
    { name: 'nothing in it', bytes: workbook(worksheet('')) },
    { name: 'only headings', bytes: workbook(worksheet(headings)) },
    { name: 'hidden sheet', bytes: workbook(worksheet(headings + rowOf(2, good)), { 'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="企业" state="hidden" r:id="rId1"/></sheets></workbook>' }) },
    { name: 'other headings', bytes: workbook(worksheet(rowOf(1, ['甲', '乙', '丙', '丁', '戊']) + rowOf(2, good)), {}) },
    { name: 'csv without end of quote', bytes: csv('统一社会信用代码,企业名称,行业,企业类别\n"91350100M000100Y43,甲') },
    { name: 'csv in no encoding', bytes: new Uint8Array([0xff, 0xff, 0x80, 0x81, 0x0a, 0xfe, 0xff]) },
    { name: 'csv with formula', bytes: csv('统一社会信用代码,企业名称,行业,企业类别\n91350100M000100Y43,=A1&B1,电子,规上高企') },
    { name: 'csv of prose', bytes: csv('尊敬的各位领导：\n附件是企业名单。') },
    { name: 'web page', bytes: csv('<html><body><table><tr><td>企业</td></tr></table></body></html>') },
    { name: 'json', bytes: csv('{"企业":[]}') },
    { name: 'too many rows', bytes: csv(`统一社会信用代码,企业名称\n${'91350100M000100Y43,甲\n'.repeat(60_001)}`) },
    { name: 'raw deflate', bytes: deflateSync(strToU8('x'.repeat(100))) },
  ]
  // Every encoding a Chinese spreadsheet writes is read, so that what is wrong in the row is told.
  const badRow = '统一社会信用代码,企业名称,行业,企业类别\n91350100M000100Y44,坏代码有限公司,电子,规上高企\n'
  all.push(
    { name: 'GBK csv with a bad row', bytes: inGbk(badRow) }, { name: 'GBK csv cut in a character', bytes: inGbk(badRow).slice(0, 17) },
    { name: 'BOM csv with a bad row', bytes: csv(`\ufeff${badRow}`) }, { name: 'UTF-16 csv with a bad row', bytes: new Uint8Array(Buffer.from(`\ufeff${badRow}`, 'utf16le')) },
    { name: 'tabs for commas', bytes: csv(badRow.replaceAll(',', '\t')) }, { name: 'csv with null bytes', bytes: csv(badRow.replace('电子', '电\0子')) },
    { name: 'BOM and nothing', bytes: csv('\ufeff') }, { name: 'only line ends', bytes: csv('\n\r\n\n') },
    { name: 'old Mac line ends', bytes: csv(badRow.replaceAll('\n', '\r')) },
  )
  for (const [what, words] of Object.entries({
    bell: '澄湖\u0007有限公司', 'turned writing': '\u202e司公限有', 'half a character': `澄湖${'\ud83d'}有限公司`, escape: '\u001b[31m澄湖', noncharacter: '澄湖\uffff', 'two thousand emoji': '😀'.repeat(2_000), 'thirty thousand letters': '长'.repeat(30_000),
  })) {
    // Not by our own writer: it leaves such characters out.
    all.push({ name: `cell with ${what}`, bytes: workbook(worksheet(headings + rowOf(2, [good[0]!, words, ...good.slice(2)]))) })
  }
  all.push(
    { name: 'a phrase too long', bytes: sheet('duties', ['', '规划建设局', '新事项', '很'.repeat(41)]) },
    { name: 'too many phrases', bytes: sheet('duties', ['', '规划建设局', '新事项', Array.from({ length: 41 }, (_, at) => `说法${at}`).join('；')]) },
    { name: 'the same row twice', bytes: sheet('enterprises', good, good) },
    { name: 'enterprises on the sheet of pairings', bytes: writeXlsx([{ ...sheetOf('enterprises', [good]), name: '挂钩关系' }]) },
    { name: 'officers on the sheet of enterprises', bytes: writeXlsx([{ ...sheetOf('officers', [['', '某甲', '19912340001', '规划建设局', '科员', '经办人']]), name: '企业' }]) },
    { name: 'an archive in an archive', bytes: zipSync({ '名册.xlsx': sheet('enterprises', good) }) },
    { name: 'a thousand columns', bytes: workbook(worksheet(`<row r="1">${Array.from({ length: 1_000 }, () => '<c t="inlineStr"><is><t>列</t></is></c>').join('')}</row>`)) },
    { name: 'a row below the last one', bytes: workbook(worksheet(headings + rowOf(9_999_999, good))) },
    { name: 'a bureau nobody knows', bytes: sheet('officers', ['', '某甲', '19912340001', '没有的局', '科员', '经办人']) },
    { name: 'a text as shared text that is not there', bytes: workbook(worksheet(`${headings}<row r="2"><c r="A2" t="s"><v>99</v></c>${good.slice(1).map((words, at) => text(`${'BCDE'[at]}2`, words)).join('')}</row>`)) },
  )
  // A file with one bad row, cut short or with one bit wrong somewhere: unreadable, or still a bad row.
  for (let part = 1; part <= 20; part += 1) all.push({ name: `cut at ${part}/21`, bytes: wrong.slice(0, Math.floor((wrong.length * part) / 21)) })
  for (let part = 0; part < 20; part += 1) all.push({ name: `flipped at ${part}/20`, bytes: flipped(wrong, Math.floor((wrong.length * part) / 20)) })
  for (const [at, column] of [...'ABCD'].entries()) {
    const cells = good.slice(0, 4).map((words, place) => (place === at ? `<c r="${column}2" t="str"><f>VLOOKUP(1,X:X,1)</f><v>${words}</v></c>` : text(`${'ABCD'[place]}2`, words)))
    all.push({ name: `formula in ${column}`, bytes: workbook(worksheet(`${headings}<row r="2">${cells.join('')}</row>`)) })
    all.push({ name: `error in ${column}`, bytes: workbook(worksheet(`${headings}<row r="2">${good.slice(0, 4).map((words, place) => (place === at ? `<c r="${column}2" t="e"><v>#REF!</v></c>` : text(`${'ABCD'[place]}2`, words))).join('')}</row>`)) })
    all.push({ name: `merged in ${column}`, bytes: workbook(worksheet(headings + rowOf(2, good) + rowOf(3, good), `<mergeCells><mergeCell ref="${column}2:${column}3"/></mergeCells>`)) })
    all.push({ name: `${column} is missing`, bytes: workbook(worksheet(headings.replace(new RegExp(`<c r="${column}1".*?</c>`), '') + rowOf(2, good))) })
    all.push({ name: `${column} is empty`, bytes: sheet('enterprises', good.map((words, place) => (place === at ? '' : words))) })
  }
  for (const day of ['二〇二六年春', '2026-13-01', '2026-02-30', '上个月', '1月4日', '04/01', '99999999', '2026', '明天', '3.5']) {
    all.push({ name: `date “${day}”`, bytes: sheet('pairings', ['91990100200000008W', '19900000001', day, '']) })
  }
  for (const number of ['123', '1990000000', '029-88888888', '1.99E+10abc', '手机', '299000000001']) {
    all.push({ name: `phone “${number}”`, bytes: sheet('officers', ['', '某甲', number, '规划建设局', '科员', '经办人']) })
  }
  return all
}
