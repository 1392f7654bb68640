import { cadreAt, membership } from '../chat/domain/membership'
import type { RoomDocument, RoomMember } from '../chat/domain/documents'
import type { BureauDocument, EnterpriseDocument, PersonDocument } from '../roster/domain/documents'
import type { TicketDocument } from '../ticket/domain/documents'
import { collection } from './db'

/**
 * The reading side of what slices share: who is calling, who belongs where, who takes part in a ticket.
 * Writing these collections is the business of the slice that owns them alone.
 */
const people = collection<PersonDocument>('people')
const bureaus = collection<BureauDocument>('bureaus')
const enterprises = collection<EnterpriseDocument>('enterprises')
const rooms = collection<RoomDocument>('rooms')
const tickets = collection<TicketFacts>('tickets')

/** The most people one bureau or the supervisors can be; a list is never longer. */
const peopleLimit = 200

export const personByOpenid = async (openid: string): Promise<PersonDocument | null> =>
  (await people.find({ openid }, { limit: 1 }))[0] ?? null

export const personById = (id: string): Promise<PersonDocument | null> => people.get(id)

export const peopleByIds = async (ids: readonly string[]): Promise<PersonDocument[]> =>
  ids.length === 0 ? [] : people.find({ _id: { $in: [...ids] } }, { limit: ids.length })

export const bureauPeople = (bureauIds: readonly string[]): Promise<PersonDocument[]> =>
  bureauIds.length === 0
    ? Promise.resolve([])
    : people.find({ bureauId: { $in: [...bureauIds] }, roles: { $in: ['officer', 'lead'] } }, { limit: peopleLimit })

export const enterpriseStaff = (enterpriseId: string): Promise<PersonDocument[]> =>
  people.find({ enterpriseId, roles: 'staff' }, { limit: peopleLimit })

export const supervisors = (): Promise<PersonDocument[]> => people.find({ roles: 'supervisor' }, { limit: peopleLimit })

export const allBureaus = (): Promise<BureauDocument[]> =>
  bureaus.find({ order: { $gte: 0 } }, { sort: [['order', 1]], limit: 200 })

export const bureausByIds = async (ids: readonly string[]): Promise<BureauDocument[]> =>
  ids.length === 0 ? [] : bureaus.find({ _id: { $in: [...ids] } }, { limit: ids.length })

export const enterpriseById = (id: string): Promise<EnterpriseDocument | null> => enterprises.get(id)

export const roomById = (id: string): Promise<RoomDocument | null> => rooms.get(id)

/** The cadre paired with the enterprise at `now`; nobody where none is. */
export const cadreOfEnterprise = async (enterpriseId: string, now: number): Promise<PersonDocument[]> => {
  const room = await roomById(enterpriseId)
  const id = room && cadreAt(room, now)
  return id ? peopleByIds([id]) : []
}

/** The rooms a person may enter at `now`, as what. */
export const roomsOf = async (personId: string, now: number): Promise<{ room: RoomDocument; as: RoomMember['role'] }[]> => {
  const found = await rooms.find({ 'members.id': personId }, { limit: 500 })
  return found.flatMap((room) => {
    const as = membership(room, personId, now)
    return as ? [{ room, as }] : []
  })
}

/** What access to a ticket's thread hangs on, and what a notice about it is checked against. */
export type TicketFacts = Pick<TicketDocument, '_id' | 'roomId' | 'leadBureau' | 'bureauIds' | 'state' | 'dueAt' | 'stepDueAt' | 'pending'>

export const ticketFacts = async (id: string): Promise<TicketFacts | null> =>
  (await tickets.find({ _id: id }, { limit: 1, fields: ['roomId', 'leadBureau', 'bureauIds', 'state', 'dueAt', 'stepDueAt', 'pending'] }))[0] ?? null
