import type { ReminderName } from '../../../types/reminders'
import { type Calendar, startOfDay } from '../../kit/clock/calendar'
import { addWorkingMinutes, minutesPerDay, nextWorkingMoment, subtractWorkingMinutes, workingDaysBefore } from '../../kit/clock/working-time'
import type { NoticeKind } from './order'

/** Which row of the reminder table chases which kind of commitment, and what the receiver hears. */
export const commitmentRules = {
  promise: { kind: 'promise_due', rule: 'promise_due' },
  step: { kind: 'step_due', rule: 'step_due' },
  visit: { kind: 'visit_due', rule: 'visit_due' },
  policy: { kind: 'policy_due', rule: 'policy_due' },
  proposal: { kind: 'visit_unanswered', rule: 'visit_unanswered' },
} as const satisfies Record<string, { kind: NoticeKind; rule: ReminderName }>

/**
 * When a commitment is reminded of: some working minutes before it is due, or in the morning of some working day before.
 * One that was made later than that morning is reminded of on the last working day before; null where that is over too,
 * because whoever was told of it a moment ago needs no second word.
 * @param amount minutes or days of work, as the rule says
 */
export const remindAt = ({ dueAt, madeAt }: { dueAt: number; madeAt: number }, days: boolean, amount: number, calendar: Calendar): number | null => {
  if (!days) return nextWorkingMoment(subtractWorkingMinutes(dueAt, amount, calendar), calendar)
  const morning = (before: number) => nextWorkingMoment(startOfDay(workingDaysBefore(dueAt, before, calendar)), calendar)
  return [amount, 1].map(morning).find((at) => at > madeAt) ?? null
}

/** Whoever is asked needs some time to answer: later than this before the moment, in working minutes, nobody is asked again. */
const lastCallMinutes = 120

/**
 * When a side that is asked about a visit's moment is asked again: so many working days after the proposal, and early enough
 * before a moment that comes sooner; null where that was when it was asked.
 */
export const askAgainAt = ({ dueAt, madeAt }: { dueAt: number; madeAt: number }, days: number, calendar: Calendar): number | null => {
  const usual = nextWorkingMoment(addWorkingMinutes(madeAt, days * minutesPerDay, calendar), calendar)
  const last = nextWorkingMoment(subtractWorkingMinutes(dueAt, lastCallMinutes, calendar), calendar)
  const at = Math.min(usual, last)
  return at > madeAt ? at : null
}
