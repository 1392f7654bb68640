import { announcedCalendar as calendar } from '../kit/clock/calendar'
import { nextWorkingMoment } from '../kit/clock/working-time'
import { bureauPeople, cadreOfEnterprise, enterpriseStaff, peopleByIds, personById, supervisors } from '../kit/directory'
import { derivedId } from '../kit/ids'
import type { OutboxRow } from '../kit/outbox'
import { bump } from '../kit/signals'
import type { PersonDocument } from '../roster/domain/documents'
import type { Audience, NoticeOrder } from './domain/order'
import { contentOf } from './domain/templates'
import { addNotice } from './store'

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

/** Turns an owed notice into one per person: in the inbox now, pushed in working time. Safe to repeat. */
export const expand = async (row: OutboxRow): Promise<void> => {
  const order = row.payload as unknown as NoticeOrder
  const people = (await reached(order.to, row.at)).filter((person) => person._id !== order.by)
  const data = contentOf(order, row.at)
  const pushAt = nextWorkingMoment(row.at, calendar)
  await Promise.all(people.map((person) => addNotice({
    _id: derivedId(row._id, person._id), personId: person._id, at: row.at, kind: order.kind,
    ticketId: order.ticketId, title: order.title, page: order.page,
    template: order.template, data, whileIn: order.whileIn, whileDueAt: order.whileDueAt,
    ...(order.whilePending ? { whilePending: order.whilePending } : {}),
    ...(order.whileUnread ? { whileUnread: order.whileUnread } : {}),
    ...(order.whileWaiting ? { whileWaiting: order.whileWaiting } : {}),
    delivery: 'queued', pushAt, tries: 0, read: false,
  })))
  await bump(people.map((person) => person._id), 'inbox')
}
