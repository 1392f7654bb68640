import { collection, isDuplicate } from '../kit/db'
import type { SignalDocument } from '../kit/signals'
import type { PersonDocument } from './domain/documents'

const people = collection<PersonDocument>('people')
const signals = collection<SignalDocument>('signals')

/** The people of the roster with that phone number. */
export const peopleByPhone = (phone: string): Promise<PersonDocument[]> => people.find({ phone }, { limit: 3 })

/**
 * Binds a WeChat account to a person who has none yet, and lets that account read the person's signal.
 * null when the person got bound meanwhile or the account is bound to somebody else.
 */
export const bindAccount = async (person: PersonDocument, openid: string): Promise<PersonDocument | null> => {
  try {
    const bound = await people.changeOne({ _id: person._id, openid: person.openid }, { $set: { openid } })
    if (bound) await signals.changeAll({ _id: person._id }, { $set: { _openid: openid } })
    return bound
  } catch (error) {
    if (isDuplicate(error)) return null
    throw error
  }
}
