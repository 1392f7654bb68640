import * as z from 'zod/mini'
import { EnterpriseKind } from './administration'
import { PolicyId, RequestId, TicketId, text } from './ids'
import { EnterpriseRef, PersonRef } from './roster'
import { Day, Moment } from './time'

/** A benefit (惠企政策) that an administrator publishes to the enterprises it fits, each with the reason why. */
export const policyStates = ['draft', 'published', 'withdrawn'] as const
export const PolicyState = z.enum(policyStates)
export type PolicyState = z.infer<typeof PolicyState>

/** Whom it fits, by what the roster knows of an enterprise. An empty list asks for nothing. */
export const PolicyFit = z.object({
  industries: z.array(text(30)).check(z.maxLength(50)),
  kinds: z.array(EnterpriseKind).check(z.maxLength(2)),
})
export type PolicyFit = z.infer<typeof PolicyFit>

/** Why it fits this enterprise: what it has in common with the policy. Both null: the policy is for everybody. */
export const FitReason = z.object({ industry: z.nullable(z.string()), kind: z.nullable(EnterpriseKind) })
export type FitReason = z.infer<typeof FitReason>

export const policyLimits = { title: 60, summary: 300, text: 4_000 } as const

/** A web page; nothing else is ever opened from it. */
const Link = z.string().check(z.trim(), z.maxLength(300), z.regex(/^https?:\/\/[^\s]+$/, 'link is malformed'))

const said = {
  title: text(policyLimits.title),
  summary: text(policyLimits.summary),
  /** Conditions, documents, where to apply. */
  text: z.optional(text(policyLimits.text)),
  link: z.optional(Link),
  /** The last day to apply. */
  deadline: Day,
}

export const Policy = z.object({
  id: PolicyId, version: z.int(), state: PolicyState, ...said, fit: PolicyFit,
  by: PersonRef, changedAt: Moment, publishedAt: z.nullable(Moment),
  /** Of a published one: how many enterprises were told, and what they have said. */
  told: z.object({ enterprises: z.int(), known: z.int(), applied: z.int() }),
})
export type Policy = z.infer<typeof Policy>

/** `known`: read, nothing to do. `applied`: a ticket asks about it. Either ends the reminder of its deadline. */
export const PolicyAnswer = z.enum(['open', 'known', 'applied'])
export type PolicyAnswer = z.infer<typeof PolicyAnswer>

/** A policy as the staff of an enterprise it fits read it. */
export const FittingPolicy = z.object({
  id: PolicyId, ...said, dueAt: Moment, reason: FitReason, publishedAt: Moment,
  /** It is withdrawn: nothing can be applied for any more. */
  withdrawn: z.boolean(),
  answer: PolicyAnswer,
  answeredBy: z.nullable(PersonRef),
  ticketId: z.nullable(TicketId),
})
export type FittingPolicy = z.infer<typeof FittingPolicy>

const admin = ['admin'] as const
const staff = ['staff'] as const
const version = z.int().check(z.minimum(0))

export const policyCalls = {
  /** The newest first, at most two hundred; and the industries of the roster, to choose from. */
  'roster.policies': {
    input: z.object({}),
    output: z.object({ policies: z.array(Policy), industries: z.array(z.object({ name: z.string(), enterprises: z.int() })) }),
    by: admin,
  },
  /** A draft: a new one without `policyId`. `wrong_state` once it is published. */
  'roster.policy.save': {
    input: z.object({ requestId: RequestId, policyId: z.optional(PolicyId), version, ...said, fit: PolicyFit }),
    output: Policy, by: admin,
  },
  /** Which enterprises it would fit, by name, with the reason; `total` counts all. */
  'roster.policy.fits': {
    input: z.object({ fit: PolicyFit }),
    output: z.object({ total: z.int(), enterprises: z.array(z.extend(EnterpriseRef, { reason: FitReason })) }),
    by: admin,
  },
  /** Once: published again it changes nothing. The enterprises that fit are told, some at a time; whoever comes to fit before its last day, then. */
  'roster.policy.publish': { input: z.object({ requestId: RequestId, policyId: PolicyId, version }), output: Policy, by: admin },
  /** Nobody is reminded of it any more. */
  'roster.policy.withdraw': { input: z.object({ requestId: RequestId, policyId: PolicyId }), output: Policy, by: admin },
  /** What fits the caller's enterprise, the newest first. */
  'roster.policy.mine': { input: z.object({}), output: z.object({ policies: z.array(FittingPolicy) }), by: staff },
  'roster.policy.view': { input: z.object({ policyId: PolicyId }), output: FittingPolicy, by: staff },
  /** 已了解/不需要, or 想申请 with the ticket that asks about it. */
  'roster.policy.answer': {
    input: z.object({ requestId: RequestId, policyId: PolicyId, ticketId: z.optional(TicketId) }),
    output: FittingPolicy, by: staff,
  },
} as const
