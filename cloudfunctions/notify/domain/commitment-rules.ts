import type { ReminderName } from '../../../types/reminders'
import type { NoticeKind } from './order'

/** Which row of the reminder table chases which kind of commitment, and what the receiver hears. */
export const commitmentRules = {
  promise: { kind: 'promise_due', rule: 'promise_due' },
  step: { kind: 'step_due', rule: 'step_due' },
  visit: { kind: 'visit_due', rule: 'visit_due' },
  policy: { kind: 'policy_due', rule: 'policy_due' },
} as const satisfies Record<string, { kind: NoticeKind; rule: ReminderName }>
