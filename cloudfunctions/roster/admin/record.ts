import type { AuditKind } from '../../../types/administration'
import { type Result, ok, refuse } from '../../../types/result'
import { type Actor, refOf } from '../../kit/actor'
import { derivedId } from '../../kit/ids'
import { type OutboxRow, nudge, outboxRow } from '../../kit/outbox'
import { bump } from '../../kit/signals'
import type { Situation } from '../../kit/serve'
import type { AuditChange } from '../domain/audit'
import type { EnterpriseDocument, PairingDocument } from '../domain/documents'
import { mayFitMore } from '../domain/policy/fits'
import { syncRooms } from '../rooms/store'
import { auditById, commitChanges } from './store'

/** What an administrator does once: its record's id comes from the client's request, so that a retry is told apart. */
export interface Deed {
  requestId: string
  kind: AuditKind
  subject: string
  name: string
  changes: AuditChange[]
  /** Whose rooms may change with it. */
  rooms?: string[]
  guard?: number
  /** Quiet lines that the rooms get with it, each when it is due. */
  lines?: readonly OutboxRow[]
  undoes?: string
  /** By pairing: what its room is told should it have heard of the pairing before it goes. */
  corrections?: ReadonlyMap<string, OutboxRow>
}

/**
 * Writes the deed with its record; a repeated request is answered like the first. The rooms follow at once, and again
 * from the outbox should this function die in between.
 */
export const perform = async (deed: Deed, { actor, now, after }: Pick<Situation, 'actor' | 'now' | 'after'>): Promise<Result<'done' | 'repeated'>> => {
  const id = deedId(actor, deed)
  const rooms = deed.rooms ?? []
  const fitting = mayFitPolicies(deed.changes)
  const follow = [
    ...(rooms.length > 0 ? [outboxRow(`rooms-${id}`, 'roster', 'rooms', { enterpriseIds: rooms }, now)] : []),
    ...(fitting.length > 0 ? [outboxRow(`policies-${id}`, 'roster', 'policy_match', { enterpriseIds: fitting }, now)] : []),
  ]
  const failed = await commitChanges({
    _id: id, at: now, by: refOf(actor), kind: deed.kind, subject: deed.subject, name: deed.name, changes: deed.changes,
    ...(deed.undoes === undefined ? {} : { undoes: deed.undoes }),
  }, [...follow, ...(deed.lines ?? [])], deed.guard, deed.corrections)
  if (failed === 'repeated') return ok('repeated')
  if (failed) return refuse('conflict')
  if (rooms.length > 0) {
    await syncRooms(rooms, now)
    await bump(cadresOf(deed.changes), 'chat')
    after(() => nudge(['roster', ...(deed.lines || deed.corrections ? ['chat' as const] : [])]))
  }
  return ok('done')
}

/** Whose list of rooms is another one now. */
const cadresOf = (changes: readonly AuditChange[]): string[] =>
  changes.flatMap(({ in: name, before, after }) => (name === 'pairings' ? [((after ?? before) as PairingDocument).cadreId] : []))

/** Enterprises that are to hear of policies they did not fit before. */
const mayFitPolicies = (changes: readonly AuditChange[]): string[] =>
  changes.flatMap(({ in: name, id, before, after }) =>
    (name === 'enterprises' && mayFitMore(before as EnterpriseDocument | null, after as EnterpriseDocument | null) ? [id] : []))

/** Whether this request was carried out before: what it made is then the answer to its retry. */
export const isRecorded = async (requestId: string, actor: Actor): Promise<boolean> => (await auditById(derivedId('deed', actor.id, requestId))) !== null

const deedId = (actor: Actor, { requestId, undoes }: Deed): string =>
  undoes === undefined ? derivedId('deed', actor.id, requestId) : `undo-${undoes}`
