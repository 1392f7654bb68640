import type { Me } from '../../types/roster'
import { ok, refuse } from '../../types/result'
import { bureausByIds, enterpriseById, personById } from '../kit/directory'
import type { Handler } from '../kit/serve'
import { phoneOf } from '../kit/wechat/phone'
import { type PersonDocument, isBound } from './domain/documents'
import { masked } from './domain/phone'
import { knock, turnedAway } from './joining/door'
import { markSeen } from './joining/store'
import { agree, bindAccount, peopleByPhone } from './store'

export const meOf = async (person: PersonDocument): Promise<Me> => {
  const [enterprise, bureaus] = await Promise.all([
    person.enterpriseId ? enterpriseById(person.enterpriseId) : null,
    person.bureauId ? bureausByIds([person.bureauId]) : [],
  ])
  const bureau = bureaus[0]
  return {
    id: person._id, name: person.name, title: person.title, roles: person.roles, phone: masked(person.phone),
    enterprise: enterprise && { id: enterprise._id, name: enterprise.name },
    bureau: bureau ? { id: bureau._id, name: bureau.name } : null,
    owner: person.owner === true, privacy: person.privacy?.version ?? null,
  }
}

/** Seen at most once a day: only so that contacts nobody reaches any more can be found. */
const dayMs = 86_400_000

export const me: Handler<'roster.me'> = async (_input, { actor, now, after }) => {
  const person = await personById(actor.id)
  if (!person) return refuse('stranger')
  if (now - (person.seenAt ?? 0) > dayMs) after(() => markSeen(person._id, now - (now % dayMs)))
  return ok({ ...await meOf(person), now })
}

/**
 * Coming in by WeChat's phone button: the number is WeChat's word, not the caller's. Only a person without an account
 * can be bound, so nobody takes over somebody else by a recycled number.
 */
export const bind: Handler<'roster.bind'> = async ({ phoneCode, privacy }, { openid, now }) => {
  const often = await knock(openid, now)
  if (!often.ok) return turnedAway('bind', openid, often)
  const phone = await phoneOf(phoneCode)
  if (phone === null) return turnedAway('bind', openid, refuse('bad_code'))
  const found = await peopleByPhone(phone, now)
  const own = found.find((person) => person.openid === openid)
  if (own) return ok(await meOf(own))
  const free = found.filter(isBound).length === 0 && found.length === 1 ? found[0]! : null
  const person = free && (await bindAccount(free, openid, now))
  if (!person) return turnedAway('bind', openid, refuse(found.some(isBound) ? 'phone_taken' : 'stranger'))
  if (privacy !== undefined) await agree(person._id, privacy, now)
  return ok(await meOf(privacy === undefined ? person : { ...person, privacy: { version: privacy, at: now } }))
}
