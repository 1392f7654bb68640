import type { RoomDocument } from '../../chat/domain/documents'
import { collection } from '../../kit/db'
import { everyOf } from '../../kit/db/every'
import { changeMembers } from '../../kit/members'
import { type EnterpriseDocument, type PairingDocument, type PersonDocument, isHere } from '../domain/documents'
import { roomAs } from '../domain/membership'
import { deputiesFor } from '../handover/store'

/**
 * Who belongs to a room is the roster's word; what is said in it is the chat's. The two never write the same field:
 * this one writes members and name, the chat raises `seq` and sets `last`.
 */
const rooms = collection<RoomDocument>('rooms')
const people = collection<PersonDocument>('people')
const pairings = collection<PairingDocument>('pairings')
const enterprises = collection<EnterpriseDocument>('enterprises')

/** Brings the rooms of these enterprises to what staff and pairings say; answers whose rooms changed. Repeating it changes nothing. */
export const syncRooms = async (enterpriseIds: readonly string[], now: number): Promise<string[]> => {
  const ids = [...new Set(enterpriseIds)]
  if (ids.length === 0) return []
  const among = { $in: ids }
  const [own, staff, paired, there] = await Promise.all([
    everyOf(enterprises, { _id: among }), everyOf(people, { enterpriseId: among }),
    everyOf(pairings, { enterpriseId: among }), everyOf(rooms, { _id: among }),
  ])
  const standing = await deputiesFor([...new Set(paired.map(({ cadreId }) => cadreId))])
  // By enterprise alone: asked for the role too, the database might go through all staff of the zone.
  const staffOf = grouped(staff.filter((person) => isHere(person, now) && person.roles.includes('staff')), (person) => person.enterpriseId!)
  const pairingsOf = grouped(paired, (pairing) => pairing.enterpriseId)
  const roomOf = new Map(there.map((room) => [room._id, room]))
  const next = own.flatMap((enterprise) => {
    const room = roomAs(roomOf.get(enterprise._id) ?? null, enterprise, staffOf.get(enterprise._id) ?? [], pairingsOf.get(enterprise._id) ?? [], now, standing)
    return room ? [room] : []
  })
  const fresh = next.filter(({ _id }) => !roomOf.has(_id))
  if (fresh.length > 0 && !(await rooms.insert(...fresh))) for (const room of fresh) await rooms.insert(room)
  const changed = next.filter(({ _id }) => roomOf.has(_id))
  for (let start = 0; start < changed.length; start += 16) {
    await Promise.all(changed.slice(start, start + 16).map(async ({ _id, name }) => {
      const enterprise = { _id, name }
      // Compared and set: somebody may be joining or leaving at this moment.
      await changeMembers(_id, (members) =>
        roomAs({ ...roomOf.get(_id)!, members: [...members] }, enterprise, staffOf.get(_id) ?? [], pairingsOf.get(_id) ?? [], now, standing)?.members ?? [...members])
      if (roomOf.get(_id)!.name !== name) await rooms.changeOne({ _id }, { $set: { name } })
    }))
  }
  return next.map(({ _id }) => _id)
}

const grouped = <T>(items: readonly T[], by: (item: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>()
  for (const item of items) groups.set(by(item), [...(groups.get(by(item)) ?? []), item])
  return groups
}
