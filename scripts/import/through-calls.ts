import type { ImportView } from '../../types/import'
import { type Call, commitImport, findings, stageSheets } from '../../miniprogram/src/features/administration/import/send'
import { BadFile } from '../../miniprogram/src/features/administration/sheets/limits'
import { faultsOf, matchTable, readySheet } from '../../miniprogram/src/features/administration/sheets/match'
import { readFile } from '../../miniprogram/src/features/administration/sheets/read-file'
import { faultSentence, fileSentences, problemSentence } from '../../miniprogram/src/features/administration/words'
import { intention } from '../e2e/demo-cloud'

const still = async (): Promise<void> => undefined

export interface Outcome {
  /** What the administrator reads; empty when everything in the file could be written. */
  told: string[]
  /** null for a file of which nothing reached the server. */
  view: ImportView | null
}

/**
 * A file on the way that the screen takes it: read, matched, put aside, judged by the server. Sheets without fault of their
 * own go to the server although another has one: a screen that forgot to hold them back must not matter.
 */
export const sendFile = async (call: Call, bytes: Uint8Array): Promise<Outcome> => {
  try {
    const matched = (await readFile('名册.xlsx', bytes, still)).map(matchTable).filter(({ kind }) => kind !== null)
    if (matched.length === 0) return { told: ['没有一张表能识别'], view: null }
    const faults = matched.flatMap((sheet) => faultsOf(sheet).map((fault) => faultSentence(sheet.kind, fault)))
    const ready = matched.filter((sheet) => faultsOf(sheet).length === 0).map((sheet) => readySheet(sheet)!)
    if (ready.length === 0) return { told: faults, view: null }
    const staged = await stageSheets(call, { fileName: '名册.xlsx', sheets: ready, requestId: intention() }, () => undefined, still)
    const view = await call('roster.import.check', { importId: staged.id, sheets: ready.map(({ kind }) => kind) })
    const problems = await Promise.all(ready.map(async (sheet) =>
      (await findings(call, view.id, sheet)).problems.map((problem) => problemSentence(sheet.kind, problem))))
    return { told: [...faults, ...problems.flat()], view }
  } catch (error) {
    if (error instanceof BadFile) return { told: [fileSentences[error.fault].happened], view: null }
    throw error
  }
}

/** The same to its end: what was judged good is written. */
export const importFile = async (call: Call, bytes: Uint8Array): Promise<ImportView> => {
  const { told, view } = await sendFile(call, bytes)
  if (told.length > 0 || !view) throw new Error(told.join('；'))
  return commitImport(call, view, () => undefined, () => false)
}
