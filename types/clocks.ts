import * as z from 'zod/mini'
import { BureauId, RequestId, text } from './ids'
import { PersonRef } from './roster'
import { Day, Moment } from './time'

/**
 * The clocks of domain.md: `answer` first human answer · `accept` accept or route · `sign` · `progress` note on a ticket
 * in hand · `resolve` the matter · `return` how long a bureau may hand back · `confirm` the enterprise's word. Of an
 * approval's items: `prereview` to look documents through beforehand · `deem` until silence is acceptance (视为受理).
 */
export const clockNames = ['answer', 'accept', 'sign', 'progress', 'resolve', 'return', 'confirm', 'prereview', 'deem'] as const
export const ClockName = z.enum(clockNames)
export type ClockName = z.infer<typeof ClockName>

/** How long somebody has: working days (to the end of the last one) or working minutes. */
export const Limit = z.object({ amount: z.int().check(z.minimum(1), z.maximum(10_000)), unit: z.enum(['days', 'minutes']) })

/** inquiry 咨询 · request 求助 · cross 跨部门 · hard 疑难: each has its own limit to be solved. */
export const Category = z.enum(['inquiry', 'request', 'cross', 'hard'])
export type Category = z.infer<typeof Category>

/** A zone's own limit; null means every category, every bureau. The most particular rule that fits is taken, a bureau's before a category's. */
export const LimitRule = z.object({
  clock: ClockName,
  category: z.nullable(Category),
  bureauId: z.nullable(BureauId),
  limit: Limit,
})
export type LimitRule = z.infer<typeof LimitRule>

/** A zone's own word on a day; stands above the announced calendar. */
export const DayOverride = z.object({ day: Day, working: z.boolean(), reason: text(40) })
export type DayOverride = z.infer<typeof DayOverride>

/** What the calendar says of a day of the shown year that is not a plain working day or weekend. */
export const NamedDay = z.object({
  day: Day,
  working: z.boolean(),
  reason: z.nullable(z.string()),
  /** A weekend day on which people work (调休). */
  makeUp: z.boolean(),
  /** Said by the zone, not by the State Council. */
  override: z.boolean(),
})
export type NamedDay = z.infer<typeof NamedDay>

/** `rev` grows with every change; whoever changes sends the one he saw, and is refused with `conflict` when it is old. */
const Rev = z.int().check(z.minimum(0))
const Year = z.int().check(z.minimum(2000), z.maximum(2100))

const YearCalendar = z.object({
  rev: Rev,
  year: Year,
  /** The holidays of the year are known: dates in it are final. */
  announced: z.boolean(),
  /** The State Council's announcement is in the product's own data. */
  builtIn: z.boolean(),
  /** All days that differ from Monday–Friday, in order. */
  named: z.array(NamedDay),
  overrides: z.array(DayOverride),
})
const Limits = z.object({
  rev: Rev,
  /** The zone's own limits. */
  rules: z.array(LimitRule),
  /** What holds without them: domain.md's table. */
  defaults: z.array(LimitRule),
})

const officials = ['cadre', 'officer', 'lead', 'supervisor', 'admin'] as const

/** One change of calendar or limits, with what differs between before and after. */
export const SettingChangeLine = z.object({
  id: z.string(), setting: z.enum(['calendar', 'limits']), at: Moment, by: PersonRef,
  days: z.array(z.string()),
  rules: z.array(z.object({ before: z.nullable(LimitRule), after: z.nullable(LimitRule) })),
  undone: z.boolean(), isUndo: z.boolean(), undoable: z.boolean(),
})
export type SettingChangeLine = z.infer<typeof SettingChangeLine>

export const clockCalls = {
  'ticket.calendar.year': { input: z.object({ year: Year }), output: YearCalendar, by: officials },
  /**
   * Replaces the overrides of one year. `announced` says that the year's holidays are known although the product's own
   * data does not have them yet: its dates are no longer provisional. Open tickets are dated anew afterwards.
   */
  'ticket.calendar.set': {
    input: z.object({
      requestId: RequestId, rev: Rev, year: Year,
      overrides: z.array(DayOverride).check(z.maxLength(366)),
      announced: z.boolean(),
    }),
    output: YearCalendar,
    by: ['admin'],
  },
  /** What each category means to whoever waits: how long solving it takes here; in a bureau that is named, there. */
  'ticket.categories': {
    input: z.object({ bureauId: z.optional(BureauId) }),
    output: z.object({ categories: z.array(z.object({ category: Category, limit: Limit })) }),
    by: ['staff', 'cadre', 'officer', 'lead', 'supervisor'],
  },
  'ticket.limits': { input: z.object({}), output: Limits, by: officials },
  /** Replaces the zone's own limits. They hold for clocks that start afterwards; a running one keeps what was promised. */
  'ticket.limits.set': {
    input: z.object({ requestId: RequestId, rev: Rev, rules: z.array(LimitRule).check(z.maxLength(500)) }),
    output: Limits,
    by: ['admin'],
  },
  /** Who changed calendar and limits, newest first. */
  'ticket.settings.changes': { input: z.object({}), output: z.object({ changes: z.array(SettingChangeLine) }), by: ['admin'] },
  /** Takes the last change of the calendar or of the limits back, step by step. */
  'ticket.settings.undo': {
    input: z.object({ requestId: RequestId, changeId: z.string().check(z.maxLength(64)) }),
    output: z.object({ undone: z.boolean() }),
    by: ['admin'],
  },
} as const
