import type { MaterialState } from '../../../../types/approval'
import type { FileView } from '../../../../types/file'
import type { ApprovalEvent, ItemState, MaterialSpec, Template } from '../../../../types/item'
import type { BureauRef, PersonRef } from '../../../../types/roster'
import type { Clock } from '../../../kit/clock/due'
import type { Change } from '../documents'

export interface MaterialDocument extends MaterialSpec {
  state: MaterialState
  reason: string | null
  /** The newest version's number, 0 while none was provided. */
  version: number
  /** The correction notice asked for it, and it was not submitted again yet. */
  asked?: boolean
}

export interface ItemDocument {
  key: string
  name: string
  bureau: BureauRef
  officer: PersonRef | null
  mandatory: boolean
  days: number
  after: string[]
  materials: MaterialDocument[]
  state: ItemState
  /** Runs from the formal submission to the decision; stands still while the enterprise owes corrections. */
  clock: Clock | null
  /** What the bureau owes first: to look through what was provided, or to accept. */
  step: { owes: 'prereview' | 'accept'; clock: Clock } | null
  /** How often a correction was asked for: once is allowed. */
  corrections: number
  /** Since when the enterprise owes the corrections. */
  correctionSince: number | null
  deemed: boolean
  submittedAt: number | null
  /** Milliseconds that passed while the enterprise owed corrections. */
  owedMs: number
  decidedAt: number | null
  result: string | null
}

/** Several bureaus' items on one ticket; `_id` is the ticket's. Written with the ticket, onto the version it was decided on. */
export interface ApprovalDocument {
  _id: string
  /** The ticket's version with which it was written last; a change is only written onto the one it was decided on. */
  version: number
  name: string
  templateId: string | null
  enterpriseId: string
  startedAt: number
  startedBy: PersonRef
  startOn: string | null
  items: ItemDocument[]
  /** `bureau:<id>` and `enterprise:<id>` of whoever has the next move on some item. For the index behind the lists. */
  waitsFor: string[]
  /** The nearest end of anything that somebody is held to, and the nearest moment of 视为受理; `noEnd` for none. */
  nextDueAt: number
  deemAt: number
}

/** One version of a document: written once, never replaced; only its verdict is added. */
export interface PaperDocument {
  _id: string
  ticketId: string
  item: string
  material: string
  version: number
  name: string
  /** Absent in what was stored before a document could be a file. */
  file?: FileView | null
  note: string | null
  by: PersonRef
  at: number
  verdict: { ok: boolean; reason: string | null; by: PersonRef; at: number } | null
}

export const paperId = (ticketId: string, item: string, material: string, version: number): string =>
  `${ticketId}:${item}:${material}:${version}`

export interface Verdict {
  paperId: string
  verdict: NonNullable<PaperDocument['verdict']>
}

/** A template in the database; a shipped one is there only once an admin has changed it. */
export interface TemplateDocument extends Omit<Template, 'id'> {
  _id: string
  version: number
  retired: boolean
  changedBy: PersonRef
  changedAt: number
  /** Derived from the request that wrote this version. */
  lastRequest: string
}

/** A decided change of the approval: written together with the ticket, in one transaction. */
export interface ApprovalChange extends Change<ApprovalEvent> {
  approvalBefore: ApprovalDocument | null
  approval: ApprovalDocument
  papers: PaperDocument[]
  verdicts: Verdict[]
  /** Items whose last prerequisite was granted by this change. */
  unlocked: string[]
}
