import { type AnchorDocument, type Damage, brokenAnchors, damageOf, lostAnchors, lostHeads } from '../../cloudfunctions/ticket/domain/audit'
import type { ApprovalDocument } from '../../cloudfunctions/ticket/domain/approval/documents'
import type { EventDocument, TicketDocument } from '../../cloudfunctions/ticket/domain/documents'
import type { Engine } from '../local-cloud/engine/engine'

export interface Verdict {
  tickets: number
  entries: number
  anchors: number
  /** Hash of the newest anchor: written down elsewhere, it witnesses everything before it. */
  lastAnchor: string | null
  damage: Damage[]
  /** Tickets that went with an enterprise that was deleted, by the record of that. */
  erased: number
  /** By which people know the tickets that are still there. */
  numbers: Map<string, string>
}

const step = 500

/** Reads a collection in pieces in the order of its ids, so that size does not matter. */
function* all<D extends { _id: string }>(engine: Pick<Engine, 'find'>, collection: string): Generator<D> {
  for (let after = ''; ;) {
    const found = engine.find(collection, { _id: { $gt: after } }, { sort: { _id: 1 }, limit: step }) as unknown as D[]
    yield* found
    if (found.length < step) return
    after = found[found.length - 1]!._id
  }
}

/** Checks every history against its own chain, every field of its ticket and items, and the zone's anchors. */
export const verifyZone = (engine: Pick<Engine, 'find'>, witness?: string): Verdict => {
  const hashes = new Map<string, string[]>()
  const numbers = new Map<string, string>()
  const damage: Damage[] = []
  let entries = 0
  let named = (engine.find('settings', { _id: 'anchored' }, { limit: 1 })[0] as { n: number } | undefined)?.n ?? 0
  for (const ticket of all<TicketDocument>(engine, 'tickets')) {
    const line = engine.find('ticket_events', { ticketId: ticket._id }, { sort: { n: 1 }, limit: 100_000 }) as unknown as EventDocument[]
    entries += line.length
    numbers.set(ticket._id, ticket.number)
    hashes.set(ticket._id, line.map(({ hash }) => hash))
    named = Math.max(named, ...line.map(({ anchor }) => anchor))
    damage.push(...damageOf(ticket, line, {
      approval: (engine.find('approvals', { _id: ticket._id }, { limit: 1 })[0] ?? null) as unknown as ApprovalDocument | null,
      spokenAt: (at) => engine.find('messages', { roomId: ticket.roomId, at, side: 'government' }, { limit: 1 }).length > 0,
    }))
  }
  // Histories whose ticket is gone.
  const orphans = new Set<string>()
  for (const { ticketId } of all<EventDocument>(engine, 'ticket_events')) if (!hashes.has(ticketId)) orphans.add(ticketId)
  damage.push(...[...orphans].map((where): Damage => ({ where, what: 'ticket_missing', n: 0 })))
  const anchors = [...all<AnchorDocument>(engine, 'anchors')]
  const erased = new Set<string>()
  for (const { tickets } of all<{ _id: string; tickets?: string[] }>(engine, 'access_log')) for (const id of tickets ?? []) if (!hashes.has(id)) erased.add(id)
  // What its own chain tells already is not told again by every anchor since.
  const told = new Set(damage.map(({ where }) => where))
  const lost = new Map(lostHeads(anchors, (id, n) => hashes.get(id)?.[n - 1] ?? null).filter(({ where }) => !told.has(where) && !erased.has(where)).map((one) => [one.where, one]))
  const broken = brokenAnchors(anchors)
  damage.push(...broken, ...(broken.length > 0 ? [] : lostAnchors(anchors, named)), ...lost.values())
  if (witness !== undefined && !anchors.some(({ hash }) => hash === witness)) damage.push({ where: witness, what: 'anchor_missing', n: 0 })
  return { tickets: hashes.size, entries, anchors: anchors.length, lastAnchor: anchors.at(-1)?.hash ?? null, erased: erased.size, damage, numbers }
}
