import { createHash } from 'node:crypto'
import { type RowProblem, type SheetKind, type SheetState, sheetKinds } from '../../../types/import'
import { ok, refuse } from '../../../types/result'
import type { Handler } from '../../kit/serve'
import { type StagedSheet, checkSheets } from '../domain/import/check'
import { type ImportDocument, type ImportPartDocument, viewOf } from '../domain/import/documents'
import { referencesOf } from '../domain/import/references'
import type { Finding } from '../domain/import/world'
import { capacityNow } from '../settings/store'
import { changeImport, importById, knownOf, putPart, stagedParts } from './store'
import { ownImport } from './stage'

interface Examined {
  judged: ImportPartDocument[]
  set: Pick<ImportDocument, 'chosen' | 'fingerprint' | 'sheets'>
}

/** Looks at the chosen sheets against the roster of this moment; null when rows that were announced have not come. */
export const examine = async (found: ImportDocument, chosen: readonly SheetKind[], now: number): Promise<Examined | null> => {
  const sheets: (Omit<StagedSheet, 'parts'> & { parts: ImportPartDocument[] })[] = []
  for (const kind of sheetKinds) {
    const sheet = found.sheets.find((one) => one.kind === kind)
    if (!sheet || !chosen.includes(kind)) continue
    const parts = await stagedParts(found._id, kind)
    if (parts.reduce((sum, { rows }) => sum + rows.length, 0) !== sheet.rows) return null
    sheets.push({ kind, parts })
  }
  const known = await knownOf(referencesOf(sheets), await capacityNow())
  const findings = checkSheets(sheets, known, found._id, now)

  const digest = createHash('sha256')
  const all: ImportPartDocument[] = []
  for (const { kind, parts } of sheets) {
    const finding = findings.get(kind)!
    const problemsOf = byRow(finding)
    const judged = parts.map((part) => judgedPart(part, finding, problemsOf))
    for (const part of judged) digest.update(JSON.stringify([kind, part.part, part.wanted, part.outcomes]))
    all.push(...judged)
  }
  return {
    judged: all,
    set: {
      chosen: sheets.map(({ kind }) => kind), fingerprint: digest.digest('base64url'),
      sheets: found.sheets.map((sheet) => counted(sheet, findings.get(sheet.kind))),
    },
  }
}

/** Keeps with each part what was found of its rows. */
const keep = async (found: ImportDocument, { judged, set }: Examined): Promise<ImportDocument | null> => {
  for (let start = 0; start < judged.length; start += 8) await Promise.all(judged.slice(start, start + 8).map(putPart))
  return changeImport(found._id, found.state, { state: 'checked', ...set })
}

const byRow = ({ problems }: Finding): Map<number, RowProblem[]> => {
  const rows = new Map<number, RowProblem[]>()
  for (const problem of problems) rows.set(problem.n, [...(rows.get(problem.n) ?? []), problem])
  return rows
}

const judgedPart = (part: ImportPartDocument, finding: Finding, problemsOf: ReadonlyMap<number, RowProblem[]>): ImportPartDocument => ({
    ...part, enterpriseIds: [],
    wanted: part.rows.flatMap(({ n }) => (finding.wanted.has(n) ? [{ n, wanted: finding.wanted.get(n)! }] : [])),
    outcomes: part.rows.map(({ n }) => [n, finding.outcomes.get(n) ?? 'same']),
    problems: part.rows.flatMap(({ n }) => problemsOf.get(n) ?? []),
})

const counted = (sheet: SheetState, finding: Finding | undefined): SheetState => {
  const of = (outcome: string): number => (finding ? [...finding.outcomes.values()].filter((one) => one === outcome).length : 0)
  return { ...sheet, staged: finding ? sheet.rows : sheet.staged, added: of('added'), changed: of('changed'), same: of('same'), problems: of('problem'), done: 0 }
}

export const check: Handler<'roster.import.check'> = async ({ importId, sheets }, { actor, now }) => {
  const found = await ownImport(importId, actor.id)
  if (!found || sheets.some((kind) => !found.sheets.some((sheet) => sheet.kind === kind))) return refuse('not_found')
  if (found.state !== 'staging' && found.state !== 'checked') return refuse('wrong_state', { state: found.state })
  const examined = await examine(found, sheets, now)
  const checked = examined && (await keep(found, examined))
  if (checked) return ok(viewOf(checked))
  return refuse('wrong_state', { state: (await importById(importId))?.state ?? found.state })
}
