import * as z from 'zod/mini'
import { BureauId, EnterpriseId, PersonId, RequestId, text } from './ids'
import { BureauRef, Duty, EnterpriseRef, Me, PersonRef, Role } from './roster'
import { Day, Moment } from './time'

export const Rank = z.enum(['leader', 'head'])
export type Rank = z.infer<typeof Rank>
export const EnterpriseKind = z.enum(['hightech', 'large'])
export type EnterpriseKind = z.infer<typeof EnterpriseKind>

/** An 11-digit mobile number. */
export const Phone = z.string().check(z.regex(/^1\d{10}$/, 'phone is malformed'))
const words = (max: number) => z.string().check(z.trim(), z.maxLength(max))

/** `rev` is a short hash of what was shown: saving over something newer is refused with `conflict`. */
const Rev = z.string().check(z.maxLength(40))

export const PersonRow = z.object({
  /** The number is masked; whoever needs to call asks for one (`roster.phone`), which is logged. */
  id: PersonId, name: z.string(), phone: z.string(), title: z.string(), roles: z.array(Role),
  enterprise: z.nullable(EnterpriseRef), bureau: z.nullable(BureauRef),
  owner: z.boolean(), rank: z.nullable(Rank),
  /** Has signed in at least once. */
  bound: z.boolean(),
  rev: Rev,
})
export type PersonRow = z.infer<typeof PersonRow>

export const EnterpriseRow = z.object({
  id: EnterpriseId, name: z.string(), industry: z.string(), kind: EnterpriseKind, address: z.string(),
  cadre: z.nullable(PersonRef), staff: z.int(), rev: Rev,
})
export type EnterpriseRow = z.infer<typeof EnterpriseRow>

export const BureauRow = z.object({
  id: BureauId, name: z.string(), shortName: z.string(), order: z.int(),
  duties: z.array(z.object({ ...Duty.shape, phrases: z.array(z.string()) })), people: z.int(), rev: Rev,
})
export type BureauRow = z.infer<typeof BureauRow>

/** A bureau of the municipal catalogue, and the zone's own that it would add to. */
export const CatalogueBureau = z.object({
  id: BureauId, name: z.string(), shortName: z.string(), duties: z.array(z.object({ ...Duty.shape, phrases: z.array(z.string()) })),
  /** The zone has it already, by this catalogue's id or by name. */
  own: z.nullable(BureauRef),
  /** Lines that the zone does not have yet: what adopting writes. */
  missing: z.int(),
})
export type CatalogueBureau = z.infer<typeof CatalogueBureau>

/** Who carries what: one cadre with the enterprises paired with him now or later. */
export const CadreLoad = z.object({
  cadre: PersonRef, title: z.string(), rank: Rank, bureau: z.nullable(BureauRef), capacity: z.int(),
  pairings: z.array(z.object({ id: z.string(), enterprise: EnterpriseRef, industry: z.string(), from: Day, to: z.nullable(Day) })),
})
export type CadreLoad = z.infer<typeof CadreLoad>

export const Unpaired = z.object({ id: EnterpriseId, name: z.string(), industry: z.string() })
export type Unpaired = z.infer<typeof Unpaired>

export const Proposal = z.object({ enterprise: EnterpriseRef, industry: z.string(), cadre: PersonRef, fits: z.boolean() })
export type Proposal = z.infer<typeof Proposal>

export const auditKinds = ['first', 'save', 'pair', 'unpair', 'import', 'export', 'settings', 'undo'] as const
export const AuditKind = z.enum(auditKinds)
export type AuditKind = z.infer<typeof AuditKind>

export const FieldChange = z.object({ field: z.string(), before: z.nullable(z.string()), after: z.nullable(z.string()) })
export type FieldChange = z.infer<typeof FieldChange>
export const AuditLine = z.object({
  id: z.string(), at: Moment, by: PersonRef, kind: AuditKind,
  /** What was changed: `people`, `enterprises`, `bureaus`, `pairings`, `settings`. */
  subject: z.string(), name: z.string(),
  /** Documents written; more than one in imports and when several are paired at once. */
  count: z.int(),
  /** Nothing of it was there before. */
  fresh: z.boolean(),
  changes: z.array(FieldChange),
  undone: z.boolean(),
  /** The last change and still as it was left: may be taken back. */
  undoable: z.boolean(),
})
export type AuditLine = z.infer<typeof AuditLine>

export const Capacity = z.object({
  leader: z.int().check(z.minimum(1), z.maximum(100)),
  head: z.int().check(z.minimum(1), z.maximum(100)),
})
export type Capacity = z.infer<typeof Capacity>

const search = z._default(z.string().check(z.trim(), z.maxLength(40)), '')
const page = { search, after: z.optional(z.string().check(z.maxLength(200))), limit: z._default(z.int().check(z.minimum(1), z.maximum(100)), 50) }
/** By a field that every document has; without it in the order of ids. */
const sortedBy = <const F extends readonly [string, ...string[]]>(fields: F) =>
  z.optional(z.object({ by: z.enum(fields), down: z._default(z.boolean(), false) }))

export const administrationCalls = {
  /** Makes the first administrator with the printed link's secret, and binds him to the caller's account. */
  'roster.first': {
    input: z.object({ secret: z.string().check(z.regex(/^[A-Za-z0-9_-]{22,64}$/)), name: text(20), phone: Phone }),
    output: Me, by: 'anybody',
  },
  'roster.admin.people': {
    input: z.object({ ...page, sort: sortedBy(['name', 'title']), role: z.optional(Role), bureauId: z.optional(BureauId), enterpriseId: z.optional(EnterpriseId) }),
    output: z.object({ people: z.array(PersonRow), next: z.nullable(z.string()) }), by: ['admin'],
  },
  /** Adds somebody, or changes what the roster says of him. Leaving and handing over are other calls. */
  'roster.admin.person.save': {
    input: z.object({
      requestId: RequestId, id: z.optional(PersonId), rev: z.optional(Rev),
      name: text(20),
      /** Left out it stays as it is; somebody new needs one. */
      phone: z.optional(Phone), title: words(60), roles: z.array(Role).check(z.minLength(1), z.maxLength(7)),
      enterpriseId: z.optional(EnterpriseId), owner: z._default(z.boolean(), false),
      bureauId: z.optional(BureauId), rank: z.optional(Rank),
    }),
    output: PersonRow, by: ['admin'],
  },
  'roster.admin.enterprises': {
    input: z.object({ ...page, sort: sortedBy(['name', 'industry', 'kind']) }),
    output: z.object({ enterprises: z.array(EnterpriseRow), next: z.nullable(z.string()) }), by: ['admin'],
  },
  'roster.admin.enterprise.save': {
    input: z.object({
      requestId: RequestId, id: EnterpriseId, rev: z.optional(Rev),
      name: text(60), industry: text(30), kind: EnterpriseKind, address: words(120),
    }),
    output: EnterpriseRow, by: ['admin'],
  },
  'roster.admin.bureaus': { input: z.object({}), output: z.object({ bureaus: z.array(BureauRow) }), by: ['admin'] },
  'roster.admin.bureau.save': {
    input: z.object({
      requestId: RequestId, id: z.optional(BureauId), rev: z.optional(Rev),
      name: text(30), shortName: text(12), order: z.int().check(z.minimum(0), z.maximum(10_000)),
      duties: z.array(z.object({
        id: z.optional(z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}$/))), text: text(200), phrases: z.array(text(40)).check(z.maxLength(40)),
      })).check(z.maxLength(300)),
    }),
    output: BureauRow, by: ['admin'],
  },
  /** The bureaus of a city with their duty lists, for a zone that starts from nothing. */
  'roster.admin.catalogue': { input: z.object({}), output: z.object({ bureaus: z.array(CatalogueBureau) }), by: ['admin'] },
  /** Takes bureaus of the catalogue into the zone; one that is there gets the lines it lacks, and keeps its own. */
  'roster.admin.catalogue.adopt': {
    input: z.object({ requestId: RequestId, bureauIds: z.array(BureauId).check(z.minLength(1), z.maxLength(60)) }),
    output: z.object({ added: z.int(), supplemented: z.int(), duties: z.int() }), by: ['admin'],
  },
  /** Everybody's load, and who has no cadre. */
  'roster.admin.pairings': {
    input: z.object({}),
    output: z.object({ loads: z.array(CadreLoad), unpaired: z.array(Unpaired), capacity: Capacity }), by: ['admin'],
  },
  /** Proposes a cadre for each enterprise: the least loaded of the fitting bureau, else the least loaded of all. */
  'roster.admin.propose': {
    input: z.object({ enterpriseIds: z.array(EnterpriseId).check(z.minLength(1), z.maxLength(500)) }),
    output: z.object({ proposals: z.array(Proposal), without: z.array(EnterpriseId) }), by: ['admin'],
  },
  /** Pairs enterprises that have no cadre in that time, several at once: all or none. */
  'roster.admin.pair': {
    input: z.object({
      requestId: RequestId, from: Day, to: z.optional(Day),
      pairs: z.array(z.object({ enterpriseId: EnterpriseId, cadreId: PersonId })).check(z.minLength(1), z.maxLength(50)),
    }),
    output: z.object({ paired: z.int() }), by: ['admin'],
  },
  'roster.admin.capacity': {
    input: z.object({ requestId: RequestId, ...Capacity.shape }),
    output: Capacity, by: ['admin'],
  },
  /** Who changed what, newest first. */
  'roster.admin.audit': {
    input: z.object({ search, before: z.optional(Moment), limit: z._default(z.int().check(z.minimum(1), z.maximum(100)), 50) }),
    output: z.object({ lines: z.array(AuditLine), next: z.nullable(Moment) }), by: ['admin'],
  },
  /** Takes the last change back; refused with `conflict` when what it wrote has been changed since. */
  'roster.admin.undo': {
    input: z.object({ requestId: RequestId, auditId: z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}$/)) }),
    output: z.object({ restored: z.int() }), by: ['admin'],
  },
} as const
