import type { RoomDocument } from '../../chat/domain/documents'
import type { TicketDocument } from '../../ticket/domain/documents'
import { collection, inTransaction } from '../../kit/db'
import { everyOf, everyWith } from '../../kit/db/every'
import { type OutboxRow, queue } from '../../kit/outbox'
import type { PersonDocument } from '../domain/documents'

const people = collection<PersonDocument>('people')
const rooms = collection<RoomDocument>('rooms')
const tickets = collection<TicketDocument>('tickets')
const messages = collection<{ _id: string }>('messages')
const notices = collection<{ _id: string }>('notices')
const enterprises = collection<{ _id: string; name: string }>('enterprises')
const invitations = collection<{ _id: string }>('invitations')
const accesses = collection<{ _id: string; what: string; at: number }>('access_log')
const applications = collection<{ _id: string }>('applications')

/** What enterprises and people of these ids are called; a room has the id of its enterprise. */
export const namesOf = async (ids: readonly string[]): Promise<Map<string, string>> => {
  const [own, persons] = await Promise.all([everyWith(enterprises, '_id', ids, {}, ['name']), everyWith(people, '_id', ids, {}, ['name'])])
  return new Map([...own, ...persons].map(({ _id, name }) => [_id, name]))
}

export const roomsWith = (personId: string): Promise<RoomDocument[]> => rooms.find({ 'members.id': personId }, { limit: 500 })

/** Whether a ticket of the enterprise is open in the bureau, or, for supervisors, at all. */
export const hasOpen = async (enterpriseId: string, bureauId: string | null, open: readonly string[]): Promise<boolean> =>
  (await tickets.count({ enterpriseId, state: { $in: [...open] }, ...(bureauId === null ? {} : { bureauIds: bureauId }) })) > 0

export const counts = async (personId: string, enterpriseId: string | null) => {
  const own = (await roomsWith(personId)).map(({ _id }) => _id)
  const [said, raised, told] = await Promise.all([
    own.length === 0 ? 0 : messages.count({ roomId: { $in: own }, authorId: personId }),
    tickets.count(enterpriseId === null ? { 'responsible.id': personId } : { enterpriseId, 'raisedBy.id': personId }),
    notices.count({ personId }),
  ])
  return { messages: said, tickets: raised, notices: told }
}

export const setPerson = (id: string, set: Record<string, unknown>): Promise<PersonDocument | null> => people.changeOne({ _id: id }, { $set: set })
export const askedForErasure = (): Promise<PersonDocument[]> => people.find({ erasureAskedAt: { $gt: 0 } }, { limit: 200 })
export const putPerson = (person: PersonDocument): Promise<void> => people.put(person)
/** Everybody of the enterprise, also who has left it. */
export const peopleOfEnterprise = (enterpriseId: string): Promise<PersonDocument[]> => everyOf(people, { enterpriseId })
/** Who used an invitation is somebody without a name, and without an account that a retry could be told by. */
export const forgetInInvitations = (personId: string, nobody: string): Promise<number> =>
  invitations.changeAll({ 'usedBy.personId': personId }, { $set: { 'usedBy.name': nobody, 'usedBy.openid': '' } })
export const lastExportOf = async (enterpriseId: string): Promise<number | null> =>
  (await accesses.find({ aboutId: enterpriseId }, { sort: [['at', -1]], limit: 50 })).find(({ what }) => what === 'export')?.at ?? null

export const forgetApplications = (openid: string): Promise<number> => applications.remove({ openid })

/** Ends everybody's part in an enterprise and queues its deletion, both or neither. */
export const beginErasure = (staff: readonly PersonDocument[], rows: OutboxRow[]): Promise<void> =>
  inTransaction(async (tx) => {
    for (const person of staff) await tx.of<PersonDocument>('people').put(person)
    await queue(tx, rows)
  })
export const openTickets = (enterpriseId: string, open: readonly string[]): Promise<number> =>
  tickets.count({ enterpriseId, state: { $in: [...open] } })
