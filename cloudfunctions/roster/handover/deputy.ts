import type { Deputy } from '../../../types/handover'
import { ok, refuse } from '../../../types/result'
import type { LineOrder } from '../../chat/domain/line'
import { personById } from '../../kit/directory'
import { derivedId } from '../../kit/ids'
import { type OutboxRow, nudge, outboxRow } from '../../kit/outbox'
import type { Handler } from '../../kit/serve'
import { bump } from '../../kit/signals'
import { canDepute, leavesOf, mayDepute } from '../domain/deputy'
import { type Deputising, type PersonDocument, isHere } from '../domain/documents'
import { settleCadres } from './cadres'
import { changePerson, deputiesFor, officialsOfZone, pairingsOfCadre } from './store'

const view = (one: Deputising, deputy: PersonDocument): Deputy =>
  ({ id: one.id, official: { id: one.for, name: one.forName }, deputy: { id: deputy._id, name: deputy.name }, from: one.from, to: one.to })

/** The enterprises whose rooms the deputy enters: those the official carries in that time. */
const enterprisesOf = async (officialId: string, from: number): Promise<string[]> =>
  (await pairingsOfCadre(officialId, from)).map(({ enterpriseId }) => enterpriseId)

export const depute: Handler<'roster.deputy'> = async ({ requestId, deputyId, from, to }, { actor, now, after }) => {
  const id = derivedId(actor.id, 'deputy', requestId)
  const [official, deputy, standing] = await Promise.all([personById(actor.id), personById(deputyId), deputiesFor([deputyId])])
  const earlier = deputy?.deputising?.find((one) => one.id === id)
  if (earlier) return ok(view(earlier, deputy!))
  const may = mayDepute(official!, deputy, leavesOf(deputyId, standing, now), from, to, now)
  if (!may.ok) return may
  const one: Deputising = { id, ...may.value }
  const enterpriseIds = may.value.roles.includes('cadre') ? await enterprisesOf(actor.id, from) : []
  const lines = enterpriseIds.map((roomId): OutboxRow => ({
    ...outboxRow(derivedId(id, roomId), 'chat', 'line', { roomId, line: 'deputy', names: [actor.name, deputy!.name] } satisfies LineOrder, now),
    dueAt: Math.max(from, now),
  }))
  const written = await changePerson(
    deputyId, (person) => ok({ ...person, deputising: [...(person.deputising ?? []).filter((other) => other.id !== id), one] }),
    [outboxRow(derivedId(id, 'rooms'), 'roster', 'cadres', { enterpriseIds }, now), ...lines],
  )
  if (!written.ok) return written
  for (const enterpriseId of enterpriseIds) await settleCadres(enterpriseId)
  after(async () => {
    await bump([deputyId], 'chat')
    await nudge(['roster', 'chat'])
  })
  return ok(view(one, written.value))
}

/** Back earlier than planned: the deputy is out from this moment on. */
export const endDeputy: Handler<'roster.deputy.end'> = async ({ id }, { actor, now, after }) => {
  const deputy = (await deputiesFor([actor.id])).find((person) => person.deputising?.some((one) => one.id === id && one.for === actor.id))
  const one = deputy?.deputising?.find((each) => each.id === id)
  if (!deputy || !one) return refuse('not_found')
  if (one.to <= now) return ok(view(one, deputy))
  const enterpriseIds = await enterprisesOf(actor.id, Math.min(one.from, now))
  const ended = { ...one, to: Math.max(one.from, now) }
  const written = await changePerson(
    deputy._id, (person) => ok({ ...person, deputising: (person.deputising ?? []).map((each) => (each.id === id ? ended : each)) }),
    [outboxRow(derivedId(id, 'ended'), 'roster', 'cadres', { enterpriseIds }, now)],
  )
  if (!written.ok) return written
  for (const enterpriseId of enterpriseIds) await settleCadres(enterpriseId)
  after(() => nudge(['roster']))
  return ok(view(ended, written.value))
}

export const deputies: Handler<'roster.deputies'> = async (_input, { actor, now }) => {
  const [self, own, zone] = await Promise.all([personById(actor.id), deputiesFor([actor.id]), officialsOfZone()])
  const candidates = zone.filter((person) => isHere(person, now) && canDepute(self!, person, now))
  const standing = await deputiesFor(candidates.map(({ _id }) => _id))
  const running = (one: Deputising) => one.to > now
  return ok({
    mine: own.flatMap((person) => (person.deputising ?? []).filter((one) => one.for === actor.id && running(one)).map((one) => view(one, person))),
    forOthers: (self?.deputising ?? []).filter(running).map((one) => view(one, self!)),
    candidates: candidates.map(({ _id, name, title }) => ({ id: _id, name, title, away: leavesOf(_id, standing, now) })),
  })
}
