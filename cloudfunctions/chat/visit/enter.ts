import { type Result, ok, refuse } from '../../../types/result'
import type { VisitSide } from '../../../types/visit'
import type { Actor } from '../../kit/actor'
import { roomById } from '../../kit/directory'
import { entered } from '../access'
import type { RoomDocument } from '../domain/documents'
import type { VisitDocument } from '../domain/visit/documents'
import { visitById } from './store'

export interface VisitEntry { visit: VisitDocument; room: RoomDocument; as: VisitSide }

/** A visit, if the caller is in the enterprise's room now; else nothing, not even whether it exists. */
export const enteredVisit = async (visitId: string, actor: Actor, now: number): Promise<Result<VisitEntry>> => {
  const visit = await visitById(visitId)
  const entry = visit ? entered(await roomById(visit.enterpriseId), actor, now) : null
  if (!visit || !entry) return refuse('not_found')
  return entry.ok ? ok({ visit, ...entry.value }) : entry
}
