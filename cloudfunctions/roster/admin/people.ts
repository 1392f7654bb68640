import type { PersonRow } from '../../../types/administration'
import { ok, refuse } from '../../../types/result'
import { derivedId } from '../../kit/ids'
import type { Handler } from '../../kit/serve'
import { type PersonDocument, isBound, isHere, unbound } from '../domain/documents'
import { inOrder } from '../domain/import/wanted'
import { masked } from '../domain/phone'
import { personFaults } from '../domain/person-rules'
import { revOf } from '../domain/rev'
import { isRecorded, perform } from './record'
import { allBureausOf, enterprisesByIds, findPeople, peopleOf, placeOf, peopleWithPhone } from './store'

const rowsOf = async (people: readonly PersonDocument[]): Promise<PersonRow[]> => {
  const [bureaus, own] = await Promise.all([allBureausOf(), enterprisesByIds(people.flatMap(({ enterpriseId }) => enterpriseId ?? []))])
  const bureauOf = new Map(bureaus.map((one) => [one._id, one]))
  const enterpriseOf = new Map(own.map((one) => [one._id, one]))
  const named = (one: { _id: string; name: string } | undefined) => (one ? { id: one._id, name: one.name } : null)
  return people.map((person) => ({
    id: person._id, name: person.name, phone: masked(person.phone), title: person.title, roles: person.roles,
    enterprise: named(enterpriseOf.get(person.enterpriseId ?? '')), bureau: named(bureauOf.get(person.bureauId ?? '')),
    owner: person.owner ?? false, rank: person.rank ?? null, bound: isBound(person), rev: revOf(person),
  }))
}

export const people: Handler<'roster.admin.people'> = async (input, { now }) => {
  const found = await findPeople(input, now)
  return ok({ people: await rowsOf(found), next: found.length < input.limit ? null : placeOf(found[found.length - 1]!, input.sort) })
}

export const savePerson: Handler<'roster.admin.person.save'> = async ({ requestId, id, rev, ...given }, situation) => {
  const target = id ?? derivedId('person', situation.actor.id, requestId)
  const [before] = await peopleOf([target])
  if ((id !== undefined && !before) || (before && !isHere(before, situation.now))) return refuse('not_found')
  if (before && (await isRecorded(requestId, situation.actor))) return ok((await rowsOf([before]))[0]!)
  if (before && rev !== revOf(before)) return refuse('conflict')
  const number = given.phone ?? before?.phone
  if (number === undefined) return refuse('bad_input', { fields: ['phone'] })
  const [bureaus, own, samePhone] = await Promise.all([
    allBureausOf(), enterprisesByIds(given.enterpriseId ? [given.enterpriseId] : []), peopleWithPhone(number, situation.now),
  ])
  const faults = personFaults(given, before ?? null, {
    bureau: given.bureauId === undefined || bureaus.some((one) => one._id === given.bureauId),
    enterprise: given.enterpriseId === undefined || own.length > 0,
  })
  if (faults.length > 0) return refuse('bad_input', { fields: faults })
  if (samePhone.some((one) => one._id !== target)) return refuse('phone_taken')

  const { name, title, roles, enterpriseId, owner, bureauId, rank } = given
  const after: PersonDocument = {
    ...(before ?? { openid: unbound(target) }), _id: target, name, phone: number, title, roles: inOrder(roles),
    ...(enterpriseId ? { enterpriseId, owner } : {}), ...(bureauId ? { bureauId } : {}), ...(rank ? { rank } : {}),
  }
  const done = await perform({
    requestId, kind: 'save', subject: 'people', name, rooms: enterpriseId ? [enterpriseId] : [],
    changes: [{ in: 'people', id: target, before: before ? without(before) : null, after: before ? without(after) : after }],
  }, situation)
  if (!done.ok) return done
  const [now] = await peopleOf([target])
  return now ? ok((await rowsOf([now]))[0]!) : refuse('not_found')
}

const without = ({ openid: _, ...told }: PersonDocument): Omit<PersonDocument, 'openid'> => told
