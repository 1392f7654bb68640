import type { Input } from '../../types/api'
import { type Result, ok, refuse } from '../../types/result'
import type { Ticket } from '../../types/ticket-view'
import type { RoomDocument } from '../chat/domain/documents'
import { membership } from '../chat/domain/membership'
import { refOf } from '../kit/actor'
import { dayOf, dayText } from '../kit/clock/calendar'
import { roomById } from '../kit/directory'
import { derivedId } from '../kit/ids'
import type { ReadingAhead, Situation } from '../kit/serve'
import { zoneNow } from '../kit/zone'
import { cadreOf } from './access'
import { tell } from './audience'
import { raise as decideRaise } from './domain/decide'
import type { TicketDocument } from './domain/documents'
import type { Scene } from './domain/move'
import { moversOf } from './domain/movers'
import { viewOf } from './domain/view'
import { supervisorRefs } from './facts'
import { consequences } from './notices'
import { beginCommit, commit, historyOf, nextNumber, ticketById } from './store'

/** Makes a ticket in the caller's room, by the enterprise itself or by its cadre on its behalf. */
export const raise: ReadingAhead<'ticket.raise', RoomDocument | null> = {
  ahead: ({ roomId }) => roomById(roomId),
  answer: (input, situation, room) => raiseIn(room, input, situation),
}

const raiseIn = async (
  room: RoomDocument | null, input: Input<'ticket.raise'>, situation: Situation,
): Promise<Result<Ticket>> => {
  const { actor, now } = situation
  const as = room && moversOf(actor, membership(room, actor.id, now), null)
  if (!room || !as || as.every((mover) => mover === 'supervisor')) return refuse('not_found')

  const ticketId = derivedId(actor.id, room._id, input.requestId)
  const begun = beginCommit()
  const [cadre, zone, number] = await Promise.all([
    cadreOf(room, now), zoneNow(), nextNumber(Number(dayText(dayOf(now)).slice(0, 4))),
  ]).catch((error: unknown) => {
    begun.leave()
    throw error
  })

  const scene: Scene = {
    now, ...zone, actor: refOf(actor), as, cadre, bureaus: [],
    supervisors: cadre ? [] : await supervisorRefs(),
  }
  const decided = decideRaise(input, { ticketId, number, enterprise: { id: room._id, name: room.name } }, scene)
  if (!decided.ok) {
    begun.leave()
    const earlier = await ticketById(ticketId)
    return earlier ? ok(await view(earlier, room, situation)) : decided
  }
  const change = decided.value
  const written = await commit(change, consequences(change, input.messageIds, cadre?.id ?? null), { begun })
  // A repeated request finds its ticket in the way of the new one; the number it took is skipped.
  if (written !== 'written') return ok(await view((await ticketById(ticketId))!, room, situation))
  situation.after(() => tell(change, room, now))
  return ok(viewOf(change.ticket, [change.event], cadre, { ...scene, hidden: false }))
}

const view = async (ticket: TicketDocument, room: RoomDocument, { actor, now }: Situation) => {
  const as = moversOf(actor, membership(room, actor.id, now), ticket)
  return viewOf(ticket, await historyOf(ticket._id), await cadreOf(room, now), { now, ...await zoneNow(), actor: refOf(actor), as, hidden: false })
}
