import * as z from 'zod/mini'
import { BureauId, DutyId, RequestId, RoomId, TicketId } from './ids'
import { BureauRef, PersonRef } from './roster'
import { Category } from './clocks'
import { TicketRow } from './ticket-view'
import { Moment } from './time'

/**
 * Why a bureau is proposed, so that a person can check it: the line of its duty list and the words that met it.
 * `alongside` is the lead's line that such a matter is usually handled together with.
 */
export const Reason = z.object({ dutyId: DutyId, duty: z.string(), words: z.array(z.string()), alongside: z.nullable(z.string()) })

/** One bureau of a proposal. */
export const ProposedBureau = z.object({
  bureau: BureauRef,
  /** 0 to 1: how often such a proposal turns out right. */
  confidence: z.number(),
  /** null when no line of the duty list speaks of the matter: then only experience does. */
  reason: z.nullable(Reason),
  /** Earlier decisions on similar matters speak for it. */
  learned: z.boolean(),
})
export type ProposedBureau = z.infer<typeof ProposedBureau>

/** Who should take a matter, as far as duty lists and earlier decisions tell. A proposal never moves a ticket. */
export const Proposal = z.object({
  /** null when nothing speaks for any bureau. */
  lead: z.nullable(ProposedBureau),
  support: z.array(ProposedBureau),
  /** What else came into question, best first. */
  others: z.array(ProposedBureau),
  category: z.object({ value: Category, confidence: z.number() }),
  /** Sure enough to be confirmed with one tap; otherwise the cadre decides and stays responsible meanwhile. */
  sure: z.boolean(),
  /** Two matters in one text: what each says, and whose it is. */
  split: z.nullable(z.array(z.object({ text: z.string(), bureau: BureauRef }))),
})
export type Proposal = z.infer<typeof Proposal>

/** Any text is answered, also an empty one; what is longer than a ticket may be is read as far as a ticket goes. */
const anyText = z._default(z.string().check(z.maxLength(20_000)), '')

/** A matter of another enterprise that was solved: how, without a name, a number or a word of what it wrote. */
export const SolvedMatter = z.object({
  /** The line of the duty list that both are about. */
  duty: z.string(),
  category: Category,
  lead: BureauRef,
  support: z.array(BureauRef),
  /** Working minutes from being raised to being answered. */
  took: z.int(),
  /** The bureau's answer with names and numbers taken out; null when nothing of it would be left. */
  answer: z.nullable(z.string()),
  stars: z.nullable(z.int()),
})
export type SolvedMatter = z.infer<typeof SolvedMatter>

/** What became of one decision for the router; no word of the ticket. */
export const Routing = z.object({
  ticketId: TicketId,
  number: z.string(),
  decidedAt: Moment,
  by: z.nullable(PersonRef),
  action: z.enum(['route', 'transfer', 'return']),
  proposed: z.nullable(BureauRef),
  lead: z.nullable(BureauRef),
  support: z.array(BureauRef),
  /** Bureaus that gave it back. */
  refusedBy: z.array(BureauRef),
  /** null when nothing was proposed, or nothing is decided at present. */
  right: z.nullable(z.boolean()),
  /** The kind of matter, as the duty lists call it. */
  duty: z.nullable(z.string()),
  state: z.enum(['open', 'learned', 'undone', 'withheld']),
  undone: z.nullable(z.object({ by: PersonRef, at: Moment })),
})
export type Routing = z.infer<typeof Routing>

/** The model as an administrator sees it. */
export const ModelFacts = z.object({
  /** How many decisions it was learned from. */
  examples: z.int(),
  bytes: z.int(),
  trainedAt: z.nullable(Moment),
  /** Something was decided or undone since. */
  behind: z.boolean(),
  /** From this confidence a proposal is filled in for the cadre to confirm. */
  sureFrom: z.number(),
})
export type ModelFacts = z.infer<typeof ModelFacts>

/** Proposals of one month against what was decided in the end. */
export const AccuracyMonth = z.object({
  /** `2026-03`, Asia/Shanghai, of the day the ticket was raised. */
  month: z.string(),
  judged: z.int(),
  right: z.int(),
  /** Of those that were sure. */
  sure: z.int(),
  sureRight: z.int(),
  /** Tickets of the month that nobody has routed. */
  undecided: z.int(),
})
export type AccuracyMonth = z.infer<typeof AccuracyMonth>

/** Matters of one kind that come from several enterprises. */
export const Cluster = z.object({
  /** The line of the duty lists that all are about; null when no line knows the matter and only their words are alike. */
  duty: z.nullable(z.object({ id: DutyId, text: z.string() })),
  bureau: z.nullable(BureauRef),
  tickets: z.int(),
  enterprises: z.int(),
  open: z.int(),
  /** Raised in the last 14 days, and in the 14 days before. */
  recent: z.int(),
  before: z.int(),
  rows: z.array(TicketRow),
})
export type Cluster = z.infer<typeof Cluster>

const page = { before: z.optional(Moment), limit: z._default(z.int().check(z.minimum(1), z.maximum(100)), 20) }

export const routingCalls = {
  /** Who should take a matter; a bureau that gave it back is left out with `without`. */
  'ticket.propose': {
    input: z.object({ title: anyText, text: anyText, without: z.optional(BureauId) }),
    output: Proposal,
    by: ['staff', 'cadre', 'lead', 'supervisor'],
  },
  /** What is like it: the enterprise's own open tickets, and how matters of other enterprises were solved. */
  'ticket.similar': {
    input: z.object({ roomId: RoomId, title: anyText, text: anyText }),
    output: z.object({ own: z.array(TicketRow), solved: z.array(SolvedMatter) }),
    by: ['staff', 'cadre'],
  },
  /** What was learned, newest decision first. */
  'ticket.learned': {
    input: z.object({ ...page }),
    output: z.object({ routings: z.array(Routing), next: z.nullable(Moment), model: ModelFacts, examples: z.array(z.object({ bureau: BureauRef, count: z.int() })) }),
    by: ['admin', 'supervisor'],
  },
  /** Takes one decision out of what is learned, or back in; the model is trained again before the answer. */
  'ticket.unlearn': {
    input: z.object({ ticketId: TicketId, learned: z.boolean() }),
    output: z.object({ routing: Routing, model: ModelFacts }),
    by: ['admin'],
  },
  /** Reads all decisions of the past again and learns from them; what was undone stays undone. */
  'ticket.relearn': { input: z.object({ requestId: RequestId }), output: ModelFacts, by: ['admin'] },
  /** From which confidence on a proposal is filled in for the cadre. */
  'ticket.threshold': {
    input: z.object({ sureFrom: z.number().check(z.minimum(0.3), z.maximum(0.95)) }),
    output: ModelFacts,
    by: ['admin'],
  },
  /** How often proposals were right, month by month, from what was really decided. */
  'ticket.accuracy': {
    input: z.object({ months: z._default(z.int().check(z.minimum(1), z.maximum(24)), 6) }),
    output: z.object({ months: z.array(AccuracyMonth), bureaus: z.array(z.object({ bureau: BureauRef, judged: z.int(), right: z.int() })) }),
    by: ['supervisor'],
  },
  /** The tickets behind a figure of `ticket.accuracy`. */
  'ticket.proposals': {
    input: z.object({ month: z.string().check(z.regex(/^\d{4}-\d{2}$/)), right: z.optional(z.boolean()), bureauId: z.optional(BureauId) }),
    output: z.object({ proposals: z.array(z.object({ ticket: TicketRow, proposed: z.nullable(BureauRef), lead: z.nullable(BureauRef), right: z.nullable(z.boolean()) })) }),
    by: ['supervisor'],
  },
  /** Kinds of matters that several enterprises have at present, the fastest growing first. */
  'ticket.clusters': {
    input: z.object({}),
    output: z.object({ clusters: z.array(Cluster) }),
    by: ['supervisor'],
  },
} as const
