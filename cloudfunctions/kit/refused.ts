import type { Refused } from '../../types/privacy'
import type { RefusalCode } from '../../types/result'
import type { PersonRef } from '../../types/roster'
import { accountMark } from '../roster/domain/account'
import type { PersonDocument } from '../roster/domain/documents'
import { collection } from './db'
import { derivedId } from './ids'

/**
 * What somebody tried and was refused: kept for administrators, one row per account, call, answer and hour, so that a flood
 * is one line with a number. Neither an account nor an invitation's code is stored.
 */
export interface RefusedDocument {
  _id: string
  at: number
  last: number
  count: number
  /** null for an account that is and was nobody's. */
  by: PersonRef | null
  /** He had that account once: it was cut off, or he was removed. */
  former: boolean
  what: string
  code: RefusalCode
  /** The id he aimed at first; null where the call names nothing. */
  aimed: string | null
}

const refusals = collection<RefusedDocument>('refusals')
const people = collection<PersonDocument>('people')

const hourMs = 3_600_000
/** Half a year. */
const keepMs = 183 * 86_400_000

/** A known person's refusals that tell of reaching too far; the others are everyday answers. */
const tooFar: readonly RefusalCode[] = ['forbidden', 'not_found']
/** At the door every refusal counts but a form that is not filled in. */
const everyday: readonly RefusalCode[] = ['bad_input', 'unavailable', 'internal']

export const isNoted = (code: RefusalCode, atTheDoor: boolean): boolean => (atTheDoor ? !everyday.includes(code) : tooFar.includes(code))

interface Attempt { what: string; code: RefusalCode; input?: unknown }

const note = async (who: string, { what, code, input }: Attempt, now: number, whose: () => Promise<Pick<RefusedDocument, 'by' | 'former'> | null>): Promise<void> => {
  const _id = derivedId('refused', who, what, code, String(Math.floor(now / hourMs)))
  const again = async () => (await refusals.changeOne({ _id }, { $inc: { count: 1 }, $set: { last: now } })) !== null
  if (await again()) return
  const somebody = await whose()
  if (!somebody) return
  const fresh = await refusals.insert({ _id, at: now, last: now, count: 1, ...somebody, what, code, aimed: aimedAt(input) })
  if (!fresh) await again()
}

/** Of an input only what names a place or a person; never what was written, and no code of an invitation. */
const aims = ['enterpriseId', 'roomId', 'ticketId', 'personId', 'fileId', 'importId']
const aimedAt = (input: unknown): string | null => {
  if (input === null || typeof input !== 'object') return null
  for (const field of aims) {
    const id = (input as Record<string, unknown>)[field]
    if (typeof id === 'string') return id.slice(0, 64)
  }
  return null
}

export const noteRefused = (by: PersonRef, attempt: Attempt, now: number): Promise<void> =>
  note(by.id, attempt, now, async () => ({ by: { id: by.id, name: by.name }, former: false }))

/**
 * The same for an account that is nobody's at this moment. Away from the door a stranger's call is what every newcomer's
 * app makes first, and is noted only when the account was somebody's once.
 */
export const noteStranger = (openid: string, attempt: Attempt, atTheDoor: boolean, now: number): Promise<void> => {
  const mark = accountMark(openid)
  return note(mark, attempt, now, async () => {
    const [person] = await people.find(atTheDoor ? { $or: [{ openid }, { formerAccounts: mark }] } : { formerAccounts: mark }, { limit: 1 })
    if (!person) return atTheDoor ? { by: null, former: false } : null
    return { by: { id: person._id, name: person.name }, former: person.openid !== openid }
  })
}

/** What was refused to somebody before his account could be looked at: a token or an address of an account he has no more. */
export const noteFormer = (person: Pick<PersonDocument, '_id' | 'name'>, what: string, now: number): Promise<void> =>
  note(person._id, { what, code: 'signed_out' }, now, async () => ({ by: { id: person._id, name: person.name }, former: true }))

export const refusalsBefore = (before: number, limit: number): Promise<RefusedDocument[]> =>
  refusals.find({ last: { $lt: before } }, { sort: [['last', -1]], limit })
/** An erased person is named no more; that something was refused stays. */
export const forgetInRefusals = async (personId: string, nobody: string): Promise<void> => {
  await refusals.changeAll({ 'by.id': personId }, { $set: { 'by.name': nobody } })
}
export const forgetRefusals = (now: number): Promise<number> => refusals.remove({ last: { $lt: now - keepMs } })

export const refusedView = ({ _id, aimed: _aimed, ...told }: RefusedDocument, about: string | null): Refused => ({ id: _id, ...told, about })
