import { randomUUID } from 'node:crypto'
import { membership } from '../chat/domain/membership'
import { actorOf } from '../kit/actor'
import { mayRead } from '../ticket/domain/movers'
import { isWorkingTime, nextWorkingMoment } from '../kit/clock/working-time'
import { openCommitments } from '../kit/commitments'
import { isRecalled, peopleByIds, readSeqOf, roomsByIds, ticketFactsOf } from '../kit/directory'
import { gathering } from '../kit/gathering'
import { log, reason } from '../kit/log'
import { lookup } from '../kit/lookup'
import { reminderSettings } from '../kit/reminders'
import { zoneNow } from '../kit/zone'
import { templateNames } from '../../types/notify'
import { type PersonDocument, isHere } from '../roster/domain/documents'
import { type Bundle, bundlesOf, heldUntil } from './domain/bundle'
import { withoutSecret } from './domain/secrecy'
import { stillWaits } from './domain/waiting'
import type { NoticeDocument } from './domain/documents'
import { again, beyondPush, givenUp, notPushable } from './fallback'
import type { Round } from './round'
import { sendBundle } from './send'
import { balancesOfAll, dueNotices, endTurns, holdBack, markIdle, markSending, pause, pauseUntil, pushedSince, queuedFor, settle, spend, take, takeTurns } from './store'

const batch = 200
/** More of the same people's than comes together in a morning; one list of ids holds them and the batch. */
const mostAlong = 800
/** How long a sender may take before another one tries: longer than a function lives (20 s). */
const leaseMs = 30_000
const budgetMs = 12_000
/** How long somebody waits to whom another sender is just sending. */
const busyMs = 1_000
const minuteMs = 60_000
/** Sends that set out together and share what they ask of the database; one person's never do (WeChat's 43108). */
const together = 24
/** Silences borne in one run; after a pause for silence only one. */
const silencesBorne = 5

/** Sends what is due. Several may run at once: a notice belongs to whoever moved its `pushAt` first. */
export const pushDue = async (clock: () => number = Date.now): Promise<void> => {
  const end = clock() + budgetMs
  for (;;) {
    const now = clock()
    if (now > end) return
    const due = await dueNotices(now, batch)
    if (due.length === 0) return
    const [settings, { calendar }] = await Promise.all([reminderSettings(), zoneNow()])
    // Of a full batch the next one is due as well: whoever is pushed now would wait half an hour for the rest of his.
    const since = due.length < batch ? now : due.at(-1)!.pushAt
    const along = await queuedFor(due, since, now + settings.bundleMinutes * minuteMs, mostAlong)
    const taken = await take(due, along, randomUUID(), now, now + leaseMs)
    await attend(taken, { now, calendar, settings, end, clock })
    if (due.length < batch) return
  }
}

const attend = async (
  taken: NoticeDocument[], given: Pick<Round, 'now' | 'calendar' | 'settings'> & { end: number; clock: () => number },
): Promise<void> => {
  const { now, settings, calendar } = given
  // Nobody is pushed outside working time (domain.md, "Reminders"); the inbox has it already.
  const open = isWorkingTime(now, calendar)
  const asleep = open ? [] : taken.filter(({ urgent }) => !urgent)
  if (asleep.length > 0) await holdBack(asleep, nextWorkingMoment(now, calendar))
  const awake = open ? taken : taken.filter(({ urgent }) => urgent)
  if (awake.length === 0) return

  const [tickets, commitments, people, balances, paused] = await Promise.all([
    ticketFactsOf(distinct(awake.map(({ ticketId }) => ticketId))),
    openCommitments(distinct(awake.flatMap(({ whileOpen }) => (whileOpen === null ? [] : [whileOpen]))), now),
    peopleByIds(distinct(awake.map(({ personId }) => personId))),
    balancesOfAll(distinct(awake.map(({ personId }) => personId)), templateNames),
    pause(now),
  ])
  const byId = new Map(people.map((person) => [person._id, person]))
  const rooms = await roomsByIds(distinct([...awake.map(({ whileWaiting }) => whileWaiting?.roomId ?? ''), ...[...tickets.values()].map(({ roomId }) => roomId)]))
  const memberOf = (roomId: string, personId: string) => {
    const room = rooms.find(({ _id }) => _id === roomId)
    return room ? membership(room, personId, now) : null
  }
  const leftRoom = (roomId: string, personId: string): boolean =>
    rooms.find(({ _id }) => _id === roomId)?.members.some(({ id, to }) => id === personId && to <= now) ?? false
  /** What the notice asks for is done or has moved on: nobody needs to be disturbed. */
  const moot = async (notice: NoticeDocument): Promise<boolean> => {
    const { whileIn, whileDueAt, whilePending, whileOpen, whileUnread, whileWaiting, ticketId, personId } = notice
    const person = byId.get(personId)
    // Whoever has left the zone is told nothing any more.
    if (person && !isHere(person, now)) return true
    if (whileOpen !== null && !commitments.has(whileOpen)) return true
    if (whileUnread && await heard(whileUnread, personId)) return true
    if (whileWaiting && !stillWaits(whileWaiting, rooms)) return true
    if (whileIn === null) return false
    const ticket = tickets.get(ticketId)
    // Who handed the enterprise over and may not read the ticket any more is not the one to be told; his successor was.
    if (ticket && person && leftRoom(ticket.roomId, personId) && !mayRead(actorOf(person, now), memberOf(ticket.roomId, personId), ticket)) return true
    if (!ticket || !whileIn.includes(ticket.state)) return true
    if (whilePending && !(ticket.pending ?? []).includes(whilePending)) return true
    return whileDueAt !== null && whileDueAt !== ticket.dueAt && whileDueAt !== ticket.stepDueAt
  }
  const verdicts = await Promise.all(awake.map(moot))
  const over = awake.filter((_notice, place) => verdicts[place])
  if (over.length > 0) {
    await settle(over, 'moot', now)
    await markIdle(over.map(({ _id }) => _id))
  }
  const owed = awake.filter((notice) => !over.includes(notice)).map((notice) => withoutSecret(notice, tickets))
  const round: Round = {
    ...given, balances, paused: paused.until, patience: paused.silent ? 1 : silencesBorne, answered: false,
    spend: spending(), mark: marking(owed, now),
    delivered: gathering((some) => settle(some, 'delivered', now, { via: 'wechat' })),
  }
  await beyondPush(owed.filter(({ stage }) => stage !== 'push'), byId, tickets, round)

  const toPush = owed.filter(({ stage }) => stage === 'push')
  const bundles = bundlesOf(toPush)
  // One person's sends come one after the other, whoever makes them. Only with the turn is it certain what he was
  // pushed a moment ago; what is urgent goes without.
  const holder = randomUUID()
  const turns = await takeTurns(bundles.map(({ personId }) => personId), holder, now, now + leaseMs)
  const waiting = bundles.filter(({ personId, first }) => first.urgent || turns.has(personId))
  const busy = bundles.filter((bundle) => !waiting.includes(bundle))
  await holdBack(busy.flatMap(({ notices }) => notices), now + busyMs)
  const recent = settings.bundleMinutes === 0 || waiting.length === 0
    ? []
    : await pushedSince(waiting.map(({ personId }) => personId), now - settings.bundleMinutes * minuteMs)
  const attendTo = async (bundle: Bundle): Promise<void> => {
    if (given.clock() > given.end) return holdBack(bundle.notices, now)
    await one(bundle, byId.get(bundle.personId), recent.filter(({ personId }) => personId === bundle.personId), round)
  }
  try {
    // After a silence one push at a time finds out whether WeChat is back: of each that times out nobody knows its fate.
    const probing = paused.silent && paused.until <= now
    while (probing && !round.answered && round.paused <= now && waiting.length > 0) await attendTo(waiting.shift()!)
    if (probing && round.answered) await pauseUntil(0, false)
    while (waiting.length > 0) await Promise.all(waiting.splice(0, together).map(attendTo))
  } finally {
    await endTurns([...turns], holder)
  }
}

const spending = (): Round['spend'] => {
  const spent = lookup<true>(async (consents) => new Map([...await spend(consents)].map((consent) => [consent, true])))
  return async (consent) => (await spent(consent)) !== null
}

const marking = (owed: readonly NoticeDocument[], now: number): Round['mark'] => {
  const byId = new Map(owed.map((notice) => [notice._id, notice]))
  const marked = lookup<true>(async (ids) => new Map([...await markSending(ids.map((id) => byId.get(id)!), now)].map((id) => [id, true])))
  return async (notices) => {
    const ours = await Promise.all(notices.map(({ _id }) => marked(_id)))
    return notices.filter((_notice, place) => ours[place])
  }
}

const one = async (
  bundle: Bundle, person: PersonDocument | undefined, recent: NoticeDocument[], round: Round,
): Promise<void> => {
  const { now, settings, calendar } = round
  try {
    if (!person || person.openid.startsWith('unbound:')) {
      await notPushable(bundle.notices, 'unbound', round)
      return
    }
    const held = heldUntil(bundle, recent, now, settings, calendar)
    if (held !== null) return void (await holdBack(bundle.notices, held))
    if (round.paused > now) {
      const lost = bundle.notices.filter((notice) => givenUp(notice, now))
      await notPushable(lost, 'down', round)
      return void (await holdBack(bundle.notices.filter((notice) => !lost.includes(notice)), round.paused))
    }
    const obstacle = await sendBundle(bundle, person, round)
    if (obstacle !== null) await notPushable(bundle.notices, obstacle, round)
  } catch (error) {
    log('warn', 'push.failed', { notice: bundle.first._id, tries: bundle.first.tries, ...reason(error) })
    await again(bundle.notices, round)
  }
}

const distinct = (ids: readonly string[]): string[] => [...new Set(ids)].filter((id) => id !== '')
/** He has read it, or there is nothing to read any more. */
const heard = async ({ roomId, messageId, seq }: NonNullable<NoticeDocument['whileUnread']>, personId: string): Promise<boolean> =>
  (await readSeqOf(roomId, personId)) >= seq || await isRecalled(messageId)
