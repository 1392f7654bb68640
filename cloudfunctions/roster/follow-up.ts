import { type OutboxRow, drain } from '../kit/outbox'
import { settleCadresRow } from './handover/cadres'
import { cutOff } from './handover/gone'
import { settleRow } from './joining/membership'
import { matchPolicies, recallPolicy, spreadPolicy } from './policy/spread'
import { eraseRow } from './privacy/erase'
import { syncRooms } from './rooms/store'

const works: Record<string, (row: OutboxRow, now: number) => Promise<unknown>> = {
  rooms: (row, now) => syncRooms(row.payload.enterpriseIds as string[], now),
  member: settleRow, cadres: settleCadresRow, gone: cutOff, erase: eraseRow, policy: spreadPolicy, policy_recall: recallPolicy, policy_match: matchPolicies,
}

/** What follows from a change of the roster, should the function that made it have died before it came to it. */
export const followUp = (): Promise<number> =>
  drain('roster', async (row, now) => {
    const work = works[row.kind]
    if (!work) throw new Error(`no work of that kind: ${row.kind}`)
    await work(row, now)
  })
