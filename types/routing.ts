import * as z from 'zod/mini'
import { BureauId, DutyId } from './ids'
import { BureauRef } from './roster'
import { Category } from './ticket'

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

export const routingCalls = {
  'ticket.propose': {
    input: z.object({ title: anyText, text: anyText, without: z.optional(BureauId) }),
    output: Proposal,
    by: ['staff', 'cadre', 'lead', 'supervisor'],
  },
} as const
