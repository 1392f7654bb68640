import type { RoomDocument, RoomMember } from '../../chat/domain/documents'
import { cadreMembers } from './handover'
import { type EnterpriseDocument, type PairingDocument, type PersonDocument, noEnd } from './documents'

/**
 * The room as staff and pairings make it: staff stay from the day they came, whoever is no longer staff left at `now`,
 * cadres come and go with their pairings. null when the room says so already.
 */
export const roomAs = (
  room: RoomDocument | null, enterprise: Pick<EnterpriseDocument, '_id' | 'name'>,
  staff: readonly Pick<PersonDocument, '_id'>[], pairings: readonly PairingDocument[], now: number,
  deputies: readonly PersonDocument[] = [],
): RoomDocument | null => {
  const before = room?.members ?? []
  const present = new Set(staff.map(({ _id }) => _id))
  const known = before.filter(({ role }) => role === 'staff')
  const running = new Set(known.filter(({ to }) => to > now).map(({ id }) => id))
  const members: RoomMember[] = [
    ...known.map((member) => (member.to > now && !present.has(member.id) ? { ...member, to: now } : member)),
    ...staff.filter(({ _id }) => !running.has(_id)).map(({ _id }) => ({ id: _id, role: 'staff' as const, from: now, to: noEnd })),
    ...cadreMembers([], pairings, deputies),
  ]
  const next: RoomDocument = { ...(room ?? { _id: enterprise._id, seq: 0, last: null }), name: enterprise.name, members }
  return room && room.name === next.name && same(before, members) ? null : next
}

const key = ({ id, role, from, to, deputyOf }: RoomMember): string => `${role} ${id} ${from} ${to} ${deputyOf ?? ''}`
const same = (a: readonly RoomMember[], b: readonly RoomMember[]): boolean =>
  a.length === b.length && [...a].map(key).sort().join() === [...b].map(key).sort().join()
