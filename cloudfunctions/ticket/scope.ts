import type { RoomMember } from '../chat/domain/documents'
import { type Actor, has } from '../kit/actor'
import type { Filter } from '../kit/db'
import { roomsOf } from '../kit/directory'

/** What a person sees of all tickets, as a filter, and what he is in each room, for the buttons. */
export interface Scope {
  /** null when there is nothing he may see. */
  filter: Filter | null
  /** Where he takes part himself; each begins an index. A supervisor sees more than these. */
  parts: Filter[]
  memberOf: (roomId: string) => RoomMember['role'] | null
}

/** The rules of `mayRead`, turned into a question the database's indexes can answer. */
export const scopeOf = async (actor: Actor, now: number): Promise<Scope> => {
  const rooms = has(actor, 'staff', 'cadre') ? await roomsOf(actor.id, now) : []
  const as = new Map(rooms.filter(({ as }) => has(actor, as)).map(({ room, as }) => [room._id, as]))
  const memberOf = (roomId: string) => as.get(roomId) ?? null
  const parts: Filter[] = []
  const [only] = as.keys()
  if (as.size === 1) parts.push({ enterpriseId: only })
  if (as.size > 1) parts.push({ enterpriseId: { $in: [...as.keys()] } })
  if (actor.bureauId !== null && has(actor, 'officer', 'lead')) parts.push({ bureauIds: actor.bureauId })
  // `updatedAt` is always there: a condition that fits every ticket, because an empty filter is refused.
  if (has(actor, 'supervisor')) return { filter: { updatedAt: { $gte: 0 } }, parts, memberOf }
  const filter = parts.length === 0 ? null : parts.length === 1 ? parts[0]! : { $or: parts }
  return { filter, parts, memberOf }
}

/** The names under which tickets wait for this person (`TicketDocument.waitsFor`). */
export const waitingNames = (actor: Actor, enterpriseIds: readonly string[]): string[] => [
  actor.id,
  ...actor.deputyOf,
  ...(has(actor, 'staff') ? enterpriseIds.map((id) => `enterprise:${id}`) : []),
  ...(actor.bureauId !== null && has(actor, 'officer', 'lead') ? [`bureau:${actor.bureauId}`] : []),
  ...(has(actor, 'supervisor') ? ['supervisors'] : []),
]
