import { drain } from '../kit/outbox'
import { settleRow } from './joining/membership'
import { syncRooms } from './rooms/store'

/** What follows from a change of the roster, should the function that made it have died before it came to it. */
export const followUp = (): Promise<number> =>
  drain('roster', async (row, now) => {
    if (row.kind === 'rooms') await syncRooms(row.payload.enterpriseIds as string[], now)
    else await settleRow(row, now)
  })
