import type { ImportView, Outcome, Row, RowProblem, SheetKind, SheetState } from '../../../../types/import'
import type { PersonRef } from '../../../../types/roster'
import type { Wanted } from './wanted'

/** One file on its way into the roster. */
export interface ImportDocument {
  _id: string
  requestId: string
  by: PersonRef
  fileName: string
  at: number
  state: ImportView['state']
  sheets: SheetState[]
  chosen: SheetKind[]
  fingerprint: string
  /** Where writing stands: which of `chosen` (behind the last one come the rooms), which part of it. */
  cursor: { sheet: number; part: number }
  /** Nobody else writes until then. */
  leaseUntil: number
  /** Finishes the sheet under way and leaves the rest. */
  stopping: boolean
}

/** Up to 400 rows of one sheet, put aside with what was found of them; `rooms` holds ids of enterprises instead. */
export interface ImportPartDocument {
  /** `<import>:<kind>:<part>` */
  _id: string
  importId: string
  kind: SheetKind | 'rooms'
  part: number
  fields: string[]
  rows: Row[]
  wanted: { n: number; wanted: Wanted }[]
  outcomes: [number, Outcome][]
  problems: RowProblem[]
  enterpriseIds: string[]
}

export const partId = (importId: string, kind: ImportPartDocument['kind'], part: number): string => `${importId}:${kind}:${part}`

export const viewOf = (document: ImportDocument): ImportView => ({
  id: document._id, fileName: document.fileName, at: document.at, by: document.by, state: document.state,
  sheets: document.sheets, chosen: document.chosen, fingerprint: document.fingerprint,
})
