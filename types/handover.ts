import * as z from 'zod/mini'
import { EnterpriseId, PersonId, RequestId, text } from './ids'
import { BureauRef, EnterpriseRef, PersonRef, Role } from './roster'
import { Moment } from './time'

/** One official handing over to another (交接), from a moment on. */
export const Handover = z.object({
  id: z.string(),
  from: PersonRef,
  /** null when nobody follows: his tickets go to whoever leads his bureau. */
  to: z.nullable(PersonRef),
  at: Moment,
  /** He belongs to the zone no more from then on. */
  leaving: z.boolean(),
  enterprises: z.array(EnterpriseRef),
  by: PersonRef,
  madeAt: Moment,
  state: z.enum(['scheduled', 'done', 'cancelled']),
  note: z.nullable(z.string()),
  /** The successor carries more enterprises than his rank allows: allowed, but said. */
  overCapacity: z.boolean(),
})
export type Handover = z.infer<typeof Handover>

export const Official = z.extend(PersonRef, {
  title: z.string(), roles: z.array(Role), bureau: z.nullable(BureauRef),
  /** Enterprises he is the cadre of now. */
  enterprises: z.int(),
  /** How many he may be the cadre of; null for who is none. */
  capacity: z.nullable(z.int()),
  /** When his time ends; null for never. */
  until: z.nullable(Moment),
})
export type Official = z.infer<typeof Official>

/** Somebody standing in for an official on leave, with dates. */
export const Deputy = z.object({ id: z.string(), official: PersonRef, deputy: PersonRef, from: Moment, to: Moment })
export type Deputy = z.infer<typeof Deputy>

/** Somebody who could stand in, and when he is on leave himself. */
const DeputyCandidate = z.extend(PersonRef, { title: z.string(), away: z.array(z.object({ from: Moment, to: Moment })) })

/** All that a successor has to know of an enterprise, on one page. */
export const EnterpriseSummary = z.object({
  enterprise: z.extend(EnterpriseRef, { industry: z.string(), address: z.string() }),
  since: Moment,
  predecessor: z.nullable(PersonRef),
  note: z.nullable(z.string()),
  contacts: z.array(z.extend(PersonRef, { title: z.string(), owner: z.boolean(), phone: z.string(), toCheck: z.boolean() })),
  open: z.array(z.object({
    id: z.string(), number: z.string(), title: z.string(), state: z.string(), responsible: z.string(),
    due: z.nullable(Moment), owed: z.nullable(z.string()),
    plan: z.array(z.object({ what: z.string(), bureau: z.string(), by: Moment })),
  })),
  /** Promises and visits agreed on, the nearest first. */
  promised: z.array(z.object({ kind: z.enum(['promise', 'visit']), what: z.string(), dueAt: Moment, page: z.string() })),
  closed: z.int(),
  /** The last ones that ended, newest first. */
  recent: z.array(z.object({ id: z.string(), number: z.string(), title: z.string(), state: z.string() })),
  lastWord: z.nullable(z.object({ at: Moment, author: z.string(), text: z.string() })),
})
export type EnterpriseSummary = z.infer<typeof EnterpriseSummary>

/** What the checker found: `error` breaks a promise of the product, `hint` is to be looked at. */
export const Finding = z.object({
  kind: z.enum([
    'no_cadre', 'two_cadres', 'cadre_gone', 'member_left_behind', 'member_missing', 'no_contact', 'no_owner', 'contact_unseen',
    'ticket_without_responsible', 'ticket_waits_for_nobody', 'ticket_without_reminder', 'part_without_person', 'bureau_without_people', 'bureau_without_lead',
    'over_capacity', 'work_stuck', 'no_admin', 'no_supervisor', 'deputy_left_behind', 'account_left_behind',
  ]),
  level: z.enum(['error', 'hint']),
  id: z.string(),
  name: z.string(),
  about: z.nullable(z.string()),
})
export type Finding = z.infer<typeof Finding>

const officials = ['cadre', 'officer', 'lead', 'supervisor'] as const

export const handoverCalls = {
  /** The officials of the zone, to choose from. */
  'roster.officials': { input: z.object({}), output: z.object({ officials: z.array(Official) }), by: ['admin'] },
  /**
   * Hands over from a moment on, now or later: the enterprises named (all of them when left out) and whatever ticket he is
   * responsible for. Access follows the dates by itself; what has to be moved is moved when the moment comes.
   */
  'roster.handover': {
    input: z.object({
      requestId: RequestId, fromId: PersonId, toId: z.optional(PersonId), at: z.optional(Moment),
      enterpriseIds: z.optional(z.array(EnterpriseId).check(z.maxLength(100))), leaving: z._default(z.boolean(), false), note: z.optional(text(500)),
    }),
    output: Handover, by: ['admin'],
  },
  'roster.handovers': { input: z.object({}), output: z.object({ handovers: z.array(Handover) }), by: ['admin'] },
  'roster.handover.cancel': { input: z.object({ id: z.string().check(z.maxLength(64)) }), output: Handover, by: ['admin'] },
  /** What the caller has taken over in the last 30 days, or will. */
  'roster.takeovers': { input: z.object({}), output: z.object({ handovers: z.array(Handover) }), by: officials },
  'roster.summary': { input: z.object({ enterpriseId: EnterpriseId }), output: EnterpriseSummary, by: ['cadre'] },
  /** Whether anything is without a responsible person, or anybody where he should not be. */
  'roster.check': { input: z.object({}), output: z.object({ findings: z.array(Finding), checked: z.record(z.string(), z.int()) }), by: ['admin'] },
  /** Names a deputy for the caller's own leave; at most 60 days. */
  'roster.deputy': {
    input: z.object({ requestId: RequestId, deputyId: PersonId, from: Moment, to: Moment }), output: Deputy, by: officials,
  },
  'roster.deputy.end': { input: z.object({ id: z.string().check(z.maxLength(64)) }), output: Deputy, by: officials },
  'roster.deputies': {
    input: z.object({}),
    output: z.object({ mine: z.array(Deputy), forOthers: z.array(Deputy), candidates: z.array(DeputyCandidate) }),
    by: officials,
  },
} as const
