import { roomById } from '../kit/directory'
import { derivedId } from '../kit/ids'
import { zoneNow } from '../kit/zone'
import { noEnd } from '../roster/domain/documents'
import { tell } from './audience'
import { decideItem } from './domain/approval/decide'
import { liveStates } from './domain/approval/rules'
import type { ItemScene } from './domain/approval/scene'
import { itemConsequences } from './item-notices'
import { approvalOf, commitApproval, deemable, endApproval, ticketById } from './store'

const batch = 50

/**
 * Accepts the items on which no correction notice came in five working days (视为受理). Run by the timer, through the
 * index of `deemAt`; safe to run twice or by several at once.
 */
export const deem = async (now: number): Promise<void> => {
  for (const due of await deemable(now, batch)) {
    const ticket = await ticketById(due._id)
    if (!ticket || !liveStates.includes(ticket.state)) {
      await endApproval(due, noEnd)
      continue
    }
    for (const { key } of due.items) await deemItem(due._id, key, now)
  }
}

const deemItem = async (ticketId: string, key: string, now: number): Promise<void> => {
  const [ticket, approval] = await Promise.all([ticketById(ticketId), approvalOf(ticketId)])
  const item = approval?.items.find((one) => one.key === key)
  if (!ticket || !approval || !item) return
  const scene: ItemScene = { now, ...(await zoneNow()), actor: null, as: () => ['clock'], asHost: ['clock'], bureaus: [], file: null }
  const decided = decideItem('deem', ticket, approval, key, {}, scene, derivedId(ticketId, 'deem', key, String(item.step?.clock.startedAt ?? 0)))
  if (!decided.ok) return
  const written = await commitApproval(decided.value, itemConsequences(decided.value))
  if (written === 'written') await tell(decided.value, await roomById(ticket.roomId), now)
}
