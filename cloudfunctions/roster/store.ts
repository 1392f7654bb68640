import { collection, isDuplicate } from '../kit/db'
import type { SignalDocument } from '../kit/signals'
import { type PersonDocument, isHere } from './domain/documents'

const people = collection<PersonDocument>('people')
const signals = collection<SignalDocument>('signals')

/** More administrators than this no zone has. */
const mostAdmins = 50

/** The people of the roster with that phone number who still belong to it. */
export const peopleByPhone = async (phone: string, now: number): Promise<PersonDocument[]> =>
  (await people.find({ phone }, { limit: 20 })).filter((person) => isHere(person, now))

export const admins = async (now: number): Promise<PersonDocument[]> =>
  (await people.find({ roles: 'admin' }, { limit: mostAdmins })).filter((person) => isHere(person, now))

/**
 * Binds a WeChat account to a person who has none yet, and lets that account read the person's signal.
 * null when the person got bound meanwhile or the account is bound to somebody else.
 */
export const bindAccount = async (person: PersonDocument, openid: string, now: number): Promise<PersonDocument | null> => {
  try {
    const bound = await people.changeOne({ _id: person._id, openid: person.openid }, { $set: { openid, seenAt: now } })
    if (bound) await signals.changeAll({ _id: person._id }, { $set: { _openid: openid } })
    return bound
  } catch (error) {
    if (isDuplicate(error)) return null
    throw error
  }
}

/** Notes which privacy guide the person agreed to. */
export const agree = async (personId: string, version: string, now: number): Promise<void> => {
  await people.changeAll({ _id: personId }, { $set: { privacy: { version, at: now } } })
}
