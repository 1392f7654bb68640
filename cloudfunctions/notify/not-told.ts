import type { NotTold } from '../../types/notify'
import { ok, refuse } from '../../types/result'
import { noteAccess } from '../kit/access-log'
import { type Actor, has, refOf } from '../kit/actor'
import { openCommitments } from '../kit/commitments'
import { bureauPeople, bureausByIds, enterpriseById, peopleByIds, personById, roomsOf, ticketFactsOf } from '../kit/directory'
import type { Handler } from '../kit/serve'
import { bump } from '../kit/signals'
import type { PersonDocument } from '../roster/domain/documents'
import type { NoticeDocument } from './domain/documents'
import { withoutSecret } from './domain/secrecy'
import { byUrgency } from './domain/urgency'
import { markMoot, markPhoned, noticeById, notToldAbout, notToldAtAll, notToldPeople } from './store'

const most = 300

/**
 * Whom the caller should ring: those who were not told about the enterprises paired with him, the people of the bureau
 * he leads; for supervisors everybody. Never himself: he sees it in the app.
 */
const listFor = async (actor: Actor, now: number): Promise<NoticeDocument[]> => {
  if (has(actor, 'supervisor')) return others(await notToldAtAll(most), actor)
  const enterprises = has(actor, 'cadre')
    ? (await roomsOf(actor.id, now)).filter(({ as }) => as === 'cadre').map(({ room }) => room._id)
    : []
  const own = has(actor, 'lead') && actor.bureauId !== null ? (await bureauPeople([actor.bureauId])).map(({ _id }) => _id) : []
  const found = await Promise.all([notToldAbout(enterprises, most), notToldPeople(own, most)])
  return others([...new Map(found.flat().map((notice) => [notice._id, notice])).values()], actor)
}

const others = (notices: readonly NoticeDocument[], actor: Actor): NoticeDocument[] =>
  notices.filter(({ personId }) => personId !== actor.id)

/** The notice, if its receiver is one whom the caller should ring. */
const onTheList = async (id: string, actor: Actor, now: number): Promise<NoticeDocument | null> => {
  const notice = await noticeById(id)
  if (notice?.delivery !== 'not_told' || notice.personId === actor.id) return null
  if (has(actor, 'supervisor')) return notice
  if (has(actor, 'cadre')) {
    const rooms = await roomsOf(actor.id, now)
    if (rooms.some(({ room, as }) => as === 'cadre' && room._id === notice.enterpriseId)) return notice
  }
  if (has(actor, 'lead') && actor.bureauId !== null && (await personById(notice.personId))?.bureauId === actor.bureauId) return notice
  return null
}

const places = async (people: readonly PersonDocument[]): Promise<Map<string, string>> => {
  const bureaus = await bureausByIds([...new Set(people.flatMap(({ bureauId }) => bureauId ?? []))])
  const names = new Map(bureaus.map(({ _id, name }) => [_id, name]))
  const enterprises = await Promise.all([...new Set(people.flatMap(({ enterpriseId }) => enterpriseId ?? []))].map(enterpriseById))
  for (const enterprise of enterprises) if (enterprise) names.set(enterprise._id, enterprise.name)
  return new Map(people.map((person) => [person._id, names.get(person.enterpriseId ?? person.bureauId ?? '') ?? '']))
}

/** What it chased is settled meanwhile, a visit cancelled or a policy withdrawn: nobody is rung up about it. */
const overBy = async (notices: readonly NoticeDocument[], now: number): Promise<NoticeDocument[]> => {
  const open = await openCommitments([...new Set(notices.flatMap(({ whileOpen }) => whileOpen ?? []))], now)
  return notices.filter(({ whileOpen }) => whileOpen !== null && !open.has(whileOpen))
}

/** One row for each person, the most urgent first; phone numbers come one by one (`notify.phone`). */
export const notTold: Handler<'notify.notTold'> = async (_input, { actor, now, after }) => {
  const all = await listFor(actor, now)
  const over = await overBy(all, now)
  if (over.length > 0) after(() => markMoot(over.map(({ _id }) => _id), now))
  const listed = all.filter((notice) => !over.includes(notice)).sort(byUrgency)
  const tickets = await ticketFactsOf([...new Set(listed.flatMap(({ ticketId }) => ticketId || []))])
  const found = listed.map((notice) => withoutSecret(notice, tickets))
  const people = new Map((await peopleByIds([...new Set(found.map(({ personId }) => personId))])).map((person) => [person._id, person]))
  const placed = await places([...people.values()])
  const rows = new Map<string, NotTold>()
  for (const notice of found) {
    const person = people.get(notice.personId)
    if (!person) continue
    const row = rows.get(person._id) ?? {
      person: refOf({ id: person._id, name: person.name }), title: person.title, place: placed.get(person._id) ?? '',
      obstacle: notice.obstacle, notices: [],
    }
    const { _id, at, kind, title, page, asks, dueAt } = notice
    row.notices.push({ id: _id, at, kind, title, page, asks, dueAt })
    rows.set(person._id, row)
  }
  return ok({ people: [...rows.values()], more: all.length >= most })
}

/** The number is shown only to whoever has to ring, one at a time, and the look is kept before it is answered, where its owner sees it too. */
export const phone: Handler<'notify.phone'> = async ({ noticeId }, { actor, now }) => {
  const notice = await onTheList(noticeId, actor, now)
  const person = notice && (await personById(notice.personId))
  if (!notice || !person) return refuse('not_found')
  await noteAccess({ at: now, by: refOf(actor), what: 'phone', aboutId: person._id, about: person.name }, String(Math.floor(now / 60_000)))
  return ok({ phone: person.phone })
}

export const phoned: Handler<'notify.phoned'> = async ({ noticeIds }, { actor, now, after }) => {
  const told: string[] = []
  for (const id of new Set(noticeIds)) {
    const notice = await onTheList(id, actor, now)
    if (notice && (await markPhoned(id, { by: refOf(actor), at: now }))) told.push(notice.personId)
  }
  after(() => bump([...told, actor.id], 'inbox'))
  return ok({ told: told.length })
}
