import type { CallName, InputToSend, Output } from '@guagou/types/api'
import type { ImportView, RowProblem, SheetKind } from '@guagou/types/import'
import { useRef, useState } from 'react'
import { api } from '../../../services/api'
import { Refused } from '../../../services/query'
import { explain } from '../../../services/refusal-text'
import { requestId } from '../../../services/request-id'
import { breathe, chooseSheet, handOver } from '../../../services/sheet-files'
import { Unreachable } from '../../../services/unreachable'
import { refreshRoster } from '../use-deed'
import { BadFile, limits } from '../sheets/limits'
import { type Matched, type ReadySheet, type SheetFault, faultsOf, matchTable, readySheet } from '../sheets/match'
import { readFile } from '../sheets/read-file'
import { fileSentences } from '../words'
import { resultFile } from './result-file'
import { type Call, type Progress, commitImport, findings, stageSheets } from './send'

export interface SheetFindings {
  problems: RowProblem[]
  outcomes: Map<number, string>
}

/** Where the import stands, as the screen shows it. */
export type Step =
  | { at: 'start' }
  | { at: 'working'; what: string; progress: Progress | null }
  | { at: 'matched'; fileName: string; sheets: Matched[] }
  | { at: 'checked'; fileName: string; sheets: Matched[]; view: ImportView; found: Partial<Record<SheetKind, SheetFindings>> }
  | { at: 'done'; fileName: string; sheets: Matched[]; view: ImportView; found: Partial<Record<SheetKind, SheetFindings>> }
  | { at: 'failed'; happened: string; next: string }

class Cancelled extends Error {}

/** A lost answer is asked again with the same request: every call of the import may be repeated. */
const call: Call = async <N extends CallName>(name: N, input: InputToSend<N>): Promise<Output<N>> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const answer = await api(name, input, 60_000)
      if (answer.ok) return answer.value
      if (answer.refusal.code !== 'unavailable' || attempt >= 4) throw new Refused(answer.refusal)
    } catch (error) {
      if (!(error instanceof Unreachable) || attempt >= 4) throw error
    }
    await new Promise((resolve) => setTimeout(resolve, 500 * attempt))
  }
}

export const usable = (sheets: readonly Matched[]): { sheet: ReadySheet; faults: SheetFault[] }[] =>
  sheets.flatMap((matched) => {
    const sheet = readySheet(matched)
    return sheet ? [{ sheet, faults: faultsOf(matched) }] : []
  })

export const useImport = () => {
  const [step, setStep] = useState<Step>({ at: 'start' })
  const cancelled = useRef(false)
  const pause = async (): Promise<void> => {
    await breathe()
    if (cancelled.current) throw new Cancelled()
  }
  const run = async (work: () => Promise<void>): Promise<void> => {
    cancelled.current = false
    try {
      await work()
    } catch (error) {
      if (error instanceof Cancelled) setStep({ at: 'failed', happened: '已取消，没有写入任何内容', next: '可以重新选择文件' })
      else if (error instanceof BadFile) setStep({ at: 'failed', ...fileSentences[error.fault] })
      else if (error instanceof Refused && error.refusal.code === 'conflict') setStep({ at: 'failed', happened: '核对之后名册有了变化，或另一次导入正在写入', next: '没有写入任何内容，请重新核对' })
      else setStep({ at: 'failed', ...explain(error) })
    }
  }

  const choose = async (): Promise<void> => {
    const file = await chooseSheet()
    if (!file) return
    await run(async () => {
      setStep({ at: 'working', what: '正在读取文件', progress: null })
      if (file.size > limits.fileBytes) throw new BadFile('too_large')
      await breathe()
      const tables = await readFile(file.name, await file.bytes(), pause)
      const sheets = tables.filter(({ rows }) => rows.length > 0).map(matchTable)
      if (sheets.every(({ kind }) => kind === null) && sheets.length === 0) throw new BadFile('no_rows')
      setStep({ at: 'matched', fileName: file.name, sheets })
    })
  }

  const check = (fileName: string, sheets: Matched[]): Promise<void> => run(async () => {
    const ready = usable(sheets).filter(({ faults }) => faults.length === 0).map(({ sheet }) => sheet).filter(({ rows }) => rows.length > 0)
    const total = ready.reduce((sum, { rows }) => sum + rows.length, 0)
    setStep({ at: 'working', what: '正在上传并核对', progress: { done: 0, total } })
    const staged = await stageSheets(call, { fileName, sheets: ready, requestId: requestId() }, (progress) => setStep({ at: 'working', what: '正在上传并核对', progress }), pause)
    setStep({ at: 'working', what: '正在与名册比对', progress: null })
    let view = await call('roster.import.check', { importId: staged.id, sheets: ready.map(({ kind }) => kind) })
    const found: Partial<Record<SheetKind, SheetFindings>> = {}
    const look = async (kinds: readonly SheetKind[]) => {
      for (const { kind, problems } of view.sheets) {
        if (problems > 0 && kinds.includes(kind)) found[kind] = await findings(call, view.id, ready.find((one) => one.kind === kind)!)
      }
    }
    await look(ready.map(({ kind }) => kind))
    // What hangs on a sheet with problems cannot be written without it: look at the others by themselves.
    let good = view.chosen.filter((kind) => !found[kind])
    while (good.length > 0 && good.length < view.chosen.length) {
      const counts = new Map(view.sheets.map((sheet) => [sheet.kind, sheet]))
      view = await call('roster.import.check', { importId: view.id, sheets: good })
      await look(good)
      view = { ...view, sheets: view.sheets.map((sheet) => (view.chosen.includes(sheet.kind) ? sheet : counts.get(sheet.kind)!)) }
      good = good.filter((kind) => !found[kind])
    }
    await pause()
    setStep({ at: 'checked', fileName, sheets, view, found })
  })

  const commit = (before: Extract<Step, { at: 'checked' }>): Promise<void> => run(async () => {
    const total = before.view.sheets.filter(({ kind }) => before.view.chosen.includes(kind)).reduce((sum, { rows }) => sum + rows, 0)
    const show = (view: ImportView): void => setStep({
      at: 'working', what: cancelled.current ? '正在写完当前这张表' : '正在写入名册', progress: { done: view.sheets.reduce((sum, { done }) => sum + done, 0), total },
    })
    show(before.view)
    const view = await commitImport(call, before.view, show, () => cancelled.current)
    const found = { ...before.found }
    for (const { sheet } of usable(before.sheets)) if (view.chosen.includes(sheet.kind)) found[sheet.kind] = await findings(call, view.id, sheet)
    setStep({ ...before, at: 'done', view, found })
    refreshRoster()
  })

  const download = async (from: Extract<Step, { at: 'checked' | 'done' }>): Promise<void> =>
    handOver(`导入结果-${from.fileName.replace(/\.[^.]*$/, '')}.xlsx`, resultFile(from))

  return {
    step, choose, check, commit, download,
    rematch: (fileName: string, sheets: Matched[]) => setStep({ at: 'matched', fileName, sheets }),
    cancel: () => { cancelled.current = true },
    restart: () => setStep({ at: 'start' }),
  }
}
