import * as z from 'zod/mini'

/**
 * Who can be told. `owner` is whoever owes it: the responsible person, or all who may make the next move; `above`
 * leads him. The others are those of the ticket.
 */
export const recipients = ['owner', 'above', 'cadre', 'enterprise', 'supervisors'] as const
export const Recipient = z.enum(recipients)
export type Recipient = z.infer<typeof Recipient>

/**
 * The reminder table (domain.md, "Reminders") with its defaults. `amount` counts `unit`:
 * `minutes` and `days` are working time, `percent` is a share of the time to resolve, `none` has nothing to set.
 */
export const reminderDefaults = {
  /** Working minutes after the time to accept or route. */
  accept_late: { on: true, amount: 0, to: ['owner'] },
  accept_escalated: { on: true, amount: 420, to: ['above'] },
  sign_late: { on: true, amount: 0, to: ['owner'] },
  sign_escalated: { on: true, amount: 420, to: ['above'] },
  half_used: { on: true, amount: 50, to: ['owner'] },
  most_used: { on: true, amount: 80, to: ['owner'] },
  /** Working days before the due day. */
  day_before: { on: true, amount: 1, to: ['owner', 'cadre'] },
  /** At once and every working day; from that overdue working day on the supervisors too. */
  overdue: { on: true, amount: 2, to: ['owner', 'above', 'cadre', 'supervisors'] },
  /** As often as the zone's clock for progress says. */
  progress_owed: { on: true, amount: 0, to: ['owner'] },
  /** Working days before the date that a supervisor has set. */
  supervise_due: { on: true, amount: 1, to: ['owner'] },
  supervise_late: { on: true, amount: 0, to: ['owner', 'supervisors'] },
  /** Every so many working days after the answer, twice. */
  confirm_again: { on: true, amount: 2, to: ['enterprise'] },
  /** Working minutes after the zone's time to answer; `owner` is a thread's responsible person, in the open room the cadre. */
  unanswered: { on: true, amount: 0, to: ['owner', 'cadre'] },
  unanswered_escalated: { on: true, amount: 120, to: ['owner', 'cadre', 'supervisors'] },
  /** Working minutes before a promise, a step of a plan, a visit is due. */
  promise_due: { on: true, amount: 60, to: ['owner'] },
  step_due: { on: true, amount: 60, to: ['owner'] },
  /** Of an approval's items: a pre-review that is late, the last day before 视为受理, the decision, corrections that are owed. */
  item_prereview_late: { on: true, amount: 0, to: ['owner', 'above'] },
  item_deem_soon: { on: true, amount: 0, to: ['owner'] },
  item_day_before: { on: true, amount: 1, to: ['owner'] },
  item_overdue: { on: true, amount: 2, to: ['owner', 'above', 'cadre', 'supervisors'] },
  item_correction_again: { on: true, amount: 2, to: ['enterprise'] },
  /** Working days before the latest day that follows from the day construction must start; and after it. */
  latest_near: { on: true, amount: 1, to: ['owner', 'cadre'] },
  latest_late: { on: true, amount: 2, to: ['owner', 'above', 'cadre', 'supervisors'] },
  visit_due: { on: true, amount: 60, to: ['cadre', 'enterprise'] },
  /** Working days after a visit was proposed; `owner` is the side that is asked. */
  visit_unanswered: { on: true, amount: 1, to: ['owner', 'cadre'] },
  /** Working days before the last day to apply. */
  policy_due: { on: true, amount: 5, to: ['enterprise'] },
} as const satisfies Record<string, { on: boolean; amount: number; to: readonly Recipient[] }>

export type ReminderName = keyof typeof reminderDefaults
export const reminderNames = Object.keys(reminderDefaults) as ReminderName[]
export const ReminderName = z.enum(reminderNames as [ReminderName, ...ReminderName[]])

export const reminderUnits: Record<ReminderName, 'minutes' | 'days' | 'percent' | 'nth' | 'none'> = {
  accept_late: 'minutes', accept_escalated: 'minutes', sign_late: 'minutes', sign_escalated: 'minutes',
  half_used: 'percent', most_used: 'percent', day_before: 'days', overdue: 'nth', progress_owed: 'none', supervise_due: 'days', supervise_late: 'none', confirm_again: 'days',
  unanswered: 'minutes', unanswered_escalated: 'minutes', promise_due: 'minutes', step_due: 'minutes',
  item_prereview_late: 'none', item_deem_soon: 'none', item_day_before: 'days', item_overdue: 'nth', item_correction_again: 'days', latest_near: 'days', latest_late: 'nth',
  visit_due: 'minutes', visit_unanswered: 'days', policy_due: 'days',
}
/** Least and most of an amount, by its unit. */
export const amountLimits = { minutes: [0, 4_500], days: [1, 20], percent: [1, 99], nth: [1, 20], none: [0, 0] } as const

export const ReminderRule = z.object({
  on: z.boolean(),
  amount: z.int().check(z.minimum(0), z.maximum(4_500)),
  to: z.array(Recipient).check(z.minLength(1), z.maxLength(5)),
})
export type ReminderRule = z.infer<typeof ReminderRule>

export const ReminderSettings = z.object({
  rules: z.record(ReminderName, ReminderRule).check(
    z.refine((rules) => reminderNames.every((name) => {
      const [least, most] = amountLimits[reminderUnits[name]]
      return rules[name].amount >= least && rules[name].amount <= most
    }), 'amount out of its limits'),
  ),
  /** One person gets at most one push within so many minutes for matters that are not urgent; 0 bundles only what is due together. */
  bundleMinutes: z.int().check(z.minimum(0), z.maximum(120)),
  /** Working minutes in which somebody who could not be pushed may see it in the app before a colleague is told. */
  inboxMinutes: z.int().check(z.minimum(0), z.maximum(900)),
  /** Minutes after midnight at which the morning message goes out on working days; inside working time. */
  digestAt: z.int().check(z.minimum(540), z.maximum(719)),
})
export type ReminderSettings = z.infer<typeof ReminderSettings>

export const defaultReminders: ReminderSettings = {
  rules: Object.fromEntries(
    reminderNames.map((name) => [name, { ...reminderDefaults[name], to: [...reminderDefaults[name].to] }]),
  ) as Record<ReminderName, ReminderRule>,
  bundleMinutes: 30,
  inboxMinutes: 60,
  digestAt: 540,
}
