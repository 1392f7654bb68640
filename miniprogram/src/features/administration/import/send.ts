import type { CallName, InputToSend, Output } from '@guagou/types/api'
import { type ImportView, type Row, type RowProblem, type SheetKind, rowsPerPart } from '@guagou/types/import'
import type { ReadySheet } from '../sheets/match'

/** Makes a call that must succeed; throws its refusal. */
export type Call = <N extends CallName>(name: N, input: InputToSend<N>) => Promise<Output<N>>

export interface Progress {
  done: number
  total: number
}

/** A part is one call and one document on the server, which takes 150 kB of cells at most. */
const partCharacters = 30_000

/** Cuts rows into parts of at most 400 rows, fewer where rows are long. */
export const cut = (rows: readonly Row[]): Row[][] => {
  const parts: Row[][] = []
  let size = Infinity
  for (const row of rows) {
    const long = row.v.reduce((sum, cell) => sum + cell.length + 4, 12)
    if (size + long > partCharacters || parts[parts.length - 1]!.length >= rowsPerPart) {
      parts.push([])
      size = 0
    }
    parts[parts.length - 1]!.push(row)
    size += long
  }
  return parts
}

/** Puts a file's sheets aside on the server, a few parts at a time. */
export const stageSheets = async (
  call: Call, { fileName, sheets, requestId }: { fileName: string; sheets: readonly ReadySheet[]; requestId: string },
  onProgress: (progress: Progress) => void, pause: () => Promise<void>,
): Promise<ImportView> => {
  const total = sheets.reduce((sum, { rows }) => sum + rows.length, 0)
  const view = await call('roster.import.begin', { requestId, fileName: fileName.slice(0, 200), sheets: sheets.map(({ kind, rows }) => ({ kind, rows: rows.length })) })
  const work = sheets.flatMap(({ kind, fields, rows }) => cut(rows).map((part, number) => ({ kind, fields, rows: part, part: number })))
  let [next, done] = [0, 0]
  const worker = async (): Promise<void> => {
    while (next < work.length) {
      const one = work[next++]!
      await pause()
      await call('roster.import.stage', { importId: view.id, ...one, fields: [...one.fields] })
      done += one.rows.length
      onProgress({ done, total })
    }
  }
  await Promise.all([worker(), worker(), worker()])
  return view
}

/** Asks on until everything is written; cancelling finishes the sheet under way. */
export const commitImport = async (call: Call, checked: ImportView, onProgress: (view: ImportView) => void, isCancelled: () => boolean): Promise<ImportView> => {
  let told = false
  for (;;) {
    if (isCancelled() && !told) {
      told = true
      await call('roster.import.cancel', { importId: checked.id })
    }
    const view = await call('roster.import.commit', { importId: checked.id, fingerprint: checked.fingerprint })
    onProgress(view)
    if (view.state !== 'committing') return view
    // Another call may be writing: it has the lease, and there is nothing to do but wait for it.
    await new Promise((resolve) => setTimeout(resolve, 150))
  }
}

/** What was found of each row of a sheet, in its order. */
export const findings = async (call: Call, importId: string, sheet: ReadySheet): Promise<{ problems: RowProblem[]; outcomes: Map<number, string> }> => {
  const problems: RowProblem[] = []
  const outcomes = new Map<number, string>()
  for (let part = 0; part < cut(sheet.rows).length; part += 1) {
    const found = await call('roster.import.part', { importId, kind: sheet.kind, part })
    problems.push(...found.problems)
    for (const { n, outcome } of found.rows) outcomes.set(n, outcome)
  }
  return { problems, outcomes }
}

/** All rows of one sheet of the roster, page by page. */
export const exportSheet = async (call: Call, kind: SheetKind, exportId: string, onRows: (count: number) => void, pause: () => Promise<void>): Promise<string[][]> => {
  const rows: string[][] = []
  for (let after: string | undefined; ;) {
    await pause()
    const page: Output<'roster.export'> = await call('roster.export', { kind, exportId, ...(after === undefined ? {} : { after }) })
    rows.push(...page.rows)
    onRows(rows.length)
    if (page.next === null) return rows
    after = page.next
  }
}
