import type { PersonRef } from '../../../types/roster'
import type { Visit, VisitSide } from '../../../types/visit'
import { peopleByIds } from '../../kit/directory'
import type { RoomDocument } from '../domain/documents'
import { cadreAt } from '../domain/membership'
import { visitCan } from '../domain/visit/decide'
import type { VisitDocument } from '../domain/visit/documents'

const viewOf = (visit: VisitDocument, side: VisitSide, cadre: PersonRef | null, now: number): Visit => ({
  id: visit._id, roomId: visit.enterpriseId, enterprise: { id: visit.enterpriseId, name: visit.enterpriseName },
  state: visit.state, at: visit.at, subject: visit.subject, proposedBy: visit.proposedBy, cadre, reason: visit.reason, findings: visit.findings,
  can: visitCan(visit, side, now),
})

/** Visits as their readers see them; the cadre is whoever is it now, also of one that his predecessor agreed on. */
export const visitViews = async (
  visits: readonly VisitDocument[], rooms: readonly { room: RoomDocument; as: VisitSide }[], now: number,
): Promise<Visit[]> => {
  const cadres = new Map(rooms.map(({ room }) => [room._id, cadreAt(room, now)]))
  const people = new Map((await peopleByIds([...new Set([...cadres.values()].filter((id) => id !== null))])).map((person) => [person._id, person]))
  const sides = new Map(rooms.map(({ room, as }) => [room._id, as]))
  return visits.flatMap((visit) => {
    const side = sides.get(visit.enterpriseId)
    const cadre = people.get(cadres.get(visit.enterpriseId) ?? '')
    return side ? [viewOf(visit, side, cadre ? { id: cadre._id, name: cadre.name } : null, now)] : []
  })
}
