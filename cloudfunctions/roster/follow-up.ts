import { drain } from '../kit/outbox'
import { syncRooms } from './rooms/store'

/** What follows from a change of the roster, should the function that made it have died before it came to it. */
export const followUp = (): Promise<number> =>
  drain('roster', async ({ kind, payload }, now) => {
    if (kind === 'rooms') await syncRooms(payload.enterpriseIds as string[], now)
  })
