import type { Self } from '../../../types/privacy'
import { openStates } from '../../../types/ticket'
import { type Result, ok, refuse } from '../../../types/result'
import { accessView, accessesAbout, accessesBefore, noteAccess } from '../../kit/access-log'
import { enterpriseById, personById } from '../../kit/directory'
import { attempt } from '../../kit/limiter'
import type { Handler } from '../../kit/serve'
import { phoneOf } from '../../kit/wechat/phone'
import { mayCall } from '../domain/calling'
import { type PersonDocument, isHere } from '../domain/documents'
import { turnedAway } from '../joining/door'
import { peopleWithPhone } from '../joining/store'
import { refusalsBefore, refusedView } from '../../kit/refused'
import { meOf } from '../me'
import { askedForErasure, counts, hasOpen, namesOf, roomsWith, setPerson } from './store'

/** Nobody calls more people than this in an hour. */
const calling = { times: 60, ms: 3_600_000 }
const listed = 50

export const phone: Handler<'roster.phone'> = async ({ personId }, { actor, now }) => {
  const person = await personById(personId)
  if (!person || !isHere(person, now)) return refuse('not_found')
  if (person._id === actor.id) return ok({ phone: person.phone })
  const [mine, opens] = await Promise.all([
    roomsWith(actor.id),
    person.enterpriseId !== undefined && (await hasOpen(person.enterpriseId, actor.roles.includes('supervisor') ? null : actor.bureauId ?? '-', openStates))
      ? [person.enterpriseId] : [],
  ])
  if (!mayCall(actor, person, mine, opens, now)) return refuse('not_found')
  const often = await attempt('phone', actor.id, calling, now)
  if (!often.ok) return turnedAway('phone', actor.id, often)
  // Known before it is given: a look that could not be noted is none.
  await noteAccess({ at: now, by: { id: actor.id, name: actor.name }, what: 'phone', aboutId: personId, about: person.name }, String(Math.floor(now / 60_000)))
  return ok({ phone: person.phone })
}

const selfOf = async (person: PersonDocument): Promise<Result<Self>> => {
  const [me, told, accesses] = await Promise.all([meOf(person), counts(person._id, person.enterpriseId ?? null), accessesAbout(person._id, listed)])
  return ok({
    ...me, ...told, seenAt: person.seenAt ?? null, privacyAt: person.privacy?.at ?? null,
    erasureAskedAt: person.erasureAskedAt ?? null, accesses: accesses.map(accessView),
  })
}

export const self: Handler<'roster.self'> = async (_input, { actor }) => {
  const person = await personById(actor.id)
  return person ? selfOf(person) : refuse('stranger')
}

export const correct: Handler<'roster.self.correct'> = async ({ name, title, phoneCode }, { actor, now }) => {
  const set: Record<string, unknown> = { ...(name === undefined ? {} : { name }), ...(title === undefined ? {} : { title }) }
  if (phoneCode !== undefined) {
    const number = await phoneOf(phoneCode)
    if (number === null) return refuse('bad_code')
    if ((await peopleWithPhone(number, now)).some((person) => person._id !== actor.id)) return turnedAway('correct', actor.id, refuse('phone_taken'))
    set.phone = number
  }
  if (Object.keys(set).length === 0) return refuse('bad_input', { fields: ['name'] })
  const person = await setPerson(actor.id, set)
  if (!person) return refuse('stranger')
  await noteAccess({ at: now, by: { id: actor.id, name: person.name }, what: 'corrected', aboutId: actor.id, about: person.name }, String(now))
  return selfOf(person)
}

export const consent: Handler<'roster.consent'> = async ({ version }, { actor, now }) => {
  const person = await setPerson(actor.id, { privacy: { version, at: now } })
  return person ? selfOf(person) : refuse('stranger')
}

export const askErasure: Handler<'roster.self.erase'> = async (_input, { actor, now }) => {
  const before = await personById(actor.id)
  if (!before) return refuse('stranger')
  if (before.erasureAskedAt) return selfOf(before)
  const person = await setPerson(actor.id, { erasureAskedAt: now })
  await noteAccess({ at: now, by: { id: actor.id, name: actor.name }, what: 'erase_asked', aboutId: actor.id, about: actor.name }, 'asked')
  return selfOf(person!)
}

export const erasures: Handler<'roster.erasures'> = async (_input, { now }) => {
  const asked = (await askedForErasure()).filter((person) => isHere(person, now))
  return ok({
    people: await Promise.all(asked.map(async (person) => {
      const enterprise = person.enterpriseId === undefined ? null : await enterpriseById(person.enterpriseId)
      return {
        person: { id: person._id, name: person.name }, askedAt: person.erasureAskedAt!,
        enterprise: enterprise && { id: enterprise._id, name: enterprise.name },
      }
    })),
  })
}

export const accesses: Handler<'roster.accesses'> = async ({ before, limit }, { now }) => {
  const found = await accessesBefore(before ?? now + 1, limit)
  return ok({ accesses: found.map(accessView), next: found.length < limit ? null : found[found.length - 1]!.at })
}

/** By the time of the last one, so that what goes on now stands first. */
export const refusals: Handler<'roster.refusals'> = async ({ before, limit }, { now }) => {
  const found = await refusalsBefore(before ?? now + 1, limit)
  const names = await namesOf(found.flatMap(({ aimed }) => aimed ?? []))
  return ok({
    refusals: found.map((one) => refusedView(one, names.get(one.aimed ?? '') ?? null)),
    next: found.length < limit ? null : found[found.length - 1]!.last,
  })
}
