import * as z from 'zod/mini'
import { EnterpriseId, PersonId, RequestId, text } from './ids'
import { refusalCodes } from './result'
import { EnterpriseRef, Me, PersonRef, everyone } from './roster'
import { Moment } from './time'

/** Somebody looked at personal data, or it was given out or erased. */
export const Access = z.object({
  id: z.string(), at: Moment, by: PersonRef,
  what: z.enum(['phone', 'export', 'erase_asked', 'erased', 'enterprise_erased', 'corrected']),
  /** Whose data. */
  about: z.string(),
})
export type Access = z.infer<typeof Access>

/** Something that was refused, of one account within one hour. */
export const Refused = z.object({
  id: z.string(), at: Moment, last: Moment, count: z.int(),
  /** null for an account that is and was nobody's. */
  by: z.nullable(PersonRef),
  /** By an account that he has no more: a lost phone, a removed person. */
  former: z.boolean(),
  /** The call's name; `token`, `socket` and `address` are what a call needs first. */
  what: z.string(),
  code: z.enum(refusalCodes),
  /** The enterprise or person he aimed at first, where there is one by that id. */
  about: z.nullable(z.string()),
})
export type Refused = z.infer<typeof Refused>

/** All that is stored about the caller himself. */
export const Self = z.object({
  ...Me.shape,
  /** When the product saw him last, to the day. */
  seenAt: z.nullable(Moment),
  privacyAt: z.nullable(Moment),
  messages: z.int(), tickets: z.int(), notices: z.int(),
  /** Who looked at his data, newest first. */
  accesses: z.array(Access),
  /** When he asked for deletion; null when he did not. */
  erasureAskedAt: z.nullable(Moment),
})
export type Self = z.infer<typeof Self>

export const privacyCalls = {
  /** The whole number of somebody whom the caller needs to call: each look is logged, and the person can see it. */
  'roster.phone': { input: z.object({ personId: PersonId }), output: z.object({ phone: z.string() }), by: everyone },
  'roster.self': { input: z.object({}), output: Self, by: everyone },
  /** Corrects what is wrong about oneself; a new number only by WeChat's word. */
  'roster.self.correct': {
    input: z.object({ requestId: RequestId, name: z.optional(text(30)), title: z.optional(text(40)), phoneCode: z.optional(z.string().check(z.minLength(1), z.maxLength(128))) }),
    output: Self, by: everyone,
  },
  'roster.consent': {
    input: z.object({ version: z.string().check(z.regex(/^\d{4}-\d{2}$/)) }), output: Self, by: everyone,
  },
  /** Asks for one's data to be deleted; an administrator carries it out. */
  'roster.self.erase': { input: z.object({ requestId: RequestId }), output: Self, by: everyone },
  'roster.erasures': {
    input: z.object({}),
    output: z.object({ people: z.array(z.object({ person: PersonRef, enterprise: z.nullable(EnterpriseRef), askedAt: Moment })) }), by: ['admin'],
  },
  'roster.erase': { input: z.object({ requestId: RequestId, personId: PersonId }), output: z.object({ erased: z.boolean() }), by: ['admin'] },
  'roster.accesses': {
    input: z.object({ before: z.optional(Moment), limit: z._default(z.int().check(z.minimum(1), z.maximum(100)), 50) }),
    output: z.object({ accesses: z.array(Access), next: z.nullable(Moment) }), by: ['admin'],
  },
  /** What was refused to whom, the newest first: reaching too far, and every try at the door. */
  'roster.refusals': {
    input: z.object({ before: z.optional(Moment), limit: z._default(z.int().check(z.minimum(1), z.maximum(100)), 50) }),
    output: z.object({ refusals: z.array(Refused), next: z.nullable(Moment) }), by: ['admin'],
  },
  /** All that is stored of an enterprise, a page at a time: for its owner, who may take it with him. An administrator gets what the roster keeps of it, without the words of rooms and tickets. */
  'roster.enterprise.export': {
    input: z.object({ enterpriseId: EnterpriseId, part: z.optional(z.string().check(z.maxLength(40))), after: z.optional(z.string().check(z.maxLength(80))) }),
    output: z.object({
      part: z.string(), documents: z.array(z.record(z.string(), z.unknown())),
      /** What to ask for next; null when that was all. */
      next: z.nullable(z.object({ part: z.string(), after: z.optional(z.string()) })),
    }),
    by: ['staff', 'admin'],
  },
  /** What deleting an enterprise would take, as numbers. */
  'roster.enterprise.holding': {
    input: z.object({ enterpriseId: EnterpriseId }),
    output: z.object({
      messages: z.int(), tickets: z.int(), files: z.int(), people: z.int(),
      /** Tickets that are not closed: they have to be first. */
      open: z.int(),
      /** When everything was last taken out by its owner, or its roster part by an administrator; null for never. */
      exportedAt: z.nullable(Moment),
    }),
    by: ['admin'],
  },
  /** Deletes an enterprise with everything of it, for good. `name` is its name, typed by whoever does it. */
  'roster.enterprise.erase': {
    input: z.object({ requestId: RequestId, enterpriseId: EnterpriseId, name: text(60) }),
    output: z.object({ erasing: z.boolean() }), by: ['admin'],
  },
} as const
