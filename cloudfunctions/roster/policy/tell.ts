import { derivedId } from '../../kit/ids'
import { outboxRow } from '../../kit/outbox'
import type { EnterpriseDocument } from '../domain/documents'
import type { PolicyDocument } from '../domain/policy/documents'
import { reasonOf } from '../domain/policy/fits'
import { fittingId, fittingOf, policyCommitmentId, policyNotice, policyPage } from '../domain/policy/notice'
import { knownFittings, tellFitting } from './store'

/** Enterprises told in one transaction. */
export const portion = 50

/**
 * Tells those of a portion of enterprises that the policy fits and that have not heard of it: what fits and why, what reminds
 * of the deadline, and the notice, in one transaction.
 */
export const tellThose = async (policy: PolicyDocument, enterprises: readonly EnterpriseDocument[], now: number): Promise<void> => {
  const known = await knownFittings(enterprises.map(({ _id }) => fittingId(policy._id, _id)))
  const fresh = enterprises.flatMap((enterprise) => {
    const reason = reasonOf(policy.fit, enterprise)
    const fitting = reason && fittingOf(policy, enterprise._id, reason, now)
    return fitting && !known.has(fitting._id) ? [{ enterprise, fitting }] : []
  })
  if (fresh.length === 0) return
  await tellFitting(
    fresh.map(({ fitting }) => fitting),
    fresh.map(({ enterprise, fitting }) => ({
      _id: policyCommitmentId(fitting._id), kind: 'policy', personIds: [`enterprise:${enterprise._id}`], enterpriseId: enterprise._id,
      enterpriseName: enterprise.name, ticketId: null, number: enterprise.name, what: policy.title, page: policyPage(policy._id), dueAt: policy.dueAt, madeAt: now,
    })),
    fresh.map(({ enterprise, fitting }) => outboxRow(derivedId(fitting._id, 'told'), 'notify', 'notice', policyNotice(policy, fitting, enterprise), now)),
  )
}
