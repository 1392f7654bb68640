import type { PolicyAnswer, PolicyFit } from '../../../types/policy'
import { type CommitmentDocument, commitToAll, dropCommitments, settleCommitment } from '../../kit/commitments'
import { collection, inTransaction, undo } from '../../kit/db'
import { everyOf, everyWith } from '../../kit/db/every'
import { type OutboxRow, queue } from '../../kit/outbox'
import type { EnterpriseDocument } from '../domain/documents'
import type { FittingDocument, PolicyDocument } from '../domain/policy/documents'
import { policyCommitmentId } from '../domain/policy/notice'

const policies = collection<PolicyDocument>('policies')
const fittings = collection<FittingDocument>('policy_fits')
const enterprises = collection<EnterpriseDocument>('enterprises')

export const policyById = (id: string): Promise<PolicyDocument | null> => policies.get(id)

export const policiesByIds = async (ids: readonly string[]): Promise<PolicyDocument[]> =>
  ids.length === 0 ? [] : policies.find({ _id: { $in: [...ids] } }, { limit: ids.length })

/** Those that can still be applied for, as many as are listed; the nearest last day first. */
export const policiesInForce = (now: number): Promise<PolicyDocument[]> =>
  policies.find({ state: 'published', dueAt: { $gt: now } }, { sort: [['dueAt', 1]], limit: 200 })

export const newestPolicies = (limit: number): Promise<PolicyDocument[]> =>
  policies.find({ changedAt: { $gte: 0 } }, { sort: [['changedAt', -1]], limit })

/** Writes a policy over the version it was decided on, with what follows; false when somebody was faster. */
export const writePolicy = (policy: PolicyDocument, before: PolicyDocument | null, rows: OutboxRow[] = []): Promise<boolean> =>
  inTransaction(async (tx) => {
    const { _id, ...fields } = policy
    const put = before === null
      ? await tx.of<PolicyDocument>('policies').insert(policy)
      : (await tx.of<PolicyDocument>('policies').changeOne({ _id, version: before.version }, { $set: fields })) !== null
    if (!put) undo(false)
    await queue(tx, rows)
    return true
  })

const fitting = ({ industries, kinds }: PolicyFit): Record<string, unknown> => ({
  ...(industries.length > 0 ? { industry: { $in: industries } } : {}), ...(kinds.length > 0 ? { kind: { $in: kinds } } : {}),
})

/** Every enterprise it fits, by name. */
export const enterprisesThatFit = async (fit: PolicyFit): Promise<EnterpriseDocument[]> =>
  (await everyOf(enterprises, { _id: { $gt: '' }, ...fitting(fit) })).sort((a, b) => a.name.localeCompare(b.name, 'zh-CN'))

/** Some of them, by their ids, after one. */
export const fittingAfter = (fit: PolicyFit, after: string, limit: number): Promise<EnterpriseDocument[]> =>
  enterprises.find({ _id: { $gt: after }, ...fitting(fit) }, { sort: [['_id', 1]], limit })

export const enterprisesByIds = (ids: readonly string[]): Promise<EnterpriseDocument[]> => everyWith(enterprises, '_id', ids)

export const industriesNow = async (): Promise<{ name: string; enterprises: number }[]> => {
  const counts = new Map<string, number>()
  for (const { industry } of await everyOf(enterprises, { _id: { $gt: '' } }, ['industry'])) counts.set(industry, (counts.get(industry) ?? 0) + 1)
  return [...counts].map(([name, count]) => ({ name, enterprises: count })).sort((a, b) => b.enterprises - a.enterprises)
}

export const knownFittings = async (ids: readonly string[]): Promise<Set<string>> =>
  new Set((await fittings.find({ _id: { $in: [...ids] } }, { limit: Math.max(1, ids.length), fields: ['_id'] })).map(({ _id }) => _id))

/** Some enterprises are told, all of it or nothing. Thrown when another worker has begun with them: it comes again. */
export const tellFitting = (
  told: readonly FittingDocument[], held: readonly Omit<CommitmentDocument, 'state' | 'chaseAt'>[], rows: OutboxRow[],
): Promise<void> =>
  inTransaction(async (tx) => {
    if (!(await tx.of<FittingDocument>('policy_fits').insert(...told))) throw new Error('another worker tells the same enterprises')
    await commitToAll(tx, held)
    await queue(tx, rows)
  })

export const fittingById = (id: string): Promise<FittingDocument | null> => fittings.get(id)

export const fittingsOf = (enterpriseId: string, limit: number): Promise<FittingDocument[]> =>
  fittings.find({ enterpriseId }, { sort: [['at', -1]], limit })

export const countAnswers = async (policyId: string): Promise<Record<PolicyAnswer, number>> => {
  const [open, known, applied] = await Promise.all((['open', 'known', 'applied'] as const).map((answer) => fittings.count({ policyId, answer })))
  return { open: open!, known: known!, applied: applied! }
}

/** What the enterprise says, and that it needs no reminder; null when a colleague was faster. */
export const writeAnswer = (answered: FittingDocument, before: FittingDocument): Promise<FittingDocument | null> =>
  inTransaction(async (tx) => {
    const { _id, ...fields } = answered
    const put = await tx.of<FittingDocument>('policy_fits').changeOne({ _id, answer: before.answer }, { $set: fields })
    if (!put) return undo(null)
    await settleCommitment(tx, policyCommitmentId(_id), 'kept')
    return put
  })

/** Nobody is reminded of a withdrawn policy: drops what chases it, page by page. */
export const recallFittings = async (policyId: string): Promise<void> => {
  const page = 200
  for (let after = ''; ;) {
    const found = await fittings.find({ policyId, answer: 'open', _id: { $gt: after } }, { sort: [['_id', 1]], limit: page, fields: ['_id'] })
    await dropCommitments(found.map(({ _id }) => policyCommitmentId(_id)))
    if (found.length < page) return
    after = found.at(-1)!._id
  }
}
