import { type AnyField, type Row, type RowProblem, type SheetKind, fieldsOf, isRequired } from '../../../../types/import'
import type { EnterpriseDocument, PersonDocument } from '../documents'
import { type Read, choice, count, day, id, isReadable, list, phone, plain, uscc, words, yesOrNo } from './cells'

/** The first spelling is the one that is exported. */
export const kindWords: Record<EnterpriseDocument['kind'], readonly string[]> = {
  hightech: ['规上高企', '高企', '高新技术企业', '规上高新技术企业', '规模以上高新技术企业'],
  large: ['亿元以上', '亿元以上企业', '亿元企业', '产值亿元以上', '规上企业'],
}
export const rankWords: Record<NonNullable<PersonDocument['rank']>, readonly string[]> = {
  leader: ['园区领导', '领导', '县处级', '处级', '班子成员'],
  head: ['部门负责人', '部门领导', '中层', '中层干部', '科级', '乡科级', '部门'],
}
export const postWords = { officer: ['经办人', '经办', '科员', '工作人员'], lead: ['部门负责人', '负责人', '局长', '主任'] } as const
export const otherWords = {
  supervisor: ['督办人员', '督办', '督查'], observer: ['营商环境体验官', '体验官'], admin: ['管理员', '平台管理员', '系统管理员'],
} as const

const readers: { [K in SheetKind]: Record<string, (cell: string) => Read<unknown>> } = {
  bureaus: { id, name: words(30), shortName: words(12), order: count },
  duties: { id, bureau: words(30), text: words(200), phrases: list(40), with: list(64) },
  enterprises: { uscc, name: words(60), industry: words(30), kind: choice(kindWords), address: words(120) },
  cadres: { id, name: words(20), phone, bureau: words(30), title: words(60), rank: choice(rankWords) },
  officers: { id, name: words(20), phone, bureau: words(30), title: words(60), post: choice(postWords) },
  others: { id, name: words(20), phone, title: words(60), post: choice(otherWords) },
  contacts: { id, name: words(20), phone, enterprise: words(60), title: words(60), owner: yesOrNo },
  pairings: { enterprise: words(60), cadre: words(30), from: day, to: day },
}

/** A row as it was understood: only fields that were filled and are without fault. */
export interface Entry {
  n: number
  fields: Record<string, unknown>
}

/** Reads one row by itself; what it says of others is looked at later. */
export const readRow = (kind: SheetKind, columns: readonly string[], row: Row): { entry: Entry; problems: RowProblem[] } => {
  const entry: Entry = { n: row.n, fields: {} }
  const problems: RowProblem[] = []
  for (const field of fieldsOf(kind)) {
    const place = columns.indexOf(field)
    const given = place < 0 ? '' : row.v[place] ?? ''
    const cell = plain(given)
    if (cell === '') {
      if (isRequired(kind, field)) problems.push({ n: row.n, field, code: 'missing' })
      continue
    }
    if (!isReadable(given)) {
      problems.push({ n: row.n, field, code: 'bad_text' })
      continue
    }
    const read = readers[kind][field]!(cell)
    if ('value' in read) entry.fields[field] = read.value
    else problems.push({ n: row.n, field, code: read.code, ...(read.detail === undefined ? {} : { detail: read.detail }) })
  }
  return { entry, problems }
}

export const fieldText = (entry: Entry, field: AnyField): string | undefined => entry.fields[field] as string | undefined
