import { ok, refuse } from '../../../types/result'
import { derivedId } from '../../kit/ids'
import type { Handler } from '../../kit/serve'
import { secretHash } from '../domain/first'
import { knock, turnedAway } from '../joining/door'
import { meOf } from '../me'
import type { PersonDocument } from '../domain/documents'
import { accountOrPhoneTaken, administratorExists, alreadyMade, makeFirst } from './store'

/**
 * Makes the first administrator with the secret of the printed link. Single use, expiring, and worth nothing once
 * there is an administrator. Every refusal reads the same: nothing tells whether the secret was right.
 */
export const first: Handler<'roster.first'> = async ({ secret, name, phone }, { openid, now }) => {
  const often = await knock(openid, now)
  if (!often.ok) return turnedAway('first', openid, often)
  const hash = secretHash(secret)
  const id = derivedId('first-admin', hash)
  const before = await alreadyMade(id, openid)
  if (before) return ok(await meOf(before))
  if ((await administratorExists()) || (await accountOrPhoneTaken(openid, phone))) return turnedAway('first', openid, refuse('bad_code'))
  const person: PersonDocument = { _id: id, name, phone, openid, roles: ['admin'], title: '平台管理员' }
  const { openid: _, ...told } = person
  const made = await makeFirst(hash, person, {
    _id: `first-${id}`, at: now, by: { id, name }, kind: 'first', subject: 'people', name, changes: [{ in: 'people', id, before: null, after: told }],
  }, now)
  return made ? ok(await meOf(person)) : turnedAway('first', openid, refuse('bad_code'))
}
