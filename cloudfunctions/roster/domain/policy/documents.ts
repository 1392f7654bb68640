import type { FitReason, PolicyAnswer, PolicyFit, PolicyState } from '../../../../types/policy'
import type { PersonRef } from '../../../../types/roster'

/** A benefit as an administrator wrote it. */
export interface PolicyDocument {
  _id: string
  version: number
  state: PolicyState
  title: string
  summary: string
  text: string | null
  link: string | null
  /** The last day, `YYYY-MM-DD`, and the end of work on it. */
  deadline: string
  dueAt: number
  fit: PolicyFit
  by: PersonRef
  changedAt: number
  publishedAt: number | null
  lastIntention: string
}

/** That a policy fits an enterprise, and what its staff said; `_id` derives from both. */
export interface FittingDocument {
  _id: string
  policyId: string
  enterpriseId: string
  reason: FitReason
  answer: PolicyAnswer
  answeredBy: PersonRef | null
  answeredAt: number | null
  ticketId: string | null
  /** When it was told. */
  at: number
}
