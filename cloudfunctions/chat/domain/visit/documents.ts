import type { PersonRef } from '../../../../types/roster'
import type { VisitSide, VisitState } from '../../../../types/visit'

/** One visit from its proposal on. It is the enterprise's and its cadre's at the time, whoever proposed it. */
export interface VisitDocument {
  _id: string
  enterpriseId: string
  enterpriseName: string
  state: VisitState
  at: number
  subject: string
  proposedBy: PersonRef & { side: VisitSide }
  /** Grows with every moment that is proposed: what chases an earlier one is another commitment. */
  round: number
  reason: string | null
  findings: { text: string; by: PersonRef; at: number } | null
  version: number
  /** The intention that made the last change, so that its repetition changes nothing. */
  lastIntention: string
  madeAt: number
  changedAt: number
}
