import type { Recipient } from '../../types/reminders'
import { heading } from '../kit/directory'
import { derivedId } from '../kit/ids'
import { log, reason } from '../kit/log'
import { type OutboxRow, nudge, outboxRow, queueTogether } from '../kit/outbox'
import { reminderSettings } from '../kit/reminders'
import { type Zone, answerLimit, zoneNow } from '../kit/zone'
import type { Audience, NoticeOrder } from '../notify/domain/order'
import type { RoomDocument } from './domain/documents'
import { type Stage, placeOf, remindersOf, waitingView } from './domain/waiting'
import { dueRooms, remindNext } from './store'
import { type WaitingIn, placesOf } from './waiting'

const batch = 50
/** Stops taking rooms after this long, well inside a function's 20 s. */
const budgetMs = 6_000

/**
 * Reminds the government side of words that nobody answered. A room's `remindAt` is only a moment before which nothing
 * can be owed; what is owed follows from the room as it is now. Several may run at once and one may die: a reminder has
 * one id however often it is made.
 */
export const remindWaiting = async (clock: () => number = Date.now): Promise<void> => {
  const end = clock() + budgetMs
  let made = false
  for (;;) {
    const now = clock()
    if (now > end) break
    const due = await dueRooms(now, batch)
    for (const room of due) {
      made = (await attend(room, now).catch((error: unknown) => {
        log('error', 'waiting.failed', { room: room._id, ...reason(error) })
        return false
      })) || made
    }
    if (due.length < batch) break
  }
  if (made) await nudge(['notify'])
}

const attend = async (room: RoomDocument, now: number): Promise<boolean> => {
  const [zone, { rules }] = await Promise.all([zoneNow(), reminderSettings()])
  let made = false
  let next: number | null = null
  for (const waits of await placesOf([room])) {
    const reminders = remindersOf(waits.since, now, zone.calendar, answerLimit(zone), rules)
    for (const stage of reminders.owed) made = (await queueTogether(rows(waits, stage, rules[stage].to, now, zone))) || made
    if (reminders.next !== null) next = Math.min(next ?? reminders.next, reminders.next)
  }
  await remindNext(room, next)
  return made
}

/** Whom the recipients of the table are where somebody waits; the open room is the cadre's. */
const whom = (recipient: Recipient, { room, ticket }: WaitingIn): Audience => {
  switch (recipient) {
    case 'owner':
      return ticket ? { people: [ticket.responsible.id] } : { cadreOf: room._id }
    case 'above':
      return ticket ? { above: ticket.responsible.id } : { supervisors: true }
    case 'cadre':
      return { cadreOf: room._id }
    case 'enterprise':
      return { enterprise: room._id }
    case 'supervisors':
      return { supervisors: true }
  }
}

/** What one stage owes: to each at once, but to supervisors with their next morning message (domain.md, "Reminders"). */
const rows = (waits: WaitingIn, stage: Stage, to: readonly Recipient[], now: number, zone: Zone): OutboxRow[] => {
  const { room, ticket, since } = waits
  const place = placeOf(ticket?._id ?? null)
  const order = (recipients: readonly Recipient[], when: 'now' | 'digest'): NoticeOrder => ({
    kind: stage, template: 'deadline', to: { any: recipients.map((one) => whom(one, waits)) }, by: null, when,
    ticketId: ticket?._id ?? null, number: ticket?.number ?? room.name, title: ticket ? heading(ticket) : room.name,
    enterpriseId: room._id, enterpriseName: room.name,
    state: null, dueAt: waitingView(since, now, zone.calendar, answerLimit(zone)).dueAt, whileIn: null, whileDueAt: null,
    whileWaiting: { roomId: room._id, place, since },
    page: ticket ? `pages/ticket/index?id=${ticket._id}` : `pages/room/index?id=${room._id}`,
  })
  const atOnce = to.filter((recipient) => recipient !== 'supervisors')
  return [
    ...(atOnce.length === 0 ? [] : [outboxRow(derivedId(room._id, place, String(since), stage), 'notify', 'notice', order(atOnce, 'now'), now)]),
    ...(atOnce.length === to.length ? []
      : [outboxRow(derivedId(room._id, place, String(since), stage, 'digest'), 'notify', 'notice', order(['supervisors'], 'digest'), now)]),
  ]
}
