import { usccCheckDigit } from '../../cloudfunctions/roster/domain/uscc'
import type { SheetKind } from '../../types/import'
import { sheetOf } from '../../miniprogram/src/features/administration/sheets/template'
import { writeXlsx } from '../../miniprogram/src/features/administration/sheets/write-xlsx'

const bureaus = ['规划建设局', '行政审批局', '经济发展局', '招商局']
const industries = ['先进陶瓷', '高端装备', '电子信息', '新材料', '生物医药']

/** An invented credit code with its right check digit. */
export const code = (index: number): string => {
  const first17 = `91990200${String(index).padStart(8, '0')}X`
  return first17 + usccCheckDigit(first17)!
}
const phone = (index: number): string => `198${String(index).padStart(8, '0')}`

/**
 * A whole zone as a file: so many enterprises and people, every enterprise paired, every cadre within his capacity.
 * Contacts are what is left of the people once there are cadres enough.
 */
export const zoneFile = (enterprises: number, people: number): { file: Uint8Array; rows: Record<string, number> } => {
  const cadres = Math.ceil(enterprises / 10)
  const contacts = people - cadres
  const rows: Partial<Record<SheetKind, string[][]>> = {
    bureaus: bureaus.map((name, at) => ['', name, name.slice(0, 2), String(at + 1)]),
    enterprises: Array.from({ length: enterprises }, (_, at) => [code(at), `澄湖第${at + 1}制造有限公司`, industries[at % industries.length]!, at % 2 === 0 ? '规上高企' : '亿元以上', `澄湖经济开发区科创一路${at + 1}号`]),
    cadres: Array.from({ length: cadres }, (_, at) => ['', `干部${at + 1}`, phone(at), bureaus[at % bureaus.length]!, '四级调研员', '部门负责人']),
    contacts: Array.from({ length: contacts }, (_, at) => ['', `联系人${at + 1}`, phone(cadres + at), code(at % enterprises), '行政经理', at < enterprises ? '是' : '否']),
    pairings: Array.from({ length: enterprises }, (_, at) => [code(at), phone(Math.floor(at / 10)), '2026-01-04', '']),
  }
  return {
    file: writeXlsx((Object.entries(rows) as [SheetKind, string[][]][]).map(([kind, cells]) => sheetOf(kind, cells))),
    rows: Object.fromEntries(Object.entries(rows).map(([kind, cells]) => [kind, cells.length])),
  }
}
