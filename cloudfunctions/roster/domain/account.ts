import { derivedId } from '../../kit/ids'
import { type PersonDocument, isBound, unbound } from './documents'

/** By it an account that was cut off is known again; the account cannot be read from it. */
export const accountMark = (openid: string): string => derivedId('account', openid)

/** More accounts than these one person never had. */
const remembered = 5

/** The person without his account: whatever still speaks with it is nobody, and is known as his former one. */
export const cutOffAccount = (person: PersonDocument): PersonDocument =>
  isBound(person)
    ? { ...person, openid: unbound(person._id), formerAccounts: [...(person.formerAccounts ?? []), accountMark(person.openid)].slice(-remembered) }
    : person
