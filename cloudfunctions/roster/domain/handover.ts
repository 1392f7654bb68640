import type { Role } from '../../../types/roster'
import { type Result, ok, refuse } from '../../../types/result'
import type { RoomMember } from '../../chat/domain/documents'
import { derivedId } from '../../kit/ids'
import { type PairingDocument, type PersonDocument, isHere } from './documents'

/** A handover as it was ordered. Nothing of its effect hangs on it being worked off: access follows the pairings' dates. */
export interface HandoverDocument {
  _id: string
  from: { id: string; name: string }
  to: { id: string; name: string } | null
  at: number
  leaving: boolean
  enterpriseIds: string[]
  by: { id: string; name: string }
  madeAt: number
  cancelled: boolean
  note: string | null
  overCapacity: boolean
}

/** What every slice that keeps something in a person's name passes on; one order per enterprise, or one for all that is his. */
export interface HandoverOrder {
  fromId: string
  /** The colleague named; the rules of the slice decide where he cannot. */
  toId: string | null
  /** null: everything of his as a member of a bureau or as a supervisor, wherever. */
  enterpriseId: string | null
}

export interface HandoverPlan {
  put: PairingDocument[]
  enterpriseIds: string[]
}

/**
 * The pairings as they are from now on: those of the predecessor end at `at`, the successor's begin there and run as long
 * as his would have. Ones that would begin later are simply the successor's.
 */
export const planPairings = (
  handoverId: string, own: readonly PairingDocument[], toId: string, at: number, enterpriseIds?: readonly string[],
): HandoverPlan => {
  const moving = own.filter((pairing) => pairing.to > at && (enterpriseIds?.includes(pairing.enterpriseId) ?? true))
  const put = moving.flatMap((pairing) =>
    pairing.from >= at
      ? [{ ...pairing, cadreId: toId }]
      : [
          { ...pairing, to: at },
          { _id: derivedId(handoverId, pairing.enterpriseId), enterpriseId: pairing.enterpriseId, cadreId: toId, from: at, to: pairing.to },
        ])
  return { put, enterpriseIds: [...new Set(moving.map(({ enterpriseId }) => enterpriseId))] }
}

const bureauRoles: readonly Role[] = ['officer', 'lead']

/** Whether the order can be carried out with nobody left without. */
export const checkHandover = (
  from: PersonDocument, to: PersonDocument | null, hasPairings: boolean, leaving: boolean,
  others: { admins: number; supervisors: number }, at: number,
): Result<null> => {
  if (to && (!isHere(to, at) || to._id === from._id)) return refuse('unsuitable_person')
  if (hasPairings && !to) return refuse('hand_over_first')
  if (hasPairings && !to!.roles.includes('cadre')) return refuse('unsuitable_person')
  const official = to && (to.roles.includes('cadre') || to.roles.some((role) => bureauRoles.includes(role)) || to.roles.includes('supervisor'))
  if (to && !official) return refuse('unsuitable_person')
  if (leaving && from.roles.includes('admin') && others.admins === 0) return refuse('hand_over_first')
  if (leaving && from.roles.includes('supervisor') && others.supervisors === 0) return refuse('hand_over_first')
  if (from.roles.every((role) => role === 'staff')) return refuse('unsuitable_person')
  return ok(null)
}

/**
 * The cadres of an enterprise's room as its pairings and deputies have them; its staff stay as they are.
 * @param deputies people standing in for one of the cadres
 */
export const cadreMembers = (
  members: readonly RoomMember[], pairings: readonly PairingDocument[], deputies: readonly PersonDocument[],
): RoomMember[] => {
  const cadres = [...pairings].sort((a, b) => a.from - b.from || a._id.localeCompare(b._id))
    .map(({ cadreId, from, to }): RoomMember => ({ id: cadreId, role: 'cadre', from, to }))
  const standing = cadres.flatMap((cadre) => deputies.flatMap((person) => (person.deputising ?? [])
    .filter((one) => one.for === cadre.id && one.roles.includes('cadre') && person._id !== cadre.id)
    .map((one): RoomMember => ({
      id: person._id, role: 'cadre', from: Math.max(one.from, cadre.from), to: Math.min(one.to, cadre.to), deputyOf: cadre.id,
    }))
    .filter(({ from, to }) => from < to)))
  return [...members.filter(({ role }) => role === 'staff'), ...cadres, ...standing]
}
