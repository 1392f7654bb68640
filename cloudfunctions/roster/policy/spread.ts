import { derivedId } from '../../kit/ids'
import { type OutboxRow, nudge, outboxRow, queueAlone } from '../../kit/outbox'
import { reasonOf } from '../domain/policy/fits'
import { fittingId, fittingOf, policyCommitmentId, policyNotice, policyPage } from '../domain/policy/notice'
import { fittingAfter, knownFittings, policyById, recallFittings, tellFitting } from './store'

/** Enterprises told in one transaction. */
const portion = 50
/** Stops after this long, well inside a function's 20 s; the rest is a row of its own. */
const budgetMs = 6_000

/**
 * Tells the enterprises that a published policy fits: what fits and why, what reminds of the deadline, and the notice, in
 * one transaction for some of them. Whoever was told is left out, so that the row may be worked off again at any point.
 */
export const spreadPolicy = async (row: OutboxRow, now: number): Promise<void> => {
  const { policyId, after } = row.payload as { policyId: string; after: string }
  const end = Date.now() + budgetMs
  for (let last = after; ;) {
    const policy = await policyById(policyId)
    if (policy?.state !== 'published') return
    const found = await fittingAfter(policy.fit, last, portion)
    const known = await knownFittings(found.map(({ _id }) => fittingId(policyId, _id)))
    const fresh = found.flatMap((enterprise) => {
      const reason = reasonOf(policy.fit, enterprise)
      const fitting = reason && fittingOf(policy, enterprise._id, reason, now)
      return fitting && !known.has(fitting._id) ? [{ enterprise, fitting }] : []
    })
    if (fresh.length > 0) {
      await tellFitting(
        fresh.map(({ fitting }) => fitting),
        fresh.map(({ enterprise, fitting }) => ({
          _id: policyCommitmentId(fitting._id), kind: 'policy', personIds: [`enterprise:${enterprise._id}`], enterpriseId: enterprise._id,
          enterpriseName: enterprise.name, ticketId: null, number: enterprise.name, what: policy.title, page: policyPage(policyId), dueAt: policy.dueAt, madeAt: now,
        })),
        fresh.map(({ enterprise, fitting }) => outboxRow(derivedId(fitting._id, 'told'), 'notify', 'notice', policyNotice(policy, fitting, enterprise), now)),
      )
    }
    if (found.length < portion) break
    last = found.at(-1)!._id
    if (Date.now() > end) {
      await queueAlone(outboxRow(derivedId(policyId, 'spread', last), 'roster', 'policy', { policyId, after: last }, now))
      break
    }
  }
  await nudge(['notify'])
}

export const recallPolicy = (row: OutboxRow): Promise<void> => recallFittings((row.payload as { policyId: string }).policyId)
