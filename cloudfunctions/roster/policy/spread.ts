import { derivedId } from '../../kit/ids'
import { type OutboxRow, nudge, outboxRow, queueAlone } from '../../kit/outbox'
import { enterprisesByIds, fittingAfter, policiesInForce, policyById, recallFittings } from './store'
import { portion, tellThose } from './tell'

/** Stops after this long, well inside a function's 20 s; the rest is a row of its own. */
const budgetMs = 6_000

/**
 * Tells the enterprises that a published policy fits, a portion at a time. Whoever was told is left out, so that the row may
 * be worked off again at any point.
 */
export const spreadPolicy = async (row: OutboxRow, now: number): Promise<void> => {
  const { policyId, after } = row.payload as { policyId: string; after: string }
  const end = Date.now() + budgetMs
  for (let last = after; ;) {
    const policy = await policyById(policyId)
    if (policy?.state !== 'published') return
    const found = await fittingAfter(policy.fit, last, portion)
    await tellThose(policy, found, now)
    if (found.length < portion) break
    last = found.at(-1)!._id
    if (Date.now() > end) {
      await queueAlone(outboxRow(derivedId(policyId, 'spread', last), 'roster', 'policy', { policyId, after: last }, now))
      break
    }
  }
  await nudge(['notify'])
}

/** Enterprises that are new, or whose industry or kind has changed, are told of what can still be applied for; of each policy once. */
export const matchPolicies = async (row: OutboxRow, now: number): Promise<void> => {
  const policies = await policiesInForce(now)
  if (policies.length === 0) return
  const enterprises = await enterprisesByIds(row.payload.enterpriseIds as string[])
  for (const policy of policies) {
    for (let start = 0; start < enterprises.length; start += portion) await tellThose(policy, enterprises.slice(start, start + portion), now)
  }
  await nudge(['notify'])
}

export const recallPolicy = (row: OutboxRow): Promise<void> => recallFittings((row.payload as { policyId: string }).policyId)
