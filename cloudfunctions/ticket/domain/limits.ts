import { type ClockName, type LimitRule, Category, clockNames } from '../../../types/clocks'
import type { Limit } from '../../kit/clock/due'

const days = (amount: number): Limit => ({ amount, unit: 'days' })
const hours = (amount: number): Limit => ({ amount: amount * 60, unit: 'minutes' })

/** The clocks of domain.md, "Clocks". */
export const limits = {
  answer: hours(2),
  resolve: { inquiry: days(3), request: days(5), cross: days(15), hard: days(30) } satisfies Record<Category, Limit>,
  progress: days(3),
  accept: hours(4),
  sign: hours(4),
  return: days(1),
  confirm: days(5),
  /** To look through what was provided for the pre-review of an item. */
  prereview: days(2),
  /** 视为受理: who has neither accepted an item nor said what is missing by then has accepted it. */
  deem: days(5),
} as const

/** The Administrative Licensing Law (article 32) gives a bureau five days to say what is missing; a zone may promise less. */
export const mostDeemDays = 5

/** What the zone holds people to. */
export interface Limits {
  /** @param bureauId the bureau that has the ticket, null while the cadre has it */
  of(clock: ClockName, category: Category, bureauId: string | null): Limit
}

const standard = (clock: ClockName, category: Category): Limit => (clock === 'resolve' ? limits.resolve[category] : limits[clock])

/** The zone's own rules above domain.md's table: the most particular one that fits, a bureau's before a category's. */
export const limitsWith = (rules: readonly LimitRule[] = []): Limits => ({
  of(clock, category, bureauId) {
    const fitting = rules.filter((rule) =>
      rule.clock === clock && [null, category].includes(rule.category) && [null, bureauId].includes(rule.bureauId))
    const weight = (rule: LimitRule) => (rule.bureauId === null ? 0 : 2) + (rule.category === null ? 0 : 1)
    return fitting.sort((a, b) => weight(b) - weight(a))[0]?.limit ?? standard(clock, category)
  },
})

/** domain.md's table, as rules. */
export const standardRules: readonly LimitRule[] = clockNames.flatMap((clock): LimitRule[] =>
  clock === 'resolve'
    ? Category.options.map((category) => ({ clock, category, bureauId: null, limit: limits.resolve[category] }))
    : [{ clock, category: null, bureauId: null, limit: limits[clock] }])

/** An enterprise that owes something for longer than this stands on the supervisors' list. */
export const stuckAfter = days(5)
/** How long a supervisor sees the words of a trade secret after stating his reason (milliseconds). */
export const openMs = 4 * 3_600_000
/** A closed ticket can be taken up again for this long (calendar time, milliseconds). */
export const reopenMs = 30 * 86_400_000
/** The return that brings a supervisor in. */
export const arbitrationAfter = 2
