import { type SheetKind, fieldsOf, isRequired, sheetKinds } from '@guagou/types/import'
import { headings, sheetNames } from './headings'
import { type WrittenSheet, writeXlsx } from './write-xlsx'

export const headingsOf = (kind: SheetKind): WrittenSheet['headings'] => fieldsOf(kind).map((field) => {
  const { words, width, choices } = headings[kind][field]!
  return { text: words[0]!, required: isRequired(kind, field), ...(width ? { width } : {}), ...(choices ? { choices } : {}) }
})

export const sheetOf = (kind: SheetKind, rows: readonly (readonly string[])[]): WrittenSheet =>
  ({ name: sheetNames[kind][0]!, headings: headingsOf(kind), rows })

const explained = (kind: SheetKind): string[][] => fieldsOf(kind).map((field, at) => {
  const { words, hint = '', choices } = headings[kind][field]!
  return [at === 0 ? sheetNames[kind][0]! : '', words[0]!, isRequired(kind, field) ? '必填' : '可不填', choices ? `填：${choices.join('、')}` : hint]
})

/** The empty file to fill in: a sheet for each part of the roster and one that explains them. */
export const templateFile = (): Uint8Array => writeXlsx([
  ...sheetKinds.map((kind) => sheetOf(kind, [])),
  {
    name: '说明', headings: [{ text: '工作表', width: 16 }, { text: '列', width: 20 }, { text: '要求', width: 10 }, { text: '怎么填', width: 60 }],
    rows: [
      ['', '', '', '只填需要导入的工作表，其余留空；红色标题为必填列；不要合并单元格，不要使用公式。'],
      ...sheetKinds.flatMap(explained),
    ],
  },
])
