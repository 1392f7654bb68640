import { derivedId } from '../../../kit/ids'
import type { NoticeOrder } from '../../../notify/domain/order'
import type { EnterpriseDocument } from '../documents'
import type { FittingDocument, PolicyDocument } from './documents'
import { reasonWords } from './fits'

export const fittingId = (policyId: string, enterpriseId: string): string => derivedId('policy', policyId, enterpriseId)
/** What reminds the enterprise of the deadline. */
export const policyCommitmentId = (fitting: string): string => `policy:${fitting}`
export const policyPage = (policyId: string): string => `pages/policy/index?id=${policyId}`

export const fittingOf = ({ _id }: PolicyDocument, enterpriseId: string, reason: FittingDocument['reason'], now: number): FittingDocument => ({
  _id: fittingId(_id, enterpriseId), policyId: _id, enterpriseId, reason, answer: 'open', answeredBy: null, answeredAt: null, ticketId: null, at: now,
})

/** Told to the staff of an enterprise it fits, with the reason why; moot once they have answered or it is withdrawn. */
export const policyNotice = (policy: PolicyDocument, { reason, _id }: FittingDocument, enterprise: Pick<EnterpriseDocument, '_id' | 'name'>): NoticeOrder => ({
  kind: 'policy_fits', template: 'todo', to: { enterprise: enterprise._id }, by: null, ticketId: null, number: enterprise.name,
  title: `${policy.title}（${reasonWords(reason)}）`, enterpriseId: enterprise._id, enterpriseName: enterprise.name, state: null, dueAt: policy.dueAt,
  whileIn: null, whileDueAt: null, whileOpen: policyCommitmentId(_id), page: policyPage(policy._id),
})
