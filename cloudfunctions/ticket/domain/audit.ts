import { createHash } from 'node:crypto'
import type { ApprovalDocument } from './approval/documents'
import type { EventDocument, TicketDocument } from './documents'
import { hashOf } from './history'
import { itemsField, markOf, markOfItems, ofTheEntry } from './marks'

/** A ticket's newest history entry when an anchor was dropped: its ticket, number and hash. */
export type Head = [ticketId: string, n: number, hash: string]

/**
 * The zone's own line of time: every some minutes one more, with the heads of all tickets that changed since the one
 * before. Whoever removes a ticket with its whole history, or cuts a history and its ticket back alike, would have to
 * forge every anchor since; whoever has written down one anchor's hash sees even that.
 */
export interface AnchorDocument {
  _id: string
  n: number
  at: number
  /** Tickets changed later than `from` and up to `to`. */
  from: number
  to: number
  heads: Head[]
  prev: string
  hash: string
}

const anchorHash = ({ n, at, from, to, heads, prev }: Omit<AnchorDocument, '_id' | 'hash'>): string =>
  createHash('sha256').update(JSON.stringify([prev, n, at, from, to, heads])).digest('hex')

export const anchorId = (n: number): string => String(n).padStart(10, '0')

export const anchored = (before: AnchorDocument | null, to: number, now: number, heads: Head[]): AnchorDocument => {
  const content = { n: (before?.n ?? 0) + 1, at: now, from: before?.to ?? 0, to, heads, prev: before?.hash ?? '' }
  return { _id: anchorId(content.n), ...content, hash: anchorHash(content) }
}

export interface Damage {
  /** The ticket, or the anchor, at which it shows. */
  where: string
  what: 'entry_changed' | 'entry_missing' | 'entry_moved' | 'entry_added' | 'history_cut' | 'ticket_changed' | 'field_changed' | 'ticket_missing' | 'all_missing' | 'anchor_changed' | 'anchor_missing'
  /** The number of the entry or anchor; of a field, the entry that set it last, 0 for none. */
  n: number
  field?: string
}

/** What stands beside a ticket in the database. */
export interface Beside {
  approval: ApprovalDocument | null
  /** Whether somebody of the government side wrote in the ticket's room at that very moment. */
  spokenAt(at: number): boolean
}

/** What is wrong with one ticket and its line of time. Entries in order of `n`. */
export const damageOf = (ticket: TicketDocument, entries: readonly EventDocument[], beside: Beside): Damage[] => {
  const found: Damage[] = []
  const note = (what: Damage['what'], n: number) => found.push({ where: ticket._id, what, n })
  let prev = ''
  for (const [index, entry] of entries.entries()) {
    const n = index + 1
    if (entry.n !== n) {
      note(entries.some((other) => other.n === n) ? 'entry_moved' : 'entry_missing', n)
      return found
    }
    if (entry.prev !== prev || entry.hash !== hashOf(entry)) {
      note(entries.some((_, place) => place !== index && entry.hash === hashOf({ ...entry, n: place + 1 })) ? 'entry_moved' : 'entry_changed', n)
      return found
    }
    prev = entry.hash
  }
  if (entries.length < ticket.version) note('history_cut', entries.length + 1)
  else if (entries.length > ticket.version) note('entry_added', ticket.version + 1)
  else if (ticket.lastHash !== prev) note('ticket_changed', ticket.version)
  return found.length > 0 ? found : changedFields(ticket, entries, beside)
}

/** Plays the history over again: every field that is not what the entry which set it last made of it. */
const changedFields = (ticket: TicketDocument, entries: readonly EventDocument[], { approval, spokenAt }: Beside): Damage[] => {
  const set = new Map<string, { mark: string; n: number }>()
  for (const { marks, n } of entries) for (const [field, mark] of Object.entries(marks)) set.set(field, { mark, n })
  const now = new Map<string, string>(Object.entries(ticket).filter(([field]) => !ofTheEntry.includes(field)).map(([field, value]) => [field, markOf(value)]))
  now.set(itemsField, approval ? markOfItems(approval) : '')
  const differing = [...new Set([...set.keys(), ...now.keys()])].filter((field) => (now.get(field) ?? '') !== (set.get(field)?.mark ?? ''))
  const { firstAnswerAt } = ticket
  const changed = differing.filter((field) =>
    // A first answer in the thread is no step on the ticket: there the message is the witness.
    !(field === 'firstAnswerAt' && firstAnswerAt !== null && firstAnswerAt >= ticket.raisedAt && spokenAt(firstAnswerAt)))
  if (ticket.updatedAt !== entries.at(-1)!.at) changed.push('updatedAt')
  return changed.map((field) => ({ where: ticket._id, what: 'field_changed', n: set.get(field)?.n ?? 0, field }))
}

/** What is wrong with the anchors themselves. In order of `n`. */
export const brokenAnchors = (anchors: readonly AnchorDocument[]): Damage[] => {
  let prev: AnchorDocument | null = null
  for (const anchor of anchors) {
    const n: number = (prev?.n ?? 0) + 1
    if (anchor.n !== n) return [{ where: anchor._id, what: 'anchor_missing', n }]
    if (anchor.prev !== (prev?.hash ?? '') || anchor.from !== (prev?.to ?? 0) || anchor.hash !== anchorHash(anchor)) {
      return [{ where: anchor._id, what: 'anchor_changed', n }]
    }
    prev = anchor
  }
  return []
}

/** Heads that the histories no longer have as they were anchored. `hashAt` gives the hash of a ticket's n-th entry now. */
export const lostHeads = (anchors: readonly AnchorDocument[], hashAt: (ticketId: string, n: number) => string | null): Damage[] =>
  anchors.flatMap(({ heads }) => heads.flatMap(([where, n, hash]): Damage[] => {
    const there = hashAt(where, n)
    if (there === hash) return []
    if (there !== null) return [{ where, n, what: 'entry_changed' }]
    return [{ where, n, what: hashAt(where, 1) === null ? 'all_missing' : 'history_cut' }]
  }))

/** Anchors that are gone although something still names them: the zone's own number, or an entry written after them. */
export const lostAnchors = (anchors: readonly AnchorDocument[], named: number): Damage[] => {
  const last = anchors.at(-1)?.n ?? 0
  return named > last ? [{ where: anchorId(named), what: 'anchor_missing', n: last + 1 }] : []
}
