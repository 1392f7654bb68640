import { type Result, ok, refuse } from '../../../types/result'
import { type Transaction, collection, inTransaction, isDuplicate, undo } from '../../kit/db'
import { derivedId } from '../../kit/ids'
import { type OutboxRow, outboxRow, queue } from '../../kit/outbox'
import type { LineKind, LineOrder } from '../../chat/domain/line'
import type { SignalDocument } from '../../kit/signals'
import { type EnterpriseDocument, type PersonDocument, isHere } from '../domain/documents'
import type { ApplicationDocument, InvitationDocument } from '../domain/joining'

const people = collection<PersonDocument>('people')
const invitations = collection<InvitationDocument>('invitations')
const applications = collection<ApplicationDocument>('applications')
const enterprises = collection<EnterpriseDocument>('enterprises')
const signals = collection<SignalDocument>('signals')

/** The present people with that number: who has left is nobody's namesake. */
export const peopleWithPhone = async (phone: string, now: number): Promise<PersonDocument[]> =>
  (await people.find({ phone }, { limit: 20 })).filter((person) => isHere(person, now))

export const personWithAccount = async (openid: string, now: number): Promise<PersonDocument | null> => {
  const [person] = await people.find({ openid }, { limit: 1 })
  return person && isHere(person, now) ? person : null
}

export const addInvitation = (invitation: InvitationDocument): Promise<boolean> => invitations.insert(invitation)
export const invitationById = (id: string): Promise<InvitationDocument | null> => invitations.get(id)
export const invitationByCode = async (code: string): Promise<InvitationDocument | null> =>
  (await invitations.find({ code }, { limit: 1 }))[0] ?? null
export const invitationsOf = (enterpriseId: string | null, limit: number): Promise<InvitationDocument[]> =>
  invitations.find({ enterpriseId }, { sort: [['at', -1]], limit })
export const revokeInvitation = (id: string): Promise<InvitationDocument | null> =>
  invitations.changeOne({ _id: id, state: 'open' }, { $set: { state: 'revoked' } })

export const applicationById = (id: string): Promise<ApplicationDocument | null> => applications.get(id)
export const waitingApplications = (enterpriseIds: readonly string[] | 'all', limit: number): Promise<ApplicationDocument[]> =>
  applications.find(
    enterpriseIds === 'all' ? { state: 'waiting' } : { state: 'waiting', enterpriseId: { $in: [...enterpriseIds] } },
    { sort: [['at', 1]], limit },
  )
export const putApplication = (application: ApplicationDocument): Promise<void> => applications.put(application)
export const decideApplication = (id: string, set: Partial<ApplicationDocument>): Promise<ApplicationDocument | null> =>
  applications.changeOne({ _id: id, state: 'waiting' }, { $set: set })

/** The enterprise that is called so, by credit code or by its whole name. */
export const enterpriseCalled = async (wanted: string): Promise<EnterpriseDocument | null> => {
  const byCode = await enterprises.get(wanted.toUpperCase())
  return byCode ?? (await enterprises.find({ name: wanted }, { limit: 1 }))[0] ?? null
}

/** A quiet line for an enterprise's room, in the transaction of what it tells. */
export const lineRow = (key: string, roomId: string, line: LineKind, names: string[], now: number): OutboxRow =>
  outboxRow(derivedId(key, 'line'), 'chat', 'line', { roomId, line, names } satisfies LineOrder, now)

/** Makes a person's membership of the room what it has to be, should the call that changed him die before it could. */
export const membershipRow = (key: string, personId: string, roomId: string, now: number): OutboxRow =>
  outboxRow(derivedId(key, 'member'), 'roster', 'member', { personId, roomId }, now)

/** Writes a person as decided on what he was; somebody bound to the same account or number in between wins. */
const writePerson = async (tx: Transaction, person: PersonDocument): Promise<void> => tx.of<PersonDocument>('people').put(person)

/** Runs a change of people; two that would share an account are refused, not crashed. */
const changing = async <T>(work: (tx: Transaction) => Promise<Result<T>>): Promise<Result<T>> => {
  try {
    return await inTransaction(work)
  } catch (error) {
    if (isDuplicate(error)) return refuse('phone_taken')
    throw error
  }
}

/** Spends the invitation and writes the person it brings in, both or neither. */
export const spendInvitation = (
  invitation: InvitationDocument, person: PersonDocument, rows: OutboxRow[], now: number,
): Promise<Result<PersonDocument>> =>
  changing<PersonDocument>(async (tx) => {
    const usedBy = { openid: person.openid, personId: person._id, name: person.name, at: now }
    const spent = await tx.of<InvitationDocument>('invitations').changeOne(
      { _id: invitation._id, state: 'open', expiresAt: { $gt: now } }, { $set: { state: 'used', usedBy } },
    )
    if (!spent) undo<Result<PersonDocument>>(refuse('invitation_over'))
    await writePerson(tx, person)
    await queue(tx, rows)
    return ok(person)
  })

/** Approves the request and writes the person, both or neither. */
export const approve = (
  application: ApplicationDocument, set: Partial<ApplicationDocument>, person: PersonDocument, rows: OutboxRow[],
): Promise<Result<PersonDocument>> =>
  changing<PersonDocument>(async (tx) => {
    const done = await tx.of<ApplicationDocument>('applications').changeOne({ _id: application._id, state: 'waiting' }, { $set: set })
    if (!done) undo<Result<PersonDocument>>(refuse('wrong_state'))
    await writePerson(tx, person)
    await queue(tx, rows)
    return ok(person)
  })

/** Writes people as they are from now on, with what follows. `ids` are read again inside, so that nothing is overwritten. */
export const changePeople = (
  ids: readonly string[], change: (found: PersonDocument[]) => Result<PersonDocument[]>, rows: (changed: PersonDocument[]) => OutboxRow[],
): Promise<Result<PersonDocument[]>> =>
  changing<PersonDocument[]>(async (tx) => {
    const found: PersonDocument[] = []
    for (const id of ids) {
      const person = await tx.of<PersonDocument>('people').get(id)
      if (person) found.push(person)
    }
    const changed = change(found)
    if (!changed.ok) return undo<Result<PersonDocument[]>>(changed)
    for (const person of changed.value) await writePerson(tx, person)
    await queue(tx, rows(changed.value))
    return changed
  })

/** The signal document follows the account: in WeChat a watch of the old one hears nothing more. */
export const signalsTo = async (person: PersonDocument): Promise<void> => {
  await signals.changeAll({ _id: person._id }, { $set: { _openid: person.openid } })
}

export const markSeen = async (personId: string, day: number): Promise<void> => {
  await people.changeAll({ _id: personId }, { $set: { seenAt: day } })
}
export const markVerified = async (personId: string, now: number): Promise<void> => {
  await people.changeAll({ _id: personId }, { $set: { verifiedAt: now } })
}
