import type { CadreLoad } from '../../../types/administration'
import { ok, refuse } from '../../../types/result'
import { dayFromText, dayOf, dayText, startOfDay } from '../../kit/clock/calendar'
import { derivedId } from '../../kit/ids'
import { type OutboxRow, outboxRow } from '../../kit/outbox'
import type { Handler } from '../../kit/serve'
import type { LineOrder } from '../../chat/domain/line'
import { type PairingDocument, isHere, noEnd } from '../domain/documents'
import { peak } from '../domain/load'
import { fittingBy, proposePairs } from '../domain/propose'
import { pairingGuard } from '../guard/store'
import { capacityNow, capacitySet } from '../settings/store'
import { isRecorded, perform } from './record'
import { allBureausOf, allCadres, allEnterprises, enterprisesByIds, openPairings, pairingLineId, pairingsOfEnterprises, peopleOf } from './store'

export const pairings: Handler<'roster.admin.pairings'> = async (_input, { now }) => {
  const [cadres, open, all, bureaus, capacity] = await Promise.all([allCadres(now), openPairings(now), allEnterprises(), allBureausOf(), capacityNow()])
  const enterprise = new Map(all.map((one) => [one._id, one]))
  const bureau = new Map(bureaus.map((one) => [one._id, one]))
  const paired = new Set(open.map(({ enterpriseId }) => enterpriseId))
  const loads = cadres.map((cadre): CadreLoad => {
    const own = bureau.get(cadre.bureauId ?? '')
    return {
      cadre: { id: cadre._id, name: cadre.name }, title: cadre.title, rank: cadre.rank ?? 'head', capacity: capacity[cadre.rank ?? 'head'],
      bureau: own ? { id: own._id, name: own.name } : null,
      pairings: open.filter(({ cadreId }) => cadreId === cadre._id).map(({ _id, enterpriseId, from, to }) => ({
        id: _id, enterprise: { id: enterpriseId, name: enterprise.get(enterpriseId)?.name ?? enterpriseId },
        industry: enterprise.get(enterpriseId)?.industry ?? '', from: dayText(dayOf(from)), to: to === noEnd ? null : dayText(dayOf(to - 1)),
      })),
    }
  })
  return ok({
    loads, capacity,
    unpaired: all.filter(({ _id }) => !paired.has(_id)).map(({ _id, name, industry }) => ({ id: _id, name, industry })),
  })
}

export const propose: Handler<'roster.admin.propose'> = async ({ enterpriseIds }, { now }) => {
  const [cadres, open, all, bureaus, capacity] = await Promise.all([allCadres(now), openPairings(now), allEnterprises(), allBureausOf(), capacityNow()])
  const enterprise = new Map(all.map((one) => [one._id, one]))
  const cadre = new Map(cadres.map((one) => [one._id, one]))
  const wanted = [...new Set(enterpriseIds)].flatMap((id) => enterprise.get(id) ?? [])
  const carried = open.flatMap(({ enterpriseId, cadreId }) => {
    const [industry, bureauId] = [enterprise.get(enterpriseId)?.industry, cadre.get(cadreId)?.bureauId]
    return industry && bureauId ? [{ industry, bureauId }] : []
  })
  const { pairs, without } = proposePairs(
    wanted.map(({ _id, industry }) => ({ id: _id, industry })), cadres, open, capacity, fittingBy(bureaus, carried),
  )
  return ok({
    without,
    proposals: pairs.map(({ enterpriseId, cadreId, fits }) => ({
      enterprise: { id: enterpriseId, name: enterprise.get(enterpriseId)!.name }, industry: enterprise.get(enterpriseId)!.industry,
      cadre: { id: cadreId, name: cadre.get(cadreId)!.name }, fits,
    })),
  })
}

/** The room learns of its cadre when his time begins; the line's signal lets everybody's list follow. */
const lineRow = ({ _id, enterpriseId, from }: PairingDocument, cadre: string, now: number): OutboxRow => ({
  ...outboxRow(pairingLineId(_id), 'chat', 'line', { roomId: enterpriseId, line: 'paired', names: [cadre] } satisfies LineOrder, now),
  dueAt: Math.max(from, now),
})

/** Pairs several at once, all or none. A cadre that an enterprise has in that time has to hand it over first. */
export const pair: Handler<'roster.admin.pair'> = async ({ requestId, from, to, pairs }, situation) => {
  if (await isRecorded(requestId, situation.actor)) return ok({ paired: pairs.length })
  const guard = await pairingGuard()
  if (guard === null) return refuse('conflict')
  const term = { from: startOfDay(dayFromText(from)), to: to === undefined ? noEnd : startOfDay(dayFromText(to) + 1) }
  if (!(term.from < term.to) || term.to <= situation.now) return refuse('bad_input', { fields: ['to'] })
  const enterpriseIds = pairs.map(({ enterpriseId }) => enterpriseId)
  if (new Set(enterpriseIds).size !== pairs.length) return refuse('bad_input', { fields: ['pairs'] })
  const [own, people, known, open, capacity] = await Promise.all([
    enterprisesByIds(enterpriseIds), peopleOf(pairs.map(({ cadreId }) => cadreId)), pairingsOfEnterprises(enterpriseIds), openPairings(situation.now), capacityNow(),
  ])
  if (own.length !== pairs.length) return refuse('not_found')
  const cadres = new Map(people.filter((one) => one.roles.includes('cadre') && isHere(one, situation.now)).map((one) => [one._id, one]))
  if (pairs.some(({ cadreId }) => !cadres.has(cadreId))) return refuse('unsuitable_person')
  if (known.some((one) => one.from < term.to && term.from < one.to)) return refuse('taken', { fields: ['pairs'] })
  const fresh = pairs.map(({ enterpriseId, cadreId }): PairingDocument => ({ _id: derivedId('pairing', enterpriseId, cadreId, from, requestId), enterpriseId, cadreId, ...term }))
  for (const cadre of cadres.values()) {
    const most = peak([...open, ...fresh].filter(({ cadreId }) => cadreId === cadre._id), term)
    if (most > capacity[cadre.rank ?? 'head']) return refuse('limit_reached', { fields: [cadre._id] })
  }
  const done = await perform({
    requestId, kind: 'pair', subject: 'pairings', name: own.map(({ name }) => name).join('、').slice(0, 200), rooms: enterpriseIds, guard,
    lines: fresh.map((one) => lineRow(one, cadres.get(one.cadreId)!.name, situation.now)),
    changes: fresh.map((one) => ({ in: 'pairings', id: one._id, before: null, after: one })),
  }, situation)
  return done.ok ? ok({ paired: pairs.length }) : done
}

/** How many enterprises a cadre may have, by rank. Whoever has more keeps them: only new pairings are measured. */
export const capacity: Handler<'roster.admin.capacity'> = async ({ requestId, ...wanted }, situation) => {
  const before = await capacitySet()
  const done = await perform({
    requestId, kind: 'settings', subject: 'settings', name: 'capacity',
    changes: [{ in: 'settings', id: 'capacity', before, after: { _id: 'capacity', ...wanted } }],
  }, situation)
  return done.ok ? ok(await capacityNow()) : done
}
