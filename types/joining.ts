import * as z from 'zod/mini'
import { BureauId, EnterpriseId, PersonId, RequestId, text } from './ids'
import { BureauRef, EnterpriseRef, Me, PersonRef, Role } from './roster'
import { Moment } from './time'

/** The privacy guide that is in force; who agreed to an older one is asked again. */
export const privacyVersion = '2026-11'
const Privacy = z.string().check(z.regex(/^\d{4}-\d{2}$/))

/** How long an invitation holds unless the inviter says otherwise, in days. */
export const invitationDays = 7

const Phone = z.string().check(z.regex(/^1\d{10}$/, 'a phone number has 11 digits'))
const InvitationId = z.string().check(z.regex(/^[A-Za-z0-9_-]{22}$/))
/** 128 bits, unguessable; travels as the scene of a mini-program code (32 characters at most) or in a link. */
const Code = z.string().check(z.regex(/^[A-Za-z0-9_-]{22}$/))
const name = text(30)
const title = text(40)

export const InvitationState = z.enum(['open', 'used', 'revoked', 'expired'])

/** As its giver and those who may give one for the same place see it. */
export const Invitation = z.object({
  id: InvitationId,
  code: Code,
  role: Role,
  owner: z.boolean(),
  enterprise: z.nullable(EnterpriseRef),
  bureau: z.nullable(BureauRef),
  /** The only number it can be used with, masked; null when anybody who holds it may. */
  phone: z.nullable(z.string()),
  by: PersonRef,
  at: Moment,
  expiresAt: Moment,
  state: InvitationState,
  usedBy: z.nullable(z.string()),
})
export type Invitation = z.infer<typeof Invitation>

export const ApplicationState = z.enum(['waiting', 'approved', 'refused'])

/** A request to join, as the applicant sees his own. */
export const OwnApplication = z.object({
  id: z.string(), wanted: z.string(), name: z.string(), title: z.string(), at: Moment,
  state: ApplicationState,
  /** Why it was refused. */
  reason: z.nullable(z.string()),
})
export type OwnApplication = z.infer<typeof OwnApplication>
/** The same, as those who decide it see it. */
export const Application = z.extend(OwnApplication, {
  /** What the applicant wrote fits this enterprise; null when it fits none, then an administrator has to find it. */
  enterprise: z.nullable(EnterpriseRef),
  phone: z.string(),
  note: z.nullable(z.string()),
})
export type Application = z.infer<typeof Application>

/** Somebody of an enterprise, as its members and administrators see him. */
export const Colleague = z.extend(PersonRef, {
  title: z.string(),
  owner: z.boolean(),
  phone: z.string(),
  bound: z.boolean(),
  /** Nobody has seen him for 90 days, nor made sure since that he is still the right one. */
  toCheck: z.boolean(),
})
export type Colleague = z.infer<typeof Colleague>

export const joiningCalls = {
  /** Gives an invitation: single use, for one enterprise or bureau and one role, at most 30 days. */
  'roster.invite': {
    input: z.object({
      requestId: RequestId, role: Role,
      enterpriseId: z.optional(EnterpriseId), bureauId: z.optional(BureauId),
      owner: z._default(z.boolean(), false), phone: z.optional(Phone),
      days: z._default(z.int().check(z.minimum(1), z.maximum(30)), invitationDays),
    }),
    output: Invitation, by: ['staff', 'cadre', 'admin'],
  },
  'roster.invitations': {
    input: z.object({ enterpriseId: z.optional(EnterpriseId) }),
    output: z.object({ invitations: z.array(Invitation) }), by: ['staff', 'cadre', 'admin'],
  },
  'roster.invitation.revoke': {
    input: z.object({ id: InvitationId }), output: Invitation, by: ['staff', 'cadre', 'admin'],
  },
  /** The mini-program code of an invitation, a PNG in base64. */
  'roster.invitation.image': {
    input: z.object({ id: InvitationId }), output: z.object({ png: z.string() }), by: ['staff', 'cadre', 'admin'],
  },
  /** What the holder of a code is invited to; nothing else is told to a stranger. */
  'roster.invitation': {
    input: z.object({ code: Code }),
    output: z.object({
      role: Role, enterprise: z.nullable(EnterpriseRef), bureau: z.nullable(BureauRef), by: z.string(),
      phone: z.nullable(z.string()), expiresAt: Moment,
    }),
    by: 'anybody',
  },
  /** Comes in by an invitation. The number is WeChat's word for it (`phoneCode`). */
  'roster.join': {
    input: z.object({ requestId: RequestId, code: Code, name, title, phoneCode: z.string().check(z.minLength(1), z.maxLength(128)), privacy: Privacy }),
    output: Me, by: 'anybody',
  },
  /** Asks to be let in where nobody has invited. `wanted` is the enterprise as the applicant knows it: full name or credit code. */
  'roster.apply': {
    input: z.object({
      requestId: RequestId, wanted: text(60), name, title, note: z.optional(text(200)),
      phoneCode: z.string().check(z.minLength(1), z.maxLength(128)), privacy: Privacy,
    }),
    output: OwnApplication, by: 'anybody',
  },
  'roster.application': {
    input: z.object({}), output: z.object({ application: z.nullable(OwnApplication) }), by: 'anybody',
  },
  /** The requests that wait for the caller: of his own enterprises, for an administrator all. */
  'roster.applications': {
    input: z.object({}), output: z.object({ applications: z.array(Application) }), by: ['staff', 'cadre', 'admin'],
  },
  'roster.application.approve': {
    input: z.object({ id: z.string().check(z.maxLength(64)), requestId: RequestId, enterpriseId: z.optional(EnterpriseId) }),
    output: Application, by: ['staff', 'cadre', 'admin'],
  },
  'roster.application.refuse': {
    input: z.object({ id: z.string().check(z.maxLength(64)), requestId: RequestId, reason: text(200) }),
    output: Application, by: ['staff', 'cadre', 'admin'],
  },
  /** The people of an enterprise, with what the caller may do about them. */
  'roster.colleagues': {
    input: z.object({ enterpriseId: EnterpriseId }),
    output: z.object({ colleagues: z.array(Colleague), mayManage: z.boolean() }), by: ['staff', 'cadre', 'admin'],
  },
  /** Somebody of an enterprise has left it: every session, socket and link of his ends with the answer. */
  'roster.remove': {
    input: z.object({ personId: PersonId, requestId: RequestId, successorId: z.optional(PersonId) }),
    output: z.object({ removed: z.boolean() }), by: ['staff', 'cadre', 'admin'],
  },
  /** A lost phone: the account is cut off at once, and the person comes in again with his number. */
  'roster.unbind': {
    input: z.object({ personId: PersonId, requestId: RequestId }),
    output: z.object({ unbound: z.boolean() }), by: ['staff', 'cadre', 'admin'],
  },
  /** Made sure, by a call or a visit, that he is still the right contact. */
  'roster.verify': {
    input: z.object({ personId: PersonId }), output: z.object({ verifiedAt: Moment }), by: ['staff', 'cadre', 'admin'],
  },
} as const
