import type { Input } from '../../../types/api'
import { type Result, ok, refuse } from '../../../types/result'
import type { Visit, VisitMove } from '../../../types/visit'
import { refOf } from '../../kit/actor'
import { derivedId } from '../../kit/ids'
import type { Handler, Situation } from '../../kit/serve'
import { zoneNow } from '../../kit/zone'
import { type VisitInput, decideVisit } from '../domain/visit/decide'
import { writeVisit } from './commit'
import { enteredVisit } from './enter'
import { visitViews } from './view'

type Given = { visitId: string; requestId: string }

/** Every move of a visit: read, decide, write; what was done by the same intention before is answered as it stands. */
const movedBy = async (input: Given & VisitInput, situation: Situation): Promise<Result<Visit>> => {
  const { actor, now } = situation
  const entry = await enteredVisit(input.visitId, actor, now)
  if (!entry.ok) return entry
  const { visit, room, as } = entry.value
  const intention = derivedId(actor.id, input.requestId)
  if (visit.lastIntention === intention) return ok((await visitViews([visit], [entry.value], now))[0]!)
  const decided = decideVisit(visit, input, { now, calendar: (await zoneNow()).calendar, actor: refOf(actor), side: as, intention })
  if (!decided.ok) return decided
  const written = await writeVisit({ deed: input.move, before: visit, visit: decided.value, room, as, actor: refOf(actor) }, situation)
  if (written) return ok(written)
  const there = await enteredVisit(input.visitId, actor, now)
  if (!there.ok) return there
  return there.value.visit.lastIntention === intention
    ? ok((await visitViews([there.value.visit], [there.value], now))[0]!)
    : refuse('conflict', { state: there.value.visit.state })
}

export const movingVisit = <M extends VisitMove>(move: M): Handler<`chat.visit.${M}`> =>
  ((input: Input<`chat.visit.${M}`>, situation: Situation) =>
    movedBy({ ...input, move } as unknown as Given & VisitInput, situation)) as Handler<`chat.visit.${M}`>
