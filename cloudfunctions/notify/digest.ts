import { ok } from '../../types/result'
import { type Actor, actorOf, has } from '../kit/actor'
import { dayOf, dayText, startOfDay } from '../kit/clock/calendar'
import { endOfWorkingDay, isWorkingTime } from '../kit/clock/working-time'
import { commitmentsOf } from '../kit/commitments'
import { countWaiting, peopleByIds, personById, roomsByIds, roomsOf } from '../kit/directory'
import { derivedId } from '../kit/ids'
import { outboxRow, queueAlone } from '../kit/outbox'
import { reminderSettings } from '../kit/reminders'
import type { Handler } from '../kit/serve'
import { zoneNow } from '../kit/zone'
import type { NoticeDocument } from './domain/documents'
import type { NoticeOrder } from './domain/order'
import { placeOf, stillWaits } from './domain/waiting'
import { readable } from './inbox'
import { digestOrdered, digestsDue, inboxOf, notToldAbout, notToldAtAll, unreadOf, wish, wishOf } from './store'

const minuteMs = 60_000
const batch = 100
const gatheredKinds = ['unanswered', 'unanswered_escalated']

/** The names under which tickets wait for this person (`TicketDocument.waitsFor`). */
const waitingNames = ({ id, roles, enterpriseId, bureauId, deputyOf }: Actor): string[] => [
  id, ...deputyOf,
  ...(enterpriseId === null ? [] : [`enterprise:${enterpriseId}`]),
  ...(bureauId !== null && roles.some((role) => role === 'officer' || role === 'lead') ? [`bureau:${bureauId}`] : []),
  ...(roles.includes('supervisor') ? ['supervisors'] : []),
]

/**
 * Orders the morning message of everybody who wants one, once a working day from the configured minute on. Somebody for
 * whom nothing waits is left alone. Run by the timer: the order's id derives from person and day. Answers how many.
 */
export const orderDigests = async (now: number): Promise<number> => {
  const today = dayOf(now)
  const [{ digestAt }, { calendar }] = await Promise.all([reminderSettings(), zoneNow()])
  if (now < startOfDay(today) + digestAt * minuteMs || !isWorkingTime(now, calendar)) return 0
  let ordered = 0
  for (;;) {
    const due = await digestsDue(today, batch)
    for (const { _id } of due) {
      const person = await personById(_id)
      const order = person && (await digestOf(actorOf(person, now), now))
      if (order) ordered += 1
      if (order) await queueAlone(outboxRow(derivedId('digest', _id, dayText(today)), 'notify', 'notice', order, now))
      await digestOrdered(_id, today)
    }
    if (due.length < batch) return ordered
  }
}

const digestOf = async (actor: Actor, now: number): Promise<NoticeOrder | null> => {
  const [{ waiting, late }, promises] = await Promise.all([
    countWaiting(waitingNames(actor), now), commitmentsOf(waitingNames(actor), endOfWorkingDay(dayOf(now))),
  ])
  if (waiting + promises.length === 0) return null
  const said = (count: number, words: string) => (count > 0 ? [`${count}${words}`] : [])
  const of = (...kinds: string[]) => promises.filter(({ kind }) => kinds.includes(kind)).length
  const parts = [...said(waiting, '件待办'), ...said(late, '件超时'), ...said(of('promise', 'step'), '项承诺'), ...said(of('visit'), '次走访'), ...said(of('policy'), '项政策截止')]
  return {
    kind: 'digest', template: 'todo', to: { people: [actor.id] }, by: null, ticketId: null, number: '', title: `今日${parts.join('，')}`,
    enterpriseName: '', state: null, dueAt: null, whileIn: null, whileDueAt: null, page: 'pages/digest/index',
  }
}

/** The day on one screen, beside the tickets themselves (`ticket.mine`). */
export const digest: Handler<'notify.digest'> = async (_input, { actor, now }) => {
  const today = dayOf(now)
  const { calendar } = await zoneNow()
  const [promises, recent, wanted, unread, untold, { digestAt }] = await Promise.all([
    commitmentsOf(waitingNames(actor), endOfWorkingDay(today)),
    inboxOf(actor.id, undefined, 100),
    wishOf(actor.id),
    unreadOf(actor.id),
    untoldFor(actor, now),
    reminderSettings(),
  ])
  return ok({
    day: dayText(today), working: calendar.day(today).working, wanted: wanted?.digest ?? false, digestAt,
    promises: promises.flatMap(({ _id, kind, what, dueAt, page, enterpriseName }) => (kind === 'proposal' ? [] : [{ id: _id, kind, what, dueAt, page, enterprise: enterpriseName }])),
    gathered: await readable(await waitingStill(recent.filter(({ kind, done }) => gatheredKinds.includes(kind) && !done))),
    notTold: untold, unread,
  })
}

/** Of each waiting that goes on the newest word. */
const waitingStill = async (notices: readonly NoticeDocument[]): Promise<NoticeDocument[]> => {
  const rooms = await roomsByIds([...new Set(notices.flatMap(({ whileWaiting }) => whileWaiting?.roomId ?? []))])
  const lines = new Map<string, NoticeDocument>()
  for (const notice of notices) {
    if (!notice.whileWaiting || !stillWaits(notice.whileWaiting, rooms)) continue
    const place = placeOf(notice.whileWaiting)
    if (!lines.has(place)) lines.set(place, notice)
  }
  return [...lines.values()]
}

const untoldFor = async (actor: Actor, now: number): Promise<number> => {
  if (has(actor, 'supervisor')) return countPeople(await notToldAtAll(300), actor)
  if (!has(actor, 'cadre')) return 0
  const rooms = await roomsOf(actor.id, now)
  return countPeople(await notToldAbout(rooms.filter(({ as }) => as === 'cadre').map(({ room }) => room._id), 300), actor)
}

const countPeople = async (notices: readonly { personId: string }[], actor: Actor): Promise<number> =>
  (await peopleByIds([...new Set(notices.map(({ personId }) => personId))].filter((id) => id !== actor.id))).length

/** From tomorrow on: somebody who switches it on at noon does not get today's. */
export const want: Handler<'notify.want'> = async ({ digest: wanted }, { actor, now }) => {
  await wish(actor.id, wanted, dayOf(now))
  return ok({ digest: wanted })
}
