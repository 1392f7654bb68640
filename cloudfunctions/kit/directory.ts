import { cadreAt, membership } from '../chat/domain/membership'
import type { MessageDocument, ReadDocument, RoomDocument, RoomMember } from '../chat/domain/documents'
import { type BureauDocument, type EnterpriseDocument, type PersonDocument, isHere } from '../roster/domain/documents'
import type { FileDocument } from '../file/domain/documents'
import type { ApprovalDocument, PaperDocument } from '../ticket/domain/approval/documents'
import type { TicketDocument } from '../ticket/domain/documents'
import { type Collection, type Stored, collection } from './db'
import type { Role } from '../../types/roster'
import { openStates } from '../../types/ticket'
import { lookup, together } from './lookup'

/**
 * The reading side of what slices share: who is calling, who belongs where, who takes part in a ticket.
 * Writing these collections is the business of the slice that owns them alone.
 */
const people = collection<PersonDocument>('people')
const bureaus = collection<BureauDocument>('bureaus')
const enterprises = collection<EnterpriseDocument>('enterprises')
const rooms = collection<RoomDocument>('rooms')
const reads = collection<ReadDocument>('reads')
const tickets = collection<TicketFacts>('tickets')
const messages = collection<MessageDocument>('messages')
const files = collection<FileDocument>('files')
const approvals = collection<ApprovalDocument>('approvals')
const papers = collection<PaperDocument>('approval_papers')

/** The most people one bureau or the supervisors can be; a list is never longer. */
const peopleLimit = 200

const among = (keys: readonly string[]): unknown => (keys.length === 1 ? keys[0] : { $in: [...keys] })

export const personByOpenid = lookup<PersonDocument>(async (openids) =>
  new Map((await people.find({ openid: among(openids) }, { limit: openids.length })).map((person) => [person.openid, person])))

/** By id, together with whoever else is asked for at the same moment. */
const byId = <D extends Stored>(from: Collection<D>, fields?: string[]): ((id: string) => Promise<D | null>) =>
  lookup<D>(async (ids) =>
    new Map((await from.find({ _id: among(ids) }, { limit: ids.length, ...(fields ? { fields } : {}) })).map((one) => [one._id, one])))

const each = async <D>(ids: readonly string[], one: (id: string) => Promise<D | null>): Promise<D[]> =>
  (await Promise.all([...new Set(ids)].map(one))).filter((found): found is Awaited<D> & D => found !== null)

export const personById = byId(people)

/** In the order of their ids as given; who is not there is left out. */
export const peopleByIds = (ids: readonly string[]): Promise<PersonDocument[]> => each(ids, personById)

/** Those of them who belong to the zone now: nobody is told or asked who has left. */
const present = async (found: Promise<PersonDocument[]>): Promise<PersonDocument[]> => {
  const now = Date.now()
  return (await found).filter((person) => isHere(person, now))
}

/** So many groups in one request that none of them is cut off: the database answers a thousand documents at most. */
const groupsAtATime = 1_000 / peopleLimit

const groupsBy = (field: 'bureauId' | 'enterpriseId', roles: Role[]): ((id: string) => Promise<PersonDocument[] | null>) =>
  lookup(async (ids) => {
    const found = await people.find({ [field]: among(ids), roles: { $in: roles } }, { limit: ids.length * peopleLimit })
    return new Map(ids.map((id) => [id, found.filter((person) => person[field] === id)]))
  }, groupsAtATime)

const handlersOf = groupsBy('bureauId', ['officer', 'lead'])
const staffOf = groupsBy('enterpriseId', ['staff'])

export const bureauPeople = (bureauIds: readonly string[]): Promise<PersonDocument[]> =>
  present(Promise.all(bureauIds.map(handlersOf)).then((groups) => groups.flatMap((group) => group ?? [])))

export const enterpriseStaff = (enterpriseId: string): Promise<PersonDocument[]> =>
  present(staffOf(enterpriseId).then((group) => group ?? []))

export const supervisors = together(() => present(people.find({ roles: 'supervisor' }, { limit: peopleLimit })))

export const allBureaus = together(() => bureaus.find({ order: { $gte: 0 } }, { sort: [['order', 1]], limit: 200 }))

export const bureausByIds = async (ids: readonly string[]): Promise<BureauDocument[]> =>
  ids.length === 0 ? [] : bureaus.find({ _id: { $in: [...ids] } }, { limit: ids.length })

export const enterpriseById = (id: string): Promise<EnterpriseDocument | null> => enterprises.get(id)

export const roomById = byId(rooms)

/** The cadre paired with the enterprise at `now`; nobody where none is. */
export const cadreOfEnterprise = async (enterpriseId: string, now: number): Promise<PersonDocument[]> => {
  const room = await roomById(enterpriseId)
  const id = room && cadreAt(room, now)
  const cadre = id ? await personById(id) : null
  return cadre ? [cadre] : []
}

/** The rooms a person may enter at `now`, as what. */
export const roomsOf = async (personId: string, now: number): Promise<{ room: RoomDocument; as: RoomMember['role'] }[]> => {
  const found = await rooms.find({ 'members.id': personId }, { limit: 500 })
  return found.flatMap((room) => {
    const as = membership(room, personId, now)
    return as ? [{ room, as }] : []
  })
}

/** Who stands in for that official at `now`. */
export const deputiesOf = async (personId: string, now: number): Promise<PersonDocument[]> =>
  (await present(people.find({ 'deputising.for': personId }, { limit: peopleLimit })))
    .filter(({ deputising = [] }) => deputising.some((one) => one.for === personId && one.from <= now && now < one.to))

/** What access to a ticket's thread hangs on, and what a notice about it is checked against. */
export type TicketFacts = Pick<TicketDocument, '_id' | 'roomId' | 'leadBureau' | 'bureauIds' | 'state' | 'dueAt' | 'stepDueAt' | 'secret' | 'openings' | 'pending' | 'firstAnswerAt'>

/** What a ticket is called, for a notice about its thread. */
export const ticketTitle = async (id: string): Promise<{ id: string; number: string; title: string } | null> => {
  const [ticket] = await threadFacts([id])
  return ticket ? { id, number: ticket.number, title: heading(ticket) } : null
}

/** What may be told of a ticket to whoever is told of it: of a trade secret only its number. */
export const heading = ({ secret, number, title }: ThreadFacts): string => (secret ? number : title)

/** What a waiting in tickets' threads is judged by. */
export type ThreadFacts = TicketFacts & Pick<TicketDocument, 'number' | 'title' | 'updatedAt' | 'responsible'>
const factFields = ['roomId', 'leadBureau', 'bureauIds', 'state', 'dueAt', 'stepDueAt', 'secret', 'openings', 'pending', 'firstAnswerAt']
const threadFields = [...factFields, 'number', 'title', 'updatedAt', 'responsible']

export const threadFacts = async (ids: readonly string[]): Promise<ThreadFacts[]> =>
  ids.length === 0 ? [] : (tickets as unknown as Collection<ThreadFacts>).find({ _id: { $in: [...ids] } }, { limit: ids.length, fields: threadFields })

/** The newest open tickets in which a bureau takes part. */
export const openThreadsOf = (bureauId: string): Promise<ThreadFacts[]> =>
  (tickets as unknown as Collection<ThreadFacts>).find(
    { bureauIds: bureauId, state: { $in: [...openStates] } }, { sort: [['updatedAt', -1]], limit: 200, fields: threadFields },
  )

export const roomsByIds = async (ids: readonly string[]): Promise<RoomDocument[]> =>
  ids.length === 0 ? [] : rooms.find({ _id: { $in: [...ids] } }, { limit: ids.length })

export const isRecalled = async (messageId: string): Promise<boolean> => (await messages.get(messageId))?.kind === 'recalled'

/** How far a person has read a room, for a notice that is moot once he has. */
export const readSeqOf = async (roomId: string, personId: string): Promise<number> => (await reads.get(`${roomId}:${personId}`))?.seq ?? 0

export const ticketFacts = byId(tickets, factFields)

/** The same of several tickets at once. */
export const ticketFactsOf = async (ids: readonly string[]): Promise<Map<string, TicketFacts>> =>
  ids.length === 0
    ? new Map()
    : new Map((await tickets.find(
        { _id: { $in: [...ids] } }, { limit: ids.length, fields: factFields },
      )).map((ticket) => [ticket._id, ticket]))

/** How many open tickets wait for one of these (a person, a group), and how many of them are past their date. */
export const countWaiting = async (waitsFor: readonly string[], now: number): Promise<{ waiting: number; late: number }> => {
  const filter = { waitsFor: { $in: [...waitsFor] } }
  const [waiting, late] = await Promise.all([tickets.count(filter), tickets.count({ ...filter, nextDueAt: { $lte: now } })])
  return { waiting, late }
}

/** Messages that carry files, for those who want to open them. */
export const messagesByIds = async (ids: readonly string[]): Promise<MessageDocument[]> =>
  ids.length === 0 ? [] : messages.find({ _id: { $in: [...ids] } }, { limit: ids.length })

/** A file that was uploaded, finished or not: for a slice that wants to make use of it. */
export const fileById = (id: string): Promise<FileDocument | null> => files.get(id)

/** The bureaus whose items of the ticket's approval were given that file, in whichever version. */
export const itemBureausOf = async (ticketId: string, fileId: string): Promise<string[]> => {
  const [given, approval] = await Promise.all([papers.find({ ticketId, 'file.id': fileId }, { limit: 100 }), approvals.get(ticketId)])
  return (approval?.items ?? []).filter(({ key }) => given.some(({ item }) => item === key)).map(({ bureau }) => bureau.id)
}
