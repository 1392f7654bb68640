import { ok, refuse } from '../../../types/result'
import { refOf } from '../../kit/actor'
import { roomById } from '../../kit/directory'
import { derivedId } from '../../kit/ids'
import type { Handler } from '../../kit/serve'
import { zoneNow } from '../../kit/zone'
import { entered } from '../access'
import { proposeVisit } from '../domain/visit/decide'
import { writeVisit } from './commit'
import { visitById } from './store'
import { visitViews } from './view'

/** A cadre proposes a visit to his enterprise. */
export const propose: Handler<'chat.visit.propose'> = async ({ roomId, requestId, at, subject }, situation) => {
  const { actor, now } = situation
  const entry = entered(await roomById(roomId), actor, now)
  if (!entry.ok) return entry
  const { room, as } = entry.value
  if (as !== 'cadre') return refuse('forbidden')
  const _id = derivedId(actor.id, room._id, 'visit', requestId)
  const earlier = await visitById(_id)
  if (earlier) return ok((await visitViews([earlier], [entry.value], now))[0]!)
  const decided = proposeVisit(
    { _id, enterpriseId: room._id, enterpriseName: room.name, at, subject },
    { now, calendar: (await zoneNow()).calendar, actor: refOf(actor), side: as, intention: _id },
  )
  if (!decided.ok) return decided
  const written = await writeVisit({ deed: 'propose', before: null, visit: decided.value, room, as, actor: refOf(actor) }, situation)
  // Sent twice at the same moment: the other one has written it.
  return ok(written ?? (await visitViews([decided.value], [entry.value], now))[0]!)
}
