import type { PersonRef } from '../../types/roster'
import { personById, roomById } from '../kit/directory'
import { derivedId } from '../kit/ids'
import { zoneNow } from '../kit/zone'
import { isHere } from '../roster/domain/documents'
import type { HandoverOrder } from '../roster/domain/handover'
import { cadreOf } from './access'
import { tell } from './audience'
import { decideItem } from './domain/approval/decide'
import type { ItemScene } from './domain/approval/scene'
import { decide } from './domain/decide'
import type { TicketDocument } from './domain/documents'
import { type BureauFacts, memberOf } from './domain/move'
import { supportOfficer } from './domain/support'
import { bureauFacts } from './facts'
import { itemConsequences } from './item-notices'
import { consequences } from './notices'
import { LostRaces, looks } from './races'
import { approvalOf, commit, commitApproval, openOfBureau, ticketById } from './store'

const batch = 50

/** What an officer has of other bureaus' tickets: his bureau's part of one it supports, and items of approvals. */
interface Parts { fromId: string; bureau: BureauFacts; heir: PersonRef | null; key: string; now: number }

/**
 * Passes on the parts that an official has as a member of his bureau, to the colleague named, else to whoever leads it.
 * The steps of a plan are not among them: they are whoever's the ticket or the bureau's part of it is.
 */
export const passOnParts = async ({ fromId, toId }: HandoverOrder, key: string, now: number): Promise<void> => {
  const [from, to] = await Promise.all([personById(fromId), toId === null ? null : personById(toId)])
  if (from?.bureauId === undefined) return
  const [bureau] = await bureauFacts([from.bureauId])
  if (!bureau) return
  const named = to && isHere(to, now) ? memberOf(bureau, to._id) : null
  const heir = named ?? [bureau.lead, ...bureau.officers].find((person) => person !== null && person.id !== fromId) ?? null
  const parts: Parts = { fromId, bureau, heir, key, now }
  for (let after = ''; ;) {
    const found = await openOfBureau(bureau.ref.id, after, batch)
    for (const ticket of found) {
      await passOnSupport(ticket, parts)
      if (ticket.approval) await passOnItems(ticket._id, parts)
    }
    if (found.length < batch) return
    after = found[found.length - 1]!._id
  }
}

const passOnSupport = async (first: TicketDocument, { fromId, bureau, heir, key, now }: Parts): Promise<void> => {
  for (let look = 1, ticket: TicketDocument | null = first; ticket; look += 1, ticket = await ticketById(first._id)) {
    if (supportOfficer(ticket, bureau.ref.id)?.id !== fromId || !heir) return
    if (look > looks) throw new LostRaces(first._id)
    const room = await roomById(ticket.roomId)
    const scene = { now, ...(await zoneNow()), actor: null, as: ['clock'] as const, cadre: null, supervisors: [], bureaus: [bureau] }
    const eventId = derivedId(ticket._id, 'handover', key, bureau.ref.id, String(ticket.version))
    const decided = decide('handover', ticket, { fromId, toId: heir.id, bureauId: bureau.ref.id }, scene, eventId)
    if (!decided.ok) return
    const cadre = await cadreOf(room, now)
    if ((await commit(decided.value, consequences(decided.value, [], cadre?.id ?? null))) !== 'stale') {
      await tell(decided.value, room, now)
      return
    }
  }
}

const passOnItems = async (ticketId: string, parts: Parts): Promise<void> => {
  const items = (await approvalOf(ticketId))?.items ?? []
  for (const { key, officer } of items) if (officer?.id === parts.fromId) await passOnItem(ticketId, key, parts)
}

/** One item, unless it is decided meanwhile or somebody else's by now. */
export const passOnItem = async (ticketId: string, item: string, { fromId, bureau, heir, key, now }: Parts): Promise<void> => {
  for (let look = 1; ; look += 1) {
    if (look > looks) throw new LostRaces(ticketId)
    const [ticket, approval] = await Promise.all([ticketById(ticketId), approvalOf(ticketId)])
    if (!ticket || !approval) return
    const scene: ItemScene = { now, ...(await zoneNow()), actor: null, as: () => ['clock'], asHost: ['clock'], bureaus: [bureau], file: null }
    const eventId = derivedId(ticketId, 'item.handover', item, key, String(ticket.version))
    const decided = decideItem('handover', ticket, approval, item, { fromId, toId: heir?.id ?? null }, scene, eventId)
    if (!decided.ok) return
    if ((await commitApproval(decided.value, itemConsequences(decided.value))) !== 'stale') {
      await tell(decided.value, await roomById(ticket.roomId), now)
      return
    }
  }
}
