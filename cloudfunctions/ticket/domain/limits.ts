import type { Category } from '../../../types/ticket'
import type { Limit } from '../../kit/clock/due'

const days = (amount: number): Limit => ({ amount, unit: 'days' })
const hours = (amount: number): Limit => ({ amount: amount * 60, unit: 'minutes' })

/** The clocks of domain.md, "Clocks". */
export const limits = {
  resolve: { inquiry: days(3), request: days(5), cross: days(15), hard: days(30) } satisfies Record<Category, Limit>,
  accept: hours(4),
  sign: hours(4),
  return: days(1),
  confirm: days(5),
} as const

/** A closed ticket can be taken up again for this long (calendar time, milliseconds). */
export const reopenMs = 30 * 86_400_000
/** The return that brings a supervisor in. */
export const arbitrationAfter = 2
