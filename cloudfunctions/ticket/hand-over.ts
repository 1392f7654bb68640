import { setTimeout as sleep } from 'node:timers/promises'
import { openStates } from '../../types/ticket'
import type { PersonRef } from '../../types/roster'
import { cadreAt } from '../chat/domain/membership'
import { handOverCommitments } from '../kit/commitments'
import { peopleByIds, personById, roomById } from '../kit/directory'
import { derivedId } from '../kit/ids'
import type { OutboxRow } from '../kit/outbox'
import { zoneNow } from '../kit/zone'
import { type PersonDocument, isHere } from '../roster/domain/documents'
import type { HandoverOrder } from '../roster/domain/handover'
import { tell } from './audience'
import { decide } from './domain/decide'
import type { TicketDocument } from './domain/documents'
import { successorOf } from './domain/successor'
import { bureauFacts, supervisorRefs } from './facts'
import { passOnParts } from './hand-over-parts'
import { consequences } from './notices'
import { LostRaces, looks } from './races'
import { commit, heldBy, ticketById } from './store'

const batch = 50

/**
 * Works off a handover: every open ticket in the predecessor's name goes to whoever is right for it now. The order is
 * only the occasion: who that is follows from pairings, bureaus and supervisors as they are at this moment, so the order may
 * be worked off twice, late, or beside another one.
 */
export const handOver = async (row: OutboxRow, now: number): Promise<void> => {
  const order = row.payload as unknown as HandoverOrder
  await roomKnows(order, now)
  const done = new Set<string>()
  const before = await predecessors(order, now)
  for (;;) {
    const found = await heldBy(before, order.enterpriseId, openStates, [...done], batch)
    if (found.length === 0) break
    for (const ticket of found) {
      done.add(ticket._id)
      await passOn(ticket, before, order, row._id)
    }
  }
  if (order.enterpriseId === null) await passOnParts(order, row._id, now)
  for (const fromId of before) await passOnCommitments({ ...order, fromId }, now)
}

/** The room is told right after the order is written; a drain that was on its way anyway may be faster, milliseconds. */
const roomMs = 1_000
const lookMs = 25

/** Waits until the room has its new cadre. Where it keeps the old one, the order was overtaken by another and says nothing. */
const roomKnows = async ({ fromId, enterpriseId }: HandoverOrder, now: number): Promise<void> => {
  if (enterpriseId === null) return
  for (let waited = 0; waited < roomMs; waited += lookMs) {
    const room = await roomById(enterpriseId)
    if (!room || cadreAt(room, now) !== fromId) return
    await sleep(lookMs)
  }
}

/**
 * Whose tickets change hands. Of an enterprise everybody who was its cadre and is it no more: between the order and its moment
 * another handover may have put somebody in between whom this order does not name.
 */
const predecessors = async ({ fromId, enterpriseId }: HandoverOrder, now: number): Promise<string[]> => {
  if (enterpriseId === null) return [fromId]
  const members = (await roomById(enterpriseId))?.members ?? []
  const over = members.filter(({ role, to, deputyOf }) => role === 'cadre' && deputyOf === undefined && to <= now).map(({ id }) => id)
  return [...new Set([fromId, ...over])]
}

/** Promises and visits given in the predecessor's name are his successor's to keep. */
const passOnCommitments = async ({ fromId, toId, enterpriseId }: HandoverOrder, now: number): Promise<void> => {
  if (enterpriseId !== null) {
    const room = await roomById(enterpriseId)
    const cadreId = room && cadreAt(room, now)
    if (cadreId && cadreId !== fromId) await handOverCommitments(fromId, cadreId, enterpriseId)
    return
  }
  const from = await personById(fromId)
  if (!from || isHere(from, now)) return
  const [bureau] = from.bureauId === undefined ? [] : await bureauFacts([from.bureauId])
  const heir = toId ?? bureau?.lead?.id ?? bureau?.officers[0]?.id ?? (await supervisorRefs()).find(({ id }) => id !== fromId)?.id
  if (heir) await handOverCommitments(fromId, heir)
}

/** One ticket, until it names nobody of them any more who does not keep it rightly. */
const passOn = async (first: TicketDocument, before: readonly string[], order: HandoverOrder, key: string): Promise<void> => {
  const kept = new Set<string>()
  let lost = 0
  for (let ticket: TicketDocument | null = first; ticket; ticket = await ticketById(first._id)) {
    const fromId = before.find((id) => !kept.has(id) && names(ticket!, id))
    if (fromId === undefined) return
    if (lost === looks) throw new LostRaces(first._id)
    // The time of this look: since the order was taken up, the enterprise may have got yet another cadre.
    const outcome = await passOnFrom(ticket, { ...order, fromId }, key, Date.now())
    if (outcome === 'stale') lost += 1
    else if (outcome === 'kept') kept.add(fromId)
  }
}

const passOnFrom = async (ticket: TicketDocument, order: HandoverOrder, key: string, now: number): Promise<'kept' | 'stale' | 'passed'> => {
  const [room, bureaus, above, from, to] = await Promise.all([
    roomById(ticket.roomId), bureauFacts(ticket.bureauIds), supervisorRefs(), personById(order.fromId),
    order.toId === null ? null : personById(order.toId),
  ])
  const cadreId = room && cadreAt(room, now)
  const cadre = cadreId ? refOf((await peopleByIds([cadreId]))[0]) : null
  const supervisors = above.filter(({ id }) => id !== order.fromId)
  const gone = !from || !isHere(from, now)
  const next = successorOf(ticket, {
    fromId: order.fromId, gone, cadre, supervisors,
    bureau: bureaus.find(({ ref }) => ref.id === ticket.leadBureau?.id) ?? null,
    named: to && isHere(to, now) ? refOf(to) : null, wholeDuty: order.enterpriseId === null,
  })
  if (next === null) return 'kept'
  const scene = { now, ...(await zoneNow()), actor: null, as: ['clock'] as const, cadre, supervisors, bureaus }
  const eventId = derivedId(ticket._id, 'handover', key, String(ticket.version))
  const decided = decide('handover', ticket, { fromId: order.fromId, toId: next.id, bureauId: undefined }, scene, eventId)
  if (!decided.ok) throw new Error(`no successor for ${ticket._id}: ${decided.refusal.code}`)
  if ((await commit(decided.value, consequences(decided.value, [], cadre?.id ?? null))) === 'stale') return 'stale'
  await tell(decided.value, room, now)
  return 'passed'
}

const names = (ticket: TicketDocument, personId: string): boolean =>
  ticket.responsible.id === personId || ticket.waitsFor.includes(personId)

const refOf = (person: PersonDocument | undefined | null): PersonRef | null => (person ? { id: person._id, name: person.name } : null)
