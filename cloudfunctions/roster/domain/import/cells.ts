import { countCharacters } from '../../../../types/ids'
import type { ProblemCode } from '../../../../types/import'
import { type DayNumber, dayFromText, dayText } from '../../../kit/clock/calendar'
import { isUscc } from '../uscc'

/** A cell as it was understood, or what is wrong with it. */
export type Read<T> = { value: T } | { code: ProblemCode; detail?: string }

const whole = (text: string): string => text.normalize('NFKC').replace(/[\s\u200b\ufeff]+/g, ' ').trim()

/** What people leave in a cell beside its text: full-width letters, blanks, zero-width marks. Chinese punctuation stays. */
export const plain = (text: string): string => text.replace(/[\u200b\ufeff\u00ad]/g, '').replace(/[\s\u3000]+/g, ' ').trim()

export const words = (max: number) => (cell: string): Read<string> => {
  const value = plain(cell)
  return countCharacters(value) > max ? { code: 'too_long', detail: String(max) } : { value }
}

/** GB 32100; small letters and full-width ones are read as what was meant. */
export const uscc = (cell: string): Read<string> => {
  const value = whole(cell).replace(/[ -]/g, '').toUpperCase()
  return isUscc(value) ? { value } : { code: 'bad_uscc' }
}

/** An 11-digit mobile number, with or without +86, blanks and dashes; a spreadsheet may have made a number of it. */
export const phone = (cell: string): Read<string> => {
  let value = whole(cell).replace(/[ ()-]/g, '').replace(/^(\+?86)(?=1\d{10}$)/, '')
  if (/^1(\.\d+)?E\+?10$/i.test(value)) value = String(Number(value))
  return /^1\d{10}$/.test(value.replace(/\.0+$/, '')) ? { value: value.replace(/\.0+$/, '') } : { code: 'bad_phone' }
}

/** Spreadsheets count days from 1899-12-30. */
const serialZero = dayFromText('1899-12-30')

/** A day in Asia/Shanghai: 2026-01-04, 2026/1/4, 2026.1.4, 2026年1月4日, 20260104, or a spreadsheet's own number of days. */
export const day = (cell: string): Read<DayNumber> => {
  const value = whole(cell)
  const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?( .*)?$/.exec(value) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(value)
  if (parts) {
    const text = `${parts[1]}-${parts[2]!.padStart(2, '0')}-${parts[3]!.padStart(2, '0')}`
    const found = dayFromText(text)
    // 2026-02-30 is no day: it would silently become another one.
    return Number.isFinite(found) && dayText(found) === text ? { value: found } : { code: 'bad_date' }
  }
  const serial = /^\d{5}(\.\d+)?$/.test(value) ? Math.floor(Number(value)) : 0
  return serial >= 32_874 && serial < 73_051 ? { value: serialZero + serial } : { code: 'bad_date' } // 1990 … 2099
}

/** One of several, each in the spellings that are usual. */
export const choice = <V extends string>(spellings: Record<V, readonly string[]>) => (cell: string): Read<V> => {
  const value = whole(cell).toLowerCase().replace(/ /g, '')
  for (const [meant, spelt] of Object.entries(spellings) as [V, readonly string[]][]) {
    if (value === meant || spelt.includes(value)) return { value: meant }
  }
  return { code: 'bad_choice', detail: (Object.values(spellings) as string[][]).map(([first]) => first).join('、') }
}

const yes = ['是', '√', '✓', 'y', 'yes', '1', 'true', '负责人', '企业负责人']
const no = ['', '否', '×', 'n', 'no', '0', 'false']
export const yesOrNo = (cell: string): Read<boolean> => {
  const value = whole(cell).toLowerCase()
  return yes.includes(value) ? { value: true } : no.includes(value) ? { value: false } : { code: 'bad_choice', detail: '是、否' }
}

export const count = (cell: string): Read<number> => {
  const value = whole(cell).replace(/\.0+$/, '')
  return /^\d{1,4}$/.test(value) ? { value: Number(value) } : { code: 'bad_number' }
}

export const id = (cell: string): Read<string> => {
  const value = whole(cell)
  return /^[A-Za-z0-9_-]{1,64}$/.test(value) ? { value } : { code: 'bad_id' }
}

/** Several in one cell, parted by the usual marks: 40 at most, as the form takes them. */
export const list = (max: number) => (cell: string): Read<string[]> => {
  const value = [...new Set(cell.split(/[;；\n]/).map(plain).filter(Boolean))]
  if (value.length > 40) return { code: 'too_many', detail: '40' }
  return value.some((phrase) => countCharacters(phrase) > max) ? { code: 'too_long', detail: String(max) } : { value }
}

/** Control characters, marks that turn the direction of writing, halves of characters and what stands for lost ones: nothing a person has typed. */
export const isReadable = (cell: string): boolean =>
   
  !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffd-\uffff]/.test(cell) && !/\p{Surrogate}/u.test(cell)
