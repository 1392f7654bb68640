import type { Approval } from '../../types/approval'
import { type Result, ok, refuse } from '../../types/result'
import type { RoomDocument, RoomMember } from '../chat/domain/documents'
import { refOf } from '../kit/actor'
import { derivedId } from '../kit/ids'
import type { Situation } from '../kit/serve'
import { zoneNow } from '../kit/zone'
import { noteSight, seen } from './access'
import { tell } from './audience'
import type { ApprovalChange, ApprovalDocument } from './domain/approval/documents'
import { type ItemScene, itemMoversOf } from './domain/approval/scene'
import { approvalView } from './domain/approval/view'
import type { TicketDocument } from './domain/documents'
import { bureauFacts } from './facts'
import { itemConsequences } from './item-notices'
import { approvalOf, commitApproval, eventById, papersOf, ticketById } from './store'

/** A ticket with its approval, as far as the caller may see it. */
export interface InSight {
  ticket: TicketDocument
  room: RoomDocument | null
  member: RoomMember['role'] | null
  approval: ApprovalDocument | null
  /** A trade secret: he may see that it is there, and the documents of his own bureau's items. */
  hidden: boolean
}

/** The ticket and its approval at this moment; whoever may not read the ticket learns nothing. */
export const inSight = async (ticketId: string, { actor, now }: Situation): Promise<Result<InSight>> => {
  const [found, approval] = await Promise.all([ticketById(ticketId), approvalOf(ticketId)])
  const sight = await seen(found, actor, now)
  if (!sight.ok) return sight
  await noteSight(sight.value, actor, now)
  const { ticket, room, member, hidden } = sight.value
  return ok({ ticket, room, member, approval, hidden })
}

export const itemScene = async (
  { ticket, member }: Pick<InSight, 'ticket' | 'member'>, { actor, now }: Situation, bureaus: readonly string[] = [],
): Promise<ItemScene> => ({
  now, ...(await zoneNow()), actor: refOf(actor),
  as: (bureauId) => itemMoversOf(actor, member, ticket, bureauId),
  asHost: itemMoversOf(actor, member, ticket, null),
  bureaus: bureaus.length === 0 ? [] : await bureauFacts(bureaus), file: null,
})

/** The board as the caller sees it. */
export const present = async ({ ticket, member, approval, hidden }: InSight, situation: Situation, startOn?: string): Promise<Result<Approval>> => {
  if (!approval) return refuse('not_found')
  const [papers, scene] = await Promise.all([papersOf(ticket._id), itemScene({ ticket, member }, situation)])
  return ok(approvalView(ticket, approval, papers, { ...scene, ownBureau: hidden ? situation.actor.bureauId : null, hidden }, startOn))
}

/** When several people move items of one ticket at once, each loser looks again this often before giving up. */
const looks = 8

/**
 * What all changes of an approval share: access, repeated requests, losing a race. `decide` sees ticket and approval
 * as they are, and is asked again when somebody else was quicker.
 */
export const change = async (
  ticketId: string, what: string, requestId: string, situation: Situation, bureaus: (sight: InSight) => readonly string[],
  decide: (sight: InSight, scene: ItemScene, eventId: string) => Result<ApprovalChange>,
): Promise<Result<Approval>> => {
  const eventId = derivedId(situation.actor.id, ticketId, what, requestId)
  for (let look = 1; ; look += 1) {
    const found = await inSight(ticketId, situation)
    if (!found.ok) return found
    const sight = found.value
    // Ticket and approval are read side by side: a change that came between them shows in a part that does not fit.
    const scene = await itemScene(sight, situation, bureaus(sight))
    const decided = decide(sight, scene, eventId)
    if (!decided.ok) return (await eventById(eventId)) ? present(sight, situation) : decided
    const written = await commitApproval(decided.value, itemConsequences(decided.value))
    if (written === 'repeated') return present((await inSightAgain(sight)), situation)
    if (written === 'written') {
      situation.after(() => tell(decided.value, sight.room, situation.now))
      const { ticket, approval } = decided.value
      return present({ ...sight, ticket, approval }, situation)
    }
    if (look === looks) return refuse('conflict', { state: sight.ticket.state })
  }
}

const inSightAgain = async (sight: InSight): Promise<InSight> => {
  const [ticket, approval] = await Promise.all([ticketById(sight.ticket._id), approvalOf(sight.ticket._id)])
  return { ...sight, ticket: ticket ?? sight.ticket, approval }
}
