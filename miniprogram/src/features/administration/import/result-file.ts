import type { SheetKind } from '@guagou/types/import'
import { faultsOf, readySheet } from '../sheets/match'
import { headingsOf } from '../sheets/template'
import { fieldName, sheetNames } from '../sheets/headings'
import { type WrittenSheet, writeXlsx } from '../sheets/write-xlsx'
import { faultSentence, problemSentence } from '../words'
import type { Step } from './use-import'

type Seen = Extract<Step, { at: 'checked' | 'done' }>

const outcomeWords = (done: boolean): Record<string, string> => (done
  ? { added: '已新增', changed: '已更新', same: '没有变化', problem: '有问题，未写入', left: '未写入' }
  : { added: '将新增', changed: '将更新', same: '没有变化', problem: '有问题', left: '未写入' })

/** The file as it was read, each row with what became of it and why. */
export const resultFile = ({ at, sheets, view, found }: Seen): Uint8Array => writeXlsx(sheets.flatMap((matched): WrittenSheet[] => {
  const ready = readySheet(matched)
  if (!ready) return []
  const { kind, fields, rows } = ready
  const faults = faultsOf(matched)
  const written = at === 'done' && isWritten(view, kind)
  const words = outcomeWords(at === 'done')
  const finding = found[kind]
  const problems = new Map<number, string[]>()
  for (const problem of finding?.problems ?? []) problems.set(problem.n, [...(problems.get(problem.n) ?? []), problemSentence(kind, problem)])
  const why = (n: number): [string, string] => {
    if (faults.length > 0) return ['未写入', faults.map((fault) => faultSentence(kind, fault)).join('；')]
    const outcome = at === 'done' && !written ? 'left' : finding?.outcomes.get(n) ?? 'same'
    return [problems.has(n) ? words.problem! : words[outcome] ?? '', problems.get(n)?.join('；') ?? '']
  }
  return [{
    name: sheetNames[kind][0]!,
    headings: [{ text: '原行号', width: 8 }, { text: '结果', width: 14 }, { text: '说明', width: 48 }, ...fields.map((field) => headingsOf(kind).find(({ text }) => text === fieldName(kind, field)) ?? { text: field })],
    rows: rows.map(({ n, v }) => [String(n), ...why(n), ...v]),
  }]
}))

const isWritten = (view: Seen['view'], kind: SheetKind): boolean =>
  view.chosen.includes(kind) && (view.sheets.find((sheet) => sheet.kind === kind)?.done ?? 0) > 0
