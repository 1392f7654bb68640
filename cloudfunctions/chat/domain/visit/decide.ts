import { type Result, ok, refuse } from '../../../../types/result'
import type { PersonRef } from '../../../../types/roster'
import { type VisitMove, type VisitSide, visitMoveNames, visitMoves } from '../../../../types/visit'
import type { Calendar } from '../../../kit/clock/calendar'
import type { VisitDocument } from './documents'
import { canVisitAt } from './moment'

export interface VisitScene {
  now: number
  calendar: Calendar
  actor: PersonRef
  side: VisitSide
  /** Derived from who wants it and the id his client gave it. */
  intention: string
}

export type VisitInput =
  | { move: 'move'; at: number; reason?: string | undefined }
  | { move: 'agree'; at: number }
  | { move: 'decline' | 'cancel'; reason: string }
  | { move: 'note'; findings: string }

/** What this side may do with the visit at `now`; the pages draw their buttons from it, `decide` enforces it. */
export const visitCan = (visit: VisitDocument, side: VisitSide, now: number): VisitMove[] =>
  visitMoveNames.filter((name) => {
    const { from, by } = visitMoves[name]
    if (!(from as readonly string[]).includes(visit.state) || !(by as readonly string[]).includes(side)) return false
    const over = visit.at <= now
    switch (name) {
      case 'agree':
        return visit.proposedBy.side !== side && !over
      case 'decline':
        return visit.proposedBy.side !== side
      // Whoever is asked declines instead, and says why.
      case 'cancel':
        return visit.state === 'agreed' || visit.proposedBy.side === side
      case 'note':
        return over
      case 'move':
        return true
    }
  })

export const proposeVisit = (
  made: Pick<VisitDocument, '_id' | 'enterpriseId' | 'enterpriseName' | 'at' | 'subject'>, { now, calendar, actor, side, intention }: VisitScene,
): Result<VisitDocument> =>
  canVisitAt(made.at, now, calendar)
    ? ok({
        ...made, state: 'proposed', proposedBy: { ...actor, side }, round: 1, reason: null, findings: null, version: 1, lastIntention: intention,
        madeAt: now, changedAt: now,
      })
    : refuse('bad_input', { fields: ['at'] })

/** The visit after a move; refused when the table does not have it, or the moment that was agreed to is another by now. */
export const decideVisit = (visit: VisitDocument, input: VisitInput, scene: VisitScene): Result<VisitDocument> => {
  const { now, calendar, actor, side, intention } = scene
  const { move } = input
  if (!(visitMoves[move].by as readonly string[]).includes(side)) return refuse('forbidden')
  if (!visitCan(visit, side, now).includes(move)) return refuse('wrong_state', { state: visit.state })
  const next: VisitDocument = { ...visit, state: visitMoves[move].to, version: visit.version + 1, lastIntention: intention, changedAt: now }
  switch (input.move) {
    case 'move':
      if (!canVisitAt(input.at, now, calendar) || input.at === visit.at) return refuse('bad_input', { fields: ['at'] })
      return ok({ ...next, at: input.at, round: visit.round + 1, proposedBy: { ...actor, side }, reason: input.reason ?? null })
    case 'agree':
      return input.at === visit.at ? ok({ ...next, reason: null }) : refuse('conflict', { state: visit.state })
    case 'decline':
    case 'cancel':
      return ok({ ...next, reason: input.reason })
    case 'note':
      return ok({ ...next, findings: { text: input.findings, by: actor, at: now } })
  }
}
