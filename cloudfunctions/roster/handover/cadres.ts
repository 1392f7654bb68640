import { changeMembers } from '../../kit/members'
import type { OutboxRow } from '../../kit/outbox'
import { cadreMembers } from '../domain/handover'
import { deputiesFor, pairingsOfEnterprise } from './store'

/** Makes the cadres of a room what pairings and deputies say, with their dates. Safe to repeat, in any order. */
export const settleCadres = async (enterpriseId: string): Promise<void> => {
  const pairings = await pairingsOfEnterprise(enterpriseId)
  const real = pairings.filter(({ from, to }) => from < to)
  const deputies = await deputiesFor([...new Set(real.map(({ cadreId }) => cadreId))])
  await changeMembers(enterpriseId, (members) => cadreMembers(members, real, deputies))
}

export const settleCadresRow = async (row: OutboxRow): Promise<void> => {
  for (const id of (row.payload as { enterpriseIds: string[] }).enterpriseIds) await settleCadres(id)
}
