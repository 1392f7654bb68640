import { type Result, ok, refuse } from '../../types/result'
import { collection } from './db'
import { derivedId } from './ids'
import { log } from './log'

/** At most `times` within each `ms` (a fixed window: cheap, and twice as much at its edge is no harm here). */
export interface Limit {
  times: number
  ms: number
}

/** Counted in the database, so that it holds across all instances of a function. */
const attempts = collection<{ _id: string; count: number; endsAt: number }>('attempts')

/** What is over for a day tells nothing any more. */
const keepMs = 86_400_000

/**
 * Counts one attempt of `who` at `what` and refuses it once there were too many, with the time to wait.
 * One atomic update per attempt; `who` is stored as a hash only.
 */
export const attempt = async (what: string, who: string, limit: Limit, now: number): Promise<Result<null>> => {
  const window = Math.floor(now / limit.ms)
  const endsAt = (window + 1) * limit.ms
  const _id = derivedId('attempt', what, who, String(window))
  const count = async (): Promise<number | null> => (await attempts.changeOne({ _id }, { $inc: { count: 1 } }))?.count ?? null
  let made = await count()
  if (made === null) {
    const first = await attempts.insert({ _id, count: 1, endsAt })
    if (first) await attempts.remove({ endsAt: { $lt: now - keepMs } })
    made = first ? 1 : ((await count()) ?? 1)
  }
  if (made <= limit.times) return ok(null)
  // A flood is told once and then by its powers of two, not by each of its drops.
  if (Number.isInteger(Math.log2(made - limit.times))) log('warn', 'limit.reached', { what, who: derivedId(who), made })
  return refuse('too_many', { retryAfter: endsAt - now })
}
