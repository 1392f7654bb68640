import * as z from 'zod/mini'

export interface Prepared {
  input: z.core.util.SafeParseResult<unknown>
  /** What is read ahead; null where nothing is, or the input is none. */
  read: Promise<unknown> | null
}

/** What was asked last in this turn of the loop. */
let latest: { event: object; what: Prepared } | null = null

/**
 * What an event says, and what needs nothing but that to be read. A host that hands the very same event over for several
 * callers in one turn, as the members of a room ask at a signal, has it read once; each caller is looked at by himself.
 */
export const prepared = (event: object, schema: z.core.$ZodType, ahead: ((input: unknown) => Promise<unknown>) | null): Prepared => {
  if (latest?.event === event) return latest.what
  const input = z.safeParse(schema, (event as { input?: unknown }).input)
  const read = input.success && ahead ? ahead(input.data) : null
  // Whoever is refused does not wait for it; whoever is not meets its failure later.
  read?.catch(() => undefined)
  if (latest === null) process.nextTick(() => { latest = null })
  const what = { input, read }
  latest = { event, what }
  return what
}
