import type { Mover } from '../../../types/ticket'
import { type Actor, has } from '../../kit/actor'
import type { RoomMember } from '../../chat/domain/documents'
import type { TicketDocument } from './documents'

/** How far the words of a ticket go. */
export type Guarded = Placed & Pick<TicketDocument, 'secret' | 'openings'>

type Placed = Pick<TicketDocument, 'leadBureau' | 'bureauIds'> & Partial<Pick<TicketDocument, 'supportBureaus'>>

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
  if (actor.bureauId !== null && has(actor, 'lead') && ticket?.supportBureaus?.some(({ id }) => id === actor.bureauId)) movers.push('supportLead')
  if (has(actor, 'supervisor')) movers.push('supervisor')
  return movers
}

/**
 * Whether the words of a ticket marked as a trade secret stay hidden from somebody who may see that it exists: from
 * the people of supporting and informed bureaus always, from a supervisor until he has stated a reason. Everything
 * that shows words (view, lists, thread, files, search, exports, figures) asks this.
 */
export const hiddenFrom = (actor: Actor, as: RoomMember['role'] | null, ticket: Guarded, now: number): boolean => {
  if (!ticket.secret) return false
  const movers = moversOf(actor, as, ticket)
  if (movers.some((mover) => mover !== 'supervisor' && mover !== 'supportLead')) return false
  return !(movers.includes('supervisor') && ticket.openings.some(({ personId, until }) => personId === actor.id && now < until))
}

/** Movers may read, and so may the people of every bureau that takes part. */
export const mayRead = (actor: Actor, as: RoomMember['role'] | null, ticket: Placed): boolean =>
  moversOf(actor, as, ticket).length > 0 ||
  (actor.bureauId !== null && has(actor, 'officer', 'lead') && ticket.bureauIds.includes(actor.bureauId))
