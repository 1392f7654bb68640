import { type Result, ok, refuse } from '../../../types/result'
import { membership } from '../../chat/domain/membership'
import { has } from '../../kit/actor'
import { enterpriseStaff, personById, roomById } from '../../kit/directory'
import { derivedId } from '../../kit/ids'
import { nudge } from '../../kit/outbox'
import type { Handler, Situation } from '../../kit/serve'
import { cutOffAccount } from '../domain/account'
import { type PersonDocument, isBound, isHere } from '../domain/documents'
import { mayManage, toCheck, withoutEnterprise } from '../domain/joining'
import { masked } from '../domain/phone'
import { settleMembership } from './membership'
import { placeIn } from './invite'
import { changePeople, lineRow, markVerified, membershipRow, signalsTo } from './store'

/** Somebody of an enterprise whose people the caller looks after; to anybody else there is nobody by that id. */
const colleague = async (personId: string, { actor, now }: Situation): Promise<Result<PersonDocument & { enterpriseId: string }>> => {
  const person = await personById(personId)
  if (!person?.enterpriseId || !isHere(person, now)) return refuse('not_found')
  const as = await placeIn(person.enterpriseId, actor, now)
  return mayManage(actor, as, person.enterpriseId) ? ok({ ...person, enterpriseId: person.enterpriseId }) : refuse('not_found')
}

export const colleagues: Handler<'roster.colleagues'> = async ({ enterpriseId }, { actor, now }) => {
  const room = await roomById(enterpriseId)
  const as = room && membership(room, actor.id, now)
  if (!room || (!as && !has(actor, 'admin'))) return refuse('not_found')
  const since = new Map(room.members.map((member) => [member.id, member.from]))
  const staff = await enterpriseStaff(enterpriseId)
  return ok({
    mayManage: mayManage(actor, as, enterpriseId),
    colleagues: staff
      .map((person) => ({
        id: person._id, name: person.name, title: person.title, owner: person.owner === true, phone: masked(person.phone),
        bound: isBound(person), toCheck: toCheck(person, since.get(person._id) ?? 0, now),
      }))
      .sort((a, b) => Number(b.owner) - Number(a.owner)),
  })
}

/**
 * Ends somebody's part in his enterprise. Whatever he holds, a session, a watched signal or a link, is worth nothing once this
 * is written: access is read from his document with every call. Where he led the enterprise's staff, somebody else does.
 */
export const remove: Handler<'roster.remove'> = async ({ personId, requestId, successorId }, situation) => {
  const { actor, now, after } = situation
  const found = await colleague(personId, situation)
  // A repeated request finds him gone.
  if (!found.ok) return (await goneBy(personId, actor.id, requestId)) ? ok({ removed: true }) : found
  if (personId === actor.id) return refuse('forbidden')
  const { enterpriseId, name, owner } = found.value
  const key = removalKey(actor.id, personId, requestId)
  const heir = owner === true ? heirOf(await enterpriseStaff(enterpriseId), personId, successorId) : null
  if (successorId !== undefined && heir?._id !== successorId) return refuse('unsuitable_person')
  const changed = await changePeople(
    [personId, ...(heir ? [heir._id] : [])],
    (people) => ok(people.map((person) => (person._id === personId
      ? { ...withoutEnterprise(person, now), removal: key }
      : { ...person, owner: true }))),
    () => [
      membershipRow(key, personId, enterpriseId, now), lineRow(key, enterpriseId, 'left', [name], now),
      ...(heir ? [lineRow(`${key}-heir`, enterpriseId, 'owner', [heir.name], now)] : []),
    ],
  )
  if (!changed.ok) return changed
  const person = changed.value.find(({ _id }) => _id === personId)!
  await Promise.all([settleMembership(person, enterpriseId, now), signalsTo(person)])
  after(() => nudge(['roster', 'chat']))
  return ok({ removed: true })
}

const removalKey = (actorId: string, personId: string, requestId: string): string => derivedId(actorId, 'remove', personId, requestId)

const goneBy = async (personId: string, actorId: string, requestId: string): Promise<boolean> =>
  (await personById(personId))?.removal === removalKey(actorId, personId, requestId)

/** Who leads the enterprise's staff next: the one named, else an owner there is already, else its first colleague with an account. */
const heirOf = (staff: readonly PersonDocument[], leaving: string, named: string | undefined): PersonDocument | null => {
  const others = staff.filter(({ _id }) => _id !== leaving)
  if (named !== undefined) return others.find(({ _id }) => _id === named) ?? null
  if (others.some(({ owner }) => owner === true)) return null
  return others.find(isBound) ?? others[0] ?? null
}

export const unbind: Handler<'roster.unbind'> = async ({ personId }, situation) => {
  const found = await unbindable(personId, situation)
  if (!found.ok) return found
  const changed = await changePeople([personId], (people) => ok(people.map(cutOffAccount)), () => [])
  if (!changed.ok) return changed
  for (const person of changed.value) await signalsTo(person)
  return ok({ unbound: true })
}

/** An official's account is cut off by an administrator, an enterprise's by whoever looks after its people. */
const unbindable = async (personId: string, situation: Situation): Promise<Result<PersonDocument>> => {
  if (!has(situation.actor, 'admin')) return colleague(personId, situation)
  const person = await personById(personId)
  return person && isHere(person, situation.now) ? ok(person) : refuse('not_found')
}

export const verify: Handler<'roster.verify'> = async ({ personId }, situation) => {
  const found = await colleague(personId, situation)
  if (!found.ok) return found
  await markVerified(personId, situation.now)
  return ok({ verifiedAt: situation.now })
}
