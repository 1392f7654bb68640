import type { FileView } from '../../../../types/file'
import type { ItemMover } from '../../../../types/item'
import type { PersonRef } from '../../../../types/roster'
import type { Calendar } from '../../../kit/clock/calendar'
import type { RoomMember } from '../../../chat/domain/documents'
import { type Actor, has } from '../../../kit/actor'
import type { Limits } from '../limits'
import type { BureauFacts } from '../move'
import type { TicketDocument } from '../documents'

/** What a decision on an approval may look at beside ticket and approval; loaded before. */
export interface ItemScene {
  now: number
  calendar: Calendar
  limits: Limits
  /** The number of the zone's newest anchor; none yet where it is missing. */
  anchor?: number
  /** null when the clock acts. */
  actor: PersonRef | null
  /** As what the caller moves items of his own or any bureau. */
  as: (bureauId: string) => readonly ItemMover[]
  /** As what he moves the approval as a whole. */
  asHost: readonly ItemMover[]
  /** The bureaus that the input names, and that of the item. */
  bureaus: readonly BureauFacts[]
  /** The file that the input names, if the caller uploaded it for this very ticket. */
  file: FileView | null
}

/** As what the person may move an item of that bureau, by his place in the room and in the bureaus at this moment. */
export const itemMoversOf = (
  actor: Actor, member: RoomMember['role'] | null, ticket: Pick<TicketDocument, 'leadBureau'>, bureauId: string | null,
): ItemMover[] => {
  const movers: ItemMover[] = []
  if (member === 'staff' && has(actor, 'staff')) movers.push('staff')
  if (member === 'cadre' && has(actor, 'cadre')) movers.push('cadre')
  if (actor.bureauId === null || !has(actor, 'officer', 'lead')) return movers
  if (actor.bureauId === ticket.leadBureau?.id) movers.push('host')
  if (actor.bureauId === bureauId) movers.push('bureau')
  if (actor.bureauId === bureauId && has(actor, 'lead')) movers.push('head')
  return movers
}
