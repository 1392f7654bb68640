import * as z from 'zod/mini'
import { Category } from './clocks'
import { RoomId, TicketId } from './ids'
import { type RefusalCode, refusalCodes } from './result'
import { BureauRef, EnterpriseRef, PersonRef } from './roster'
import { ActionName, AnswerResult, HistoryActionName, Outcome, TicketState } from './ticket'
import { DueDate, Moment } from './time'

/** What the one who has the ticket owes next, and by when: accept or route, sign, confirm. */
export const Step = z.object({ owes: z.enum(['accept', 'sign', 'confirm']), due: DueDate })

/** Why an action that the caller's role could take is not possible now. */
export const Hindrance = z.object({
  action: ActionName,
  code: z.enum(refusalCodes as unknown as [RefusalCode, ...RefusalCode[]]),
  /** For `too_late`: until when it was possible. */
  until: z.nullable(Moment),
})
export type Hindrance = z.infer<typeof Hindrance>

/** A ticket in a list or on a card. */
export const TicketRow = z.object({
  id: TicketId,
  number: z.string(),
  /** Empty when `hidden`. */
  title: z.string(),
  /** Marked as a trade secret (商业秘密). */
  secret: z.boolean(),
  /** The caller does not get the words of this ticket: title, text, thread, files. */
  hidden: z.boolean(),
  state: TicketState,
  category: Category,
  roomId: RoomId,
  enterprise: EnterpriseRef,
  responsible: PersonRef,
  leadBureau: z.nullable(BureauRef),
  /** When the matter has to be solved; null once it is. */
  due: z.nullable(DueDate),
  /** Working minutes left until the nearest date somebody is held to; negative when overdue; null when none runs. */
  left: z.nullable(z.number()),
  step: z.nullable(Step),
  /** By when the enterprise has to hear of progress; null while no such clock runs. */
  progress: z.nullable(DueDate),
  /** The enterprise's own flag: pushed at any hour. */
  urgent: z.optional(z.boolean()),
  /** How often a supervisor has stepped in. */
  level: z.int(),
  raisedAt: Moment,
  updatedAt: Moment,
})
export type TicketRow = z.infer<typeof TicketRow>

/** accept · sign · progress · resolve: the clock that ran out; supervise: a supervisor's date passed; stuck: the enterprise owes something for long. */
export const lateKinds = ['accept', 'sign', 'progress', 'resolve', 'supervise', 'stuck'] as const
export const LateKind = z.enum(lateKinds)
export type LateKind = z.infer<typeof LateKind>

/** One way in which a ticket is late or stuck: since when, and by how many working minutes. */
export const Lateness = z.object({ kind: LateKind, since: Moment, minutes: z.number() })
export type Lateness = z.infer<typeof Lateness>

/** One entry of a ticket's append-only line of time. */
export const HistoryEntry = z.object({
  n: z.int(),
  at: Moment,
  action: HistoryActionName,
  from: z.nullable(TicketState),
  to: TicketState,
  /** null when the clock acted. */
  actor: z.nullable(PersonRef),
  /** What was said: reason, answer, what is owed … */
  text: z.nullable(z.string()),
  /** Whom it concerns: the bureau routed to, the officer assigned. */
  target: z.nullable(z.string()),
})
export type HistoryEntry = z.infer<typeof HistoryEntry>

export const Ticket = z.extend(TicketRow, {
  version: z.int(),
  text: z.string(),
  raisedBy: PersonRef,
  /** The cadre raised it after a phone call. */
  source: z.optional(z.enum(['phone'])),
  cadre: z.nullable(PersonRef),
  /** Each with who does its part, once its lead has named somebody. */
  supportBureaus: z.array(z.extend(BureauRef, { officer: z.nullable(PersonRef) })),
  /** They read along, and owe nothing. */
  informedBureaus: z.array(BureauRef),
  /** What the enterprise owes while `waiting`. */
  owed: z.nullable(z.string()),
  answer: z.nullable(z.object({ result: AnswerResult, text: z.string(), by: PersonRef, at: Moment })),
  outcome: z.nullable(Outcome),
  /** Until when a closed ticket can be taken up again; null while it is not closed. */
  reopenUntil: z.nullable(Moment),
  rating: z.nullable(z.object({ stars: z.int(), comment: z.nullable(z.string()) })),
  plan: z.array(z.object({
    id: z.string(), what: z.string(), bureau: BureauRef, by: Moment,
    /** Who has it in its bureau; null while the bureau has named nobody. */
    person: z.nullable(PersonRef),
    done: z.nullable(z.object({ by: PersonRef, at: Moment, note: z.nullable(z.string()) })),
    /** The caller may say that it is done. */
    mine: z.boolean(),
  })),
  /** Several bureaus' items on this ticket (并联审批), in short; `ticket.approval.view` has them. */
  approval: z.nullable(z.object({ name: z.string(), total: z.int(), done: z.int(), open: z.int() })),
  /** The caller may start an approval on it. */
  mayStartApproval: z.boolean(),
  extension: z.nullable(z.object({
    workingDays: z.int(), reason: z.string(), state: z.enum(['requested', 'granted', 'refused']),
  })),
  /** What a supervisor wants to hear and by when; null once it was reported. */
  supervision: z.nullable(z.object({ note: z.string(), by: PersonRef, at: Moment, dueAt: z.nullable(Moment) })),
  /** The bureau's returns so far; the second one goes to a supervisor. */
  returns: z.int(),
  transfers: z.int(),
  reopens: z.int(),
  /** When somebody of the government side first did something about it. */
  firstAnswerAt: z.nullable(Moment),
  routingFinal: z.boolean(),
  history: z.array(HistoryEntry),
  /** The actions the caller may take now: the pages draw their buttons from it. */
  can: z.array(ActionName),
  /** The others that his role could take in another state or at another time, each with what hinders it. */
  cannot: z.array(Hindrance),
})
export type Ticket = z.infer<typeof Ticket>

/** One day on which somebody outside the enterprise looked at a ticket marked as a trade secret. */
export const Look = z.object({
  person: PersonRef,
  as: z.enum(['cadre', 'bureau', 'supervisor']),
  /** The first look of that day. */
  at: Moment,
  /** What the supervisor stated. */
  reason: z.nullable(z.string()),
})
export type Look = z.infer<typeof Look>
