import * as z from 'zod/mini'
import { BureauId, DutyId, EnterpriseId, PersonId } from './ids'
import { Moment } from './time'

/** `lead` is an officer who also leads the bureau: whatever an officer may, the lead may too. */
export const roles = ['staff', 'cadre', 'officer', 'lead', 'supervisor', 'observer', 'admin'] as const
export const Role = z.enum(roles)
export type Role = z.infer<typeof Role>

/** Everybody who may sign in. */
export const everyone: readonly Role[] = roles

export const PersonRef = z.object({ id: PersonId, name: z.string() })
export type PersonRef = z.infer<typeof PersonRef>

export const BureauRef = z.object({ id: BureauId, name: z.string() })
export type BureauRef = z.infer<typeof BureauRef>

export const EnterpriseRef = z.object({ id: EnterpriseId, name: z.string() })
export type EnterpriseRef = z.infer<typeof EnterpriseRef>

/** One line of a bureau's duty list (权责清单). */
export const Duty = z.object({ id: DutyId, text: z.string() })
export type Duty = z.infer<typeof Duty>

export const Bureau = z.object({
  id: BureauId,
  name: z.string(),
  shortName: z.string(),
  duties: z.array(Duty),
})
export type Bureau = z.infer<typeof Bureau>

/** What a person knows about himself after signing in. */
export const Me = z.object({
  id: PersonId,
  name: z.string(),
  title: z.string(),
  roles: z.array(Role),
  enterprise: z.nullable(EnterpriseRef),
  bureau: z.nullable(BureauRef),
  /** Masked; the whole number never leaves the server for its owner. */
  phone: z.string(),
  /** Invites and removes the colleagues of his enterprise. */
  owner: z.boolean(),
  /** The version of the privacy guide he agreed to last. */
  privacy: z.nullable(z.string()),
})
export type Me = z.infer<typeof Me>

export const rosterCalls = {
  /** Who am I, and how late is it? Refused with `stranger` when the WeChat account is bound to nobody. */
  'roster.me': { input: z.object({}), output: z.extend(Me, { now: Moment }), by: everyone },
  /** Binds the caller's WeChat account to the person of the roster who has this phone number. */
  'roster.bind': {
    input: z.object({
      phoneCode: z.string().check(z.minLength(1), z.maxLength(128)),
      /** The version of the privacy guide the person agreed to before pressing the button. */
      privacy: z.optional(z.string().check(z.regex(/^\d{4}-\d{2}$/))),
    }),
    output: Me,
    by: 'anybody',
  },
  'roster.bureaus': { input: z.object({}), output: z.object({ bureaus: z.array(Bureau) }), by: everyone },
  /** The people of the caller's own bureau, to choose an assignee. */
  'roster.officers': {
    input: z.object({}),
    output: z.object({ officers: z.array(PersonRef) }),
    by: ['lead'],
  },
  /** The enterprises paired with the caller now, to raise a ticket on their behalf. */
  'roster.enterprises': {
    input: z.object({}),
    output: z.object({ enterprises: z.array(EnterpriseRef) }),
    by: ['cadre'],
  },
} as const
