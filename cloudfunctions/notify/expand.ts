import { bureauPeople, cadreOfEnterprise, enterpriseStaff, peopleByIds, personById, supervisors } from '../kit/directory'
import { withDeputies } from '../kit/deputies'
import { derivedId } from '../kit/ids'
import type { OutboxRow } from '../kit/outbox'
import { reminderSettings } from '../kit/reminders'
import { bump } from '../kit/signals'
import { zoneNow } from '../kit/zone'
import type { PersonDocument } from '../roster/domain/documents'
import { pushTime } from './domain/bundle'
import type { NoticeDocument } from './domain/documents'
import type { Audience, NoticeOrder } from './domain/order'
import { asks, rankOf } from './domain/urgency'
import { addNotices, markDone } from './store'

const leadOf = async (bureauId: string, except: string | null): Promise<PersonDocument[]> => {
  const leads = (await bureauPeople([bureauId])).filter((person) => person.roles.includes('lead') && person._id !== except)
  return leads.length > 0 ? leads : supervisors()
}

const above = async (personId: string): Promise<PersonDocument[]> => {
  const bureauId = (await personById(personId))?.bureauId
  return bureauId ? leadOf(bureauId, personId) : supervisors()
}

const reached = async (to: Audience, now: number): Promise<PersonDocument[]> => {
  if ('any' in to) {
    const groups = await Promise.all(to.any.map((part) => reached(part, now)))
    return [...new Map(groups.flat().map((person) => [person._id, person])).values()]
  }
  if ('leadOf' in to) return leadOf(to.leadOf, null)
  if ('above' in to) return above(to.above)
  if ('cadreOf' in to) return cadreOfEnterprise(to.cadreOf, now)
  if ('people' in to) return peopleByIds(to.people)
  if ('bureau' in to) return bureauPeople([to.bureau])
  if ('enterprise' in to) return enterpriseStaff(to.enterprise)
  return supervisors()
}

/** What the person has to be told, as it waits for its push. */
export const noticeFor = (
  id: string, orderId: string, personId: string, order: NoticeOrder, at: number, pushAt: number,
): NoticeDocument => ({
  _id: id, orderId, personId, enterpriseId: order.enterpriseId ?? '', at, kind: order.kind,
  ticketId: order.ticketId ?? '', number: order.number, title: order.title, enterpriseName: order.enterpriseName, page: order.page,
  template: order.template, dueAt: order.dueAt,
  whileIn: order.whileIn, whileDueAt: order.whileDueAt, whileOpen: order.whileOpen ?? null, ...(order.whilePending ? { whilePending: order.whilePending } : {}),
  ...(order.whileUnread ? { whileUnread: order.whileUnread } : {}), ...(order.whileWaiting ? { whileWaiting: order.whileWaiting } : {}),
  urgent: order.urgent === true, rank: rankOf(order), asks: asks(order),
  delivery: 'queued', via: null, obstacle: null, stage: 'push', pushAt, firstPushAt: pushAt, lease: null, tries: 0,
  sendingAt: null, uncertain: 0, settledAt: null,
  read: false, done: !asks(order), standsInFor: null, phoned: null,
})

/** Turns an owed notice into one per person: in the inbox now, pushed in working time. Safe to repeat. Answers how many. */
export const expand = async (row: OutboxRow): Promise<number> => {
  const order = row.payload as unknown as NoticeOrder
  const [people, settings, { calendar }] = await Promise.all([reached(order.to, row.at), reminderSettings(), zoneNow()])
  const told = (await withDeputies(people, row.at)).filter((person) => person._id !== order.by)
  const pushAt = pushTime(order, row.at, settings, calendar)
  await addNotices(told.map(({ _id }) => noticeFor(derivedId(row._id, _id), row._id, _id, order, row.at, pushAt)))
  // The change that owes this notice has done what earlier ones asked for.
  const over = order.ticketId && order.state !== null ? await markDone(order.ticketId, order.state, row.at) : []
  await bump([...told.map(({ _id }) => _id), ...over], 'inbox')
  return told.length
}
