import type { Me } from '../../types/roster'
import { ok, refuse } from '../../types/result'
import { bureausByIds, enterpriseById, personById } from '../kit/directory'
import type { Handler } from '../kit/serve'
import { phoneOf } from '../kit/wechat/phone'
import type { PersonDocument } from './domain/documents'
import { masked } from './domain/phone'
import { bindAccount, peopleByPhone } from './store'

const meOf = async (person: PersonDocument): Promise<Me> => {
  const [enterprise, bureaus] = await Promise.all([
    person.enterpriseId ? enterpriseById(person.enterpriseId) : null,
    person.bureauId ? bureausByIds([person.bureauId]) : [],
  ])
  const bureau = bureaus[0]
  return {
    id: person._id, name: person.name, title: person.title, roles: person.roles, phone: masked(person.phone),
    enterprise: enterprise && { id: enterprise._id, name: enterprise.name },
    bureau: bureau ? { id: bureau._id, name: bureau.name } : null,
  }
}

export const me: Handler<'roster.me'> = async (_input, { actor }) => {
  const person = await personById(actor.id)
  return person ? ok(await meOf(person)) : refuse('stranger')
}

/**
 * Coming in by WeChat's phone button: the number is WeChat's word, not the caller's. Only a person without an account
 * can be bound, so nobody takes over somebody else by a recycled number.
 */
export const bind: Handler<'roster.bind'> = async ({ phoneCode }, { openid }) => {
  const phone = await phoneOf(phoneCode)
  if (phone === null) return refuse('bad_code')
  const found = await peopleByPhone(phone)
  const own = found.find((person) => person.openid === openid)
  if (own) return ok(await meOf(own))
  const free = found.filter((person) => person.openid.startsWith('unbound:'))
  const person = free.length === 1 ? await bindAccount(free[0]!, openid) : null
  return person ? ok(await meOf(person)) : refuse('stranger')
}
