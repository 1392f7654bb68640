import * as z from 'zod/mini'

/** A moment: epoch milliseconds. Calendar questions about it are answered in Asia/Shanghai by the clocks. */
export const Moment = z.int().check(z.minimum(0), z.maximum(8.64e15))

/** A calendar day in Asia/Shanghai, `YYYY-MM-DD`. */
export const Day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/))

/**
 * A date somebody is held to, with the sentence that says why it is that day.
 * `why` holds facts, not prose: the page writes the Chinese sentence from them.
 */
export const DueDate = z.object({
  at: Moment,
  /** Crosses into a year whose public holidays are not announced yet. */
  provisional: z.boolean(),
  why: z.object({
    start: Moment,
    limit: z.object({ amount: z.number(), unit: z.enum(['days', 'minutes']) }),
    /** Days between start and due that do not count, with the reason. */
    skipped: z.array(z.object({ day: Day, reason: z.string() })),
    /** Weekend days that are working days (调休). */
    makeUp: z.array(Day),
    /** Working minutes the clock stood still while the enterprise owed something. */
    pausedMinutes: z.number(),
    /** Working days added by a granted extension. */
    extendedDays: z.number(),
  }),
})
export type DueDate = z.infer<typeof DueDate>
