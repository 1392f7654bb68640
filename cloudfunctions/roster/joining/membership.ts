import { joined, left } from '../../chat/domain/members'
import { personById } from '../../kit/directory'
import { changeMembers } from '../../kit/members'
import type { OutboxRow } from '../../kit/outbox'
import { type PersonDocument, isHere } from '../domain/documents'

/** Makes the person's place in an enterprise's room what the roster says of him. Safe to repeat, in any order. */
export const settleMembership = async (person: PersonDocument, roomId: string, now: number): Promise<void> => {
  const belongs = isHere(person, now) && person.roles.includes('staff') && person.enterpriseId === roomId
  await changeMembers(roomId, (members) =>
    belongs ? joined(members, person._id, 'staff', now) : left(members, person._id, 'staff', now))
}

export const settleRow = async (row: OutboxRow, now: number): Promise<void> => {
  const { personId, roomId } = row.payload as { personId: string; roomId: string }
  const person = await personById(personId)
  if (person) await settleMembership(person, roomId, now)
}
