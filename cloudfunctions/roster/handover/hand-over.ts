import type { Handover } from '../../../types/handover'
import { ok, refuse } from '../../../types/result'
import { personById, supervisors } from '../../kit/directory'
import { enterprisesByIds } from '../../kit/enterprises'
import { derivedId } from '../../kit/ids'
import { type OutboxRow, nudge, outboxRow } from '../../kit/outbox'
import { bump } from '../../kit/signals'
import type { Handler } from '../../kit/serve'
import type { LineOrder } from '../../chat/domain/line'
import { type PersonDocument, isHere, noEnd } from '../domain/documents'
import { type HandoverDocument, type HandoverOrder, checkHandover, planPairings } from '../domain/handover'
import { peak } from '../domain/load'
import { pairingGuard } from '../guard/store'
import { capacityNow } from '../settings/store'
import { admins } from '../store'
import { settleCadres } from './cadres'
import { handoverById, newestHandovers, pairingsOfCadre, pairingsOfEnterprise, takeoversOf, writeCancel, writeHandover } from './store'

/** Whoever keeps something in a person's name works off a handover; a new slice that does so is named here. */
const keepers = ['ticket'] as const
/** Longer than a function lives (20 s): what a call began the moment before has ended by then. */
const againMs = 60_000

/** The work that a handover leaves: twice each, because a call that began before the moment may write after it. */
const workRows = (handover: HandoverDocument): OutboxRow[] => {
  const orders: HandoverOrder[] = [
    ...handover.enterpriseIds.map((enterpriseId) => ({ fromId: handover.from.id, toId: handover.to?.id ?? null, enterpriseId })),
    ...(handover.leaving || handover.enterpriseIds.length === 0
      ? [{ fromId: handover.from.id, toId: handover.to?.id ?? null, enterpriseId: null }]
      : []),
  ]
  return orders.flatMap((order) => keepers.flatMap((target) => [0, againMs].map((later) =>
    ({ ...outboxRow(derivedId(handover._id, target, order.enterpriseId ?? 'all', String(later)), target, 'handover', order, handover.madeAt), dueAt: handover.at + later }))))
}

/** Who leaves loses his account too: in WeChat a watch of his signal ends with it. Access ended with the date. */
const goneRow = ({ _id, from, at, madeAt, leaving }: HandoverDocument): OutboxRow[] =>
  leaving ? [{ ...outboxRow(derivedId(_id, 'gone'), 'roster', 'gone', { personId: from.id }, madeAt), dueAt: at }] : []

const lineRows = ({ _id, enterpriseIds, from, to, at, madeAt }: HandoverDocument): OutboxRow[] =>
  to === null ? [] : enterpriseIds.map((roomId) => ({
    ...outboxRow(derivedId(_id, roomId, 'line'), 'chat', 'line', { roomId, line: 'cadre', names: [from.name, to.name] } satisfies LineOrder, madeAt),
    dueAt: at,
  }))

const roomsRow = (key: string, enterpriseIds: string[], now: number): OutboxRow =>
  outboxRow(derivedId(key, 'rooms'), 'roster', 'cadres', { enterpriseIds }, now)

/** Losing a race against another change of pairings: everything is read and counted anew. */
const looks = 6

export const handOver: Handler<'roster.handover'> = async (input, situation) => {
  for (let look = 1; ; look += 1) {
    const answer = await decideAndWrite(input, situation)
    if (answer.ok || answer.refusal.code !== 'conflict' || look === looks) return answer
  }
}

const decideAndWrite: Handler<'roster.handover'> = async (input, { actor, now, after }) => {
  const _id = derivedId(actor.id, 'handover', input.requestId)
  const guard = await pairingGuard()
  if (guard === null) return refuse('conflict')
  const earlier = await handoverById(_id)
  if (earlier) return ok(await view(earlier, now))
  const at = Math.max(now, input.at ?? now)
  const [from, to] = await Promise.all([personById(input.fromId), input.toId === undefined ? null : personById(input.toId)])
  if (!from || !isHere(from, now) || (input.toId !== undefined && !to)) return refuse('not_found')
  const own = from.roles.includes('cadre') ? await pairingsOfCadre(from._id, at) : []
  const named = input.leaving ? undefined : input.enterpriseIds
  const plan = planPairings(_id, own, to?._id ?? '', at, named)
  const [above, keys] = await Promise.all([supervisors(), admins(now)])
  const others = (found: readonly PersonDocument[]) => found.filter((person) => person._id !== from._id && isHere(person, at)).length
  const may = checkHandover(from, to, plan.enterpriseIds.length > 0, input.leaving, { admins: others(keys), supervisors: others(above) }, at)
  if (!may.ok) return may
  if (plan.enterpriseIds.length === 0 && !input.leaving && !from.roles.some((role) => role !== 'cadre')) return refuse('bad_input', { fields: ['enterpriseIds'] })
  const carried = to?.roles.includes('cadre') ? await pairingsOfCadre(to._id, at) : []
  const most = peak([...carried, ...plan.put.filter(({ cadreId }) => cadreId === to?._id)], { from: at, to: noEnd })
  const handover: HandoverDocument = {
    _id, from: { id: from._id, name: from.name }, to: to && { id: to._id, name: to.name }, at, leaving: input.leaving,
    enterpriseIds: plan.enterpriseIds, by: { id: actor.id, name: actor.name }, madeAt: now, cancelled: false, note: input.note ?? null,
    overCapacity: plan.enterpriseIds.length > 0 && most > (await capacityNow())[to?.rank ?? 'head'],
  }
  const written = await writeHandover({
    handover, before: own.filter(({ enterpriseId }) => plan.enterpriseIds.includes(enterpriseId)), put: plan.put,
    guard: plan.enterpriseIds.length > 0 ? guard : null,
    person: input.leaving ? { ...from, until: at } : null,
    rows: [...workRows(handover), ...lineRows(handover), ...goneRow(handover), roomsRow(_id, plan.enterpriseIds, now)],
  })
  if (!written.ok) return (await handoverById(_id)) ? ok(await view((await handoverById(_id))!, now)) : written
  for (const id of plan.enterpriseIds) await settleCadres(id)
  after(async () => {
    await bump([from._id, ...(to ? [to._id] : [])], 'chat')
    await nudge(['ticket', 'chat', 'roster'])
  })
  return ok(await view(handover, now))
}

const view = async (handover: HandoverDocument, now: number): Promise<Handover> => {
  const { _id, enterpriseIds, cancelled, ...facts } = handover
  const enterprises = await enterprisesByIds(enterpriseIds)
  return {
    id: _id, ...facts, state: cancelled ? 'cancelled' : now < handover.at ? 'scheduled' : 'done',
    enterprises: enterprises.map((one) => ({ id: one._id, name: one.name })),
  }
}

const listed = 50

export const list: Handler<'roster.handovers'> = async (_input, { now }) =>
  ok({ handovers: await Promise.all((await newestHandovers(listed)).map((one) => view(one, now))) })

const takeoverDays = 30 * 86_400_000

export const takeovers: Handler<'roster.takeovers'> = async (_input, { actor, now }) => {
  const found = await takeoversOf(actor.id, now - takeoverDays, listed)
  return ok({ handovers: await Promise.all(found.filter(({ cancelled }) => !cancelled).map((one) => view(one, now))) })
}

/** Calls off what has not begun yet. */
export const cancel: Handler<'roster.handover.cancel'> = async ({ id }, { now, after }) => {
  const handover = await handoverById(id)
  if (!handover) return refuse('not_found')
  if (handover.cancelled) return ok(await view(handover, now))
  if (now >= handover.at) return refuse('too_late')
  const guard = await pairingGuard()
  if (guard === null) return refuse('conflict')
  const put = []
  const gone: string[] = []
  for (const enterpriseId of handover.enterpriseIds) {
    const all = await pairingsOfEnterprise(enterpriseId)
    const next = all.find(({ _id }) => _id === derivedId(id, enterpriseId))
    const before = all.find((one) => one.cadreId === handover.from.id && one.to === handover.at)
    if (next && before) {
      put.push({ ...before, to: next.to })
      gone.push(next._id)
    }
  }
  const rowIds = [...workRows(handover), ...lineRows(handover), ...goneRow(handover)].map(({ _id }) => _id)
  const written = await writeCancel(handover, put, gone, rowIds, [roomsRow(`${id}-cancelled`, handover.enterpriseIds, now)], guard)
  if (!written.ok) return written
  for (const enterpriseId of handover.enterpriseIds) await settleCadres(enterpriseId)
  after(() => nudge(['roster']))
  return ok(await view(written.value, now))
}
