import { type Transaction, collection, inTransaction, isDuplicate, undo } from '../../kit/db'
import type { AuditDocument } from '../domain/audit'
import type { PersonDocument } from '../domain/documents'
import type { BootstrapDocument } from '../domain/first'

const people = collection<PersonDocument>('people')

export const administratorExists = async (): Promise<boolean> => (await people.find({ roles: 'admin' }, { limit: 1, fields: ['_id'] })).length > 0
export const accountOrPhoneTaken = async (openid: string, phone: string): Promise<boolean> =>
  (await people.find({ $or: [{ openid }, { phone }] }, { limit: 1, fields: ['_id'] })).length > 0

/** The first administrator as made before by this very account: its answer got lost on the way. */
export const alreadyMade = async (id: string, openid: string): Promise<PersonDocument | null> => {
  const person = await people.get(id)
  return person?.openid === openid ? person : null
}

/** Uses the secret up and makes the administrator, both or neither; false when the secret was used meanwhile. */
export const makeFirst = async (hash: string, person: PersonDocument, record: AuditDocument, now: number): Promise<boolean> => {
  try {
    return await inTransaction(async (tx: Transaction) => {
      const used = await tx.of<BootstrapDocument>('bootstraps').changeOne(
        { _id: 'first-admin', hash, usedAt: null, expiresAt: { $gt: now } }, { $set: { usedAt: now, usedBy: person._id } },
      )
      if (!used) return undo(false)
      if (!(await tx.of<PersonDocument>('people').insert(person))) return undo(false)
      await tx.of<AuditDocument>('roster_audit').insert(record)
      return true
    })
  } catch (error) {
    if (isDuplicate(error)) return false
    throw error
  }
}
