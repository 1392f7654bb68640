import { roomById } from '../kit/directory'
import { derivedId } from '../kit/ids'
import { zoneNow } from '../kit/zone'
import { cadreOf } from './access'
import { tell } from './audience'
import { decide } from './domain/decide'
import { consequences } from './notices'
import { commit, lapsing } from './store'

const batch = 50

/** Closes the answered tickets to which the enterprise did not react in time. Run by the timer; safe to run twice. */
export const lapse = async (now: number): Promise<void> => {
  const zone = await zoneNow()
  for (const ticket of await lapsing(now, batch)) {
    const scene = { now, ...zone, actor: null, as: ['clock'] as const, cadre: null, supervisors: [], bureaus: [] }
    const decided = decide('lapse', ticket, {}, scene, derivedId(ticket._id, 'lapse', String(ticket.version)))
    if (!decided.ok) continue
    const room = await roomById(ticket.roomId)
    const cadre = await cadreOf(room, now)
    const written = await commit(decided.value, consequences(decided.value, [], cadre?.id ?? null))
    if (written === 'written') await tell(decided.value, room, now)
  }
}
