import type { Mover } from '../../../types/ticket'
import { type Actor, has } from '../../kit/actor'
import type { RoomMember } from '../../chat/domain/documents'
import type { TicketDocument } from './documents'

type Placed = Pick<TicketDocument, 'leadBureau' | 'bureauIds'>

/**
 * As what the person may move this ticket. `as` is his membership of the enterprise's room at this moment:
 * a cadre whose pairing has ended, or a colleague who was removed, is nobody here.
 */
export const moversOf = (actor: Actor, as: RoomMember['role'] | null, ticket: Placed | null): Mover[] => {
  const movers: Mover[] = []
  if (as === 'staff' && has(actor, 'staff')) movers.push('staff')
  if (as === 'cadre' && has(actor, 'cadre')) movers.push('cadre')
  if (ticket?.leadBureau && actor.bureauId === ticket.leadBureau.id) {
    if (has(actor, 'officer')) movers.push('officer')
    if (has(actor, 'lead')) movers.push('lead')
  }
  if (has(actor, 'supervisor')) movers.push('supervisor')
  return movers
}

/** Movers may read, and so may the people of every bureau that takes part. */
export const mayRead = (actor: Actor, as: RoomMember['role'] | null, ticket: Placed): boolean =>
  moversOf(actor, as, ticket).length > 0 ||
  (actor.bureauId !== null && has(actor, 'officer', 'lead') && ticket.bureauIds.includes(actor.bureauId))
