import type { Category } from '../../../types/clocks'
import type { Action, HistoryAction, Outcome, TicketState } from '../../../types/ticket'
import type { HistoryEntry, Ticket } from '../../../types/ticket-view'
import type { BureauRef, PersonRef } from '../../../types/roster'
import type { Clock } from '../../kit/clock/due'
import type { Marks } from './marks'

/**
 * Whose move is next: a person's id, or a group whose members may all make it.
 * `bureau:<id>` its officers and lead · `enterprise:<id>` its staff · `supervisors`.
 */
export type WaitsFor = string

export interface TicketDocument {
  _id: string
  number: string
  /** Grows by one with every change; a change is only written onto the version it was decided on. */
  version: number
  roomId: string
  /** Same as the room's; named for the index that serves the enterprise's list. */
  enterpriseId: string
  enterpriseName: string
  title: string
  text: string
  category: Category
  state: TicketState
  raisedBy: PersonRef
  source?: 'phone'
  raisedAt: number
  updatedAt: number
  /** Exactly one, always. */
  responsible: PersonRef
  waitsFor: WaitsFor[]
  /** The first of `waitsFor`, null when it waits for nobody any more. For the index that finds what waits for others. */
  turn: WaitsFor | null
  leadBureau: BureauRef | null
  supportBureaus: BureauRef[]
  /** Whom the leads of supporting bureaus have named for their part; absent where none has. */
  supportOfficers?: { bureauId: string; officer: PersonRef }[]
  /** They read along (知悉) and owe nothing. */
  informedBureaus: BureauRef[]
  /** All bureaus that take part, lead first: what an officer's access hangs on. */
  bureauIds: string[]
  routedAt: number | null
  /** Runs until the matter is answered. */
  clock: Clock
  /** What the one whose move it is owes first: accept or route, sign, confirm. */
  step: { owes: 'accept' | 'sign' | 'confirm'; clock: Clock } | null
  /** Runs while the ticket is handled: by then the enterprise has to hear of progress. Stands still while it owes something. */
  progress: Clock | null
  /** Ends of the clocks; `nextDueAt` the nearer of matter and step. Epoch milliseconds; `noEnd` when none runs. For indexes. */
  dueAt: number
  stepDueAt: number
  nextDueAt: number
  progressDueAt: number
  /** From when on it is late or stuck, whatever the reason: what a supervisor's list is served from. */
  lateAt: number
  owed: string | null
  answer: Ticket['answer']
  outcome: Outcome | null
  rating: Ticket['rating']
  closedAt: number | null
  plan: PlanStepDocument[]
  /** Several bureaus' items on the ticket, in short; absent on tickets that never had any. The items are in `approvals`. */
  approval?: ApprovalSummary | null
  /** What is open and can be chased: `step:<id>` of the plan, `item:<key>:<state>` of the approval. A reminder of it is moot once it is gone. */
  pending?: string[]
  extension: Ticket['extension']
  /** Stays until the one who has the ticket has reported. */
  supervision: Ticket['supervision']
  returns: number
  transfers: number
  reopens: number
  firstAnswerAt: number | null
  routingFinal: boolean
  level: number
  /** The enterprise's own flag; left out for what was raised before there was one. */
  urgent?: boolean
  /** Those who had it when the enterprise said it was not solved; it never goes back to them. */
  formerIds: string[]
  /**
   * Marked as a trade secret (商业秘密): words, thread and files are for the enterprise, its cadre and the lead bureau
   * alone (`hiddenFrom`); it stays out of exports, figures and everything that learns.
   */
  secret: boolean
  /** The supervisors who have stated a reason to open it, each until when. */
  openings: { personId: string; until: number }[]
  /** Hash of the newest history entry. */
  lastHash: string
}

export type PlanStepDocument = Omit<Ticket['plan'][number], 'mine' | 'person'>

/** What access, the answer and the lists need to know of a ticket's approval. */
export interface ApprovalSummary {
  name: string
  total: number
  /** Granted or not needed. */
  done: number
  /** Mandatory and not decided yet: the ticket cannot be answered. */
  open: number
  /** They take part in the ticket as long as it lives, whatever becomes of its lead bureau. */
  bureaus: BureauRef[]
  /** The pending words of its items. */
  pending: string[]
}

/** One entry of the append-only line of time, chained to the one before by its hash. */
export interface EventDocument extends HistoryEntry {
  _id: string
  ticketId: string
  /** What the entry set the ticket's fields to, as digests. */
  marks: Marks
  /** The number of the zone's newest anchor that was known then: it cannot vanish without this entry. */
  anchor: number
  prev: string
  hash: string
}

/**
 * When the ticket next owes a reminder; one row per ticket, `_id` the ticket's. Which one, and to whom, follows from
 * the ticket as it is then (docs/adr/0005).
 */
export interface DeadlineDocument {
  _id: string
  /** What was due up to this moment is told or moot. */
  after: number
  /** Speaks of the ticket's approval instead of the ticket itself. */
  approvalOf?: string
  /** When to look next, `noEnd` for never; whoever looks moves it ahead first, so that it comes up again if he dies. */
  dueAt: number
  /** Whoever looks at it now; gone as soon as a change of the ticket has set the row anew. */
  lease?: string | null
}

/** A decided change: what was, what is, and the entry that tells of it. */
export interface Change<A extends HistoryAction = Action> {
  action: A
  before: TicketDocument | null
  ticket: TicketDocument
  event: EventDocument
}
