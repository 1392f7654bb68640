import { randomUUID } from 'node:crypto'
import { type Delivery, type Obstacle, type TemplateName, type Via, deliveries, obstacles } from '../../types/notify'
import { collection } from '../kit/db'
import { everyOf } from '../kit/db/every'
import { gathering } from '../kit/gathering'
import { inserts } from '../kit/inserts'
import { lookup } from '../kit/lookup'
import { currentSettingsId } from '../kit/reminders'
import type {
  ConsentDocument, NoticeDocument, ReportDocument, SettingsDocument, TurnDocument, WishDocument,
} from './domain/documents'

const notices = collection<NoticeDocument>('notices')
const consents = collection<ConsentDocument>('consents')
/** Answers of the consent popup that are booked already; `_id` derives from the client's request. */
const answers = collection<{ _id: string; at: number }>('consent_answers')
const wishes = collection<WishDocument>('wishes')
const settings = collection<SettingsDocument>('reminder_settings')
const reports = collection<ReportDocument>('push_reports')
/** WeChat is left alone until then: because it said so, or (`silent`) because it gives no answer. */
const pauses = collection<{ _id: string; until: number; silent: boolean }>('push_pauses')
/** One row for each push that may have arrived more than once, with how often it was sent again without knowing. */
const doubts = collection<{ _id: string; at: number; times: number }>('push_doubts')
/** Who is sending to a person, until when; `_id` is the person's. */
const turns = collection<TurnDocument>('push_turns')

const addNotice = inserts(notices.insert)

/** Adds those that are not there yet, usually all of them in one request. */
export const addNotices = async (added: readonly NoticeDocument[]): Promise<void> => {
  await Promise.all(added.map(addNotice))
}

export const noticeById = (id: string): Promise<NoticeDocument | null> => notices.get(id)

/** What is due for sending at `now`, through its index. */
export const dueNotices = (now: number, limit: number): Promise<NoticeDocument[]> =>
  notices.find({ delivery: 'queued', pushAt: { $lte: now } }, { sort: [['pushAt', 1]], limit })

/**
 * What else is queued for the people of `due` from `since` to `until` and nobody has taken, so that one push carries it
 * along: what comes due soon, and in a crowd what was due as well and is not among them.
 */
export const queuedFor = async (due: readonly NoticeDocument[], since: number, until: number, limit: number): Promise<NoticeDocument[]> => {
  const known = new Set(idsOf(due))
  const personIds = [...new Set(due.map(({ personId }) => personId))]
  const found = await notices.find({ personId: { $in: personIds }, delivery: 'queued', pushAt: { $gte: since, $lte: until }, lease: null }, { limit })
  return found.filter(({ _id }) => !known.has(_id))
}

/**
 * Takes queued notices for sending until `until`: what is due is moved ahead by whoever is first, what comes along is
 * free only without a taker. What comes back is the taker's alone.
 */
export const take = async (
  due: readonly NoticeDocument[], along: readonly NoticeDocument[], lease: string, now: number, until: number,
): Promise<NoticeDocument[]> => {
  const seize = (some: readonly NoticeDocument[], free: Record<string, unknown>) =>
    some.length === 0 ? 0 : notices.changeAll(
      { _id: { $in: idsOf(some) }, delivery: 'queued', ...free }, { $set: { pushAt: until, lease }, $inc: { tries: 1 } },
    )
  await Promise.all([seize(due, { pushAt: { $lte: now } }), seize(along, { lease: null })])
  const ids = idsOf([...due, ...along])
  return ids.length === 0 ? [] : notices.find({ _id: { $in: ids }, lease, delivery: 'queued' }, { limit: ids.length })
}

const idsOf = (some: readonly Pick<NoticeDocument, '_id'>[]): string[] => some.map(({ _id }) => _id)

/** Changes those that are still queued and still the taker's. */
const change = async (taken: readonly NoticeDocument[], set: Partial<NoticeDocument>): Promise<number> =>
  taken.length === 0
    ? 0
    : notices.changeAll({ _id: { $in: idsOf(taken) }, delivery: 'queued', lease: taken[0]!.lease }, { $set: set })

/** The final state; a notice that somebody has read meanwhile keeps that. */
export const settle = (
  taken: readonly NoticeDocument[], delivery: Delivery, now: number, how: { via?: Via; obstacle?: Obstacle } = {},
): Promise<number> => change(taken, { delivery, settledAt: now, lease: null, sendingAt: null, ...how })

/**
 * Puts them back. A mark that the database has and the taker does not know for answered stays: whoever sends next has to
 * count that he could not know.
 */
const putBack = async (taken: readonly NoticeDocument[], set: Partial<NoticeDocument>, more: Record<string, unknown> = {}): Promise<void> => {
  const put = (some: readonly NoticeDocument[], mark: Partial<NoticeDocument>) =>
    some.length === 0 ? 0 : notices.changeAll(
      { _id: { $in: idsOf(some) }, delivery: 'queued', lease: some[0]!.lease }, { $set: { ...set, lease: null, ...mark }, ...more },
    )
  await Promise.all([
    put(taken.filter(({ sendingAt }) => sendingAt === null), { sendingAt: null }),
    put(taken.filter(({ sendingAt }) => sendingAt !== null), {}),
  ])
}

export const postpone = (taken: readonly NoticeDocument[], pushAt: number): Promise<void> => putBack(taken, { pushAt })

/** As postponing, but it was none of its own tries. */
export const holdBack = (taken: readonly NoticeDocument[], pushAt: number): Promise<void> =>
  putBack(taken, { pushAt }, { $inc: { tries: -1 } })

/** WeChat cannot carry it: on to the next stage. */
export const moveOn = (
  taken: readonly NoticeDocument[], next: Pick<NoticeDocument, 'stage' | 'pushAt'> & { obstacle?: Obstacle },
): Promise<void> => putBack(taken, { ...next, tries: 0 })

/**
 * Right before a send; answers which are still the taker's. Only these may be sent: whoever takes one later finds its
 * mark, and what he took before is not among them. So two never send the same without the second one counting it.
 */
export const markSending = async (taken: readonly NoticeDocument[], now: number): Promise<Set<string>> => {
  const ids = idsOf(taken)
  if ((await change(taken, { sendingAt: now })) === taken.length) return new Set(ids)
  const left = await notices.find({ _id: { $in: ids }, delivery: 'queued', lease: taken[0]!.lease }, { limit: ids.length, fields: ['_id'] })
  return new Set(idsOf(left))
}

/** Marked by a send before and never answered: what is sent again now may have arrived already, and is counted as such. */
export const countDoubt = async (taken: readonly NoticeDocument[], now: number): Promise<void> => {
  const unknown = taken.filter(({ sendingAt }) => sendingAt !== null)
  if (unknown.length === 0) return
  const [_id] = idsOf(unknown)
  const again = () => doubts.changeOne({ _id }, { $set: { at: now }, $inc: { times: 1 } })
  await notices.changeAll({ _id: { $in: idsOf(unknown) } }, { $inc: { uncertain: 1 } })
  if (!(await again()) && !(await doubts.insert({ _id: _id!, at: now, times: 1 }))) await again()
}

/** What waited because no consent was left is pushed after all. */
export const pushAgain = (personId: string, now: number): Promise<number> =>
  notices.changeAll(
    { personId, delivery: 'queued', stage: 'inbox', obstacle: 'no_consent' },
    { $set: { stage: 'push', pushAt: now, firstPushAt: now, lease: null } },
  )

/** What these people were pushed since `since`. */
export const pushedSince = (personIds: readonly string[], since: number): Promise<NoticeDocument[]> =>
  everyOf(
    notices, { personId: { $in: [...personIds] }, settledAt: { $gt: since }, via: 'wechat' }, ['personId', 'ticketId', 'settledAt'],
  )

/** `false` when somebody else has just begun to send to that person. */
const beginTurn = inserts(turns.insert)

/**
 * Takes the turn to send to these people until `until`; answers to whom. Two senders have never the same one's, so what
 * he was pushed a moment ago is there to be read by whoever has the turn now.
 */
export const takeTurns = async (personIds: readonly string[], holder: string, now: number, until: number): Promise<Set<string>> => {
  const ids = [...personIds]
  if (ids.length === 0) return new Set()
  const seize = () => turns.changeAll({ _id: { $in: ids }, until: { $lte: now } }, { $set: { holder, until } })
  if ((await seize()) === ids.length) return new Set(ids)
  const known = new Map((await turns.find({ _id: { $in: ids } }, { limit: ids.length })).map((turn) => [turn._id, turn.holder]))
  // Nobody has ever sent to them.
  const first = await Promise.all(ids.filter((id) => !known.has(id)).map(async (_id) => ((await beginTurn({ _id, holder, until })) ? _id : null)))
  return new Set([...ids.filter((id) => known.get(id) === holder), ...first.filter((id) => id !== null)])
}

export const endTurns = async (personIds: readonly string[], holder: string): Promise<void> => {
  if (personIds.length > 0) await turns.changeAll({ _id: { $in: [...personIds] }, holder }, { $set: { holder: null, until: 0 } })
}

/** The others that the same order told. */
export const toldTheSame = (orderId: string): Promise<NoticeDocument[]> => notices.find({ orderId }, { limit: 500 })

/** More than anybody has been asked about one ticket without its being done. */
const mostOpen = 100
const openAbout = lookup<NoticeDocument[]>(async (ticketIds) => {
  const found = await notices.find({ ticketId: { $in: ticketIds }, done: false }, { limit: ticketIds.length * mostOpen })
  return new Map(ticketIds.map((id) => [id, found.filter(({ ticketId }) => ticketId === id)]))
}, 1_000 / mostOpen)

/**
 * The ticket has moved on: what asked for something in a state that it has left is done, and needs no push any more.
 * Answers whose inboxes have changed.
 */
export const markDone = async (ticketId: string, state: string, before: number): Promise<string[]> => {
  const open = ((await openAbout(ticketId)) ?? []).filter(({ at }) => at < before)
  const over = open.filter(({ whileIn }) => whileIn !== null && !(whileIn as string[]).includes(state))
  await markOver(over)
  return over.map(({ personId }) => personId)
}

/** What several changes have done is marked together. */
const markOver = gathering<NoticeDocument>(async (over) => {
  if (over.length === 0) return
  await markIdle(idsOf(over))
  const unsent = over.filter(({ delivery }) => delivery === 'queued' || delivery === 'not_told')
  if (unsent.length > 0) {
    await notices.changeAll(
      { _id: { $in: idsOf(unsent) }, delivery: { $in: ['queued', 'not_told'] } },
      { $set: { delivery: 'moot', settledAt: Date.now(), lease: null } },
    )
  }
})

/** Newest first. */
export const inboxOf = (personId: string, before: number | undefined, limit: number): Promise<NoticeDocument[]> =>
  notices.find(before === undefined ? { personId } : { personId, at: { $lt: before } }, { sort: [['at', -1]], limit })

export const openOf = (personId: string, limit: number): Promise<NoticeDocument[]> =>
  notices.find({ personId, done: false }, { limit })

export const unreadOf = (personId: string): Promise<number> => notices.count({ personId, read: false })

const readNow = async (filter: Record<string, unknown>, now: number): Promise<number> => {
  const unsent = await notices.changeAll(
    { ...filter, delivery: { $in: ['queued', 'not_told'] } },
    { $set: { read: true, delivery: 'read', settledAt: now, lease: null } },
  )
  return unsent + (await notices.changeAll({ ...filter, read: false }, { $set: { read: true } }))
}

/** Read in the app: what was not pushed yet need not be. Null when it is not the person's. */
export const markRead = async (id: string, personId: string, now: number): Promise<true | null> => {
  const notice = await notices.get(id)
  if (notice?.personId !== personId) return null
  await readNow({ _id: id, personId }, now)
  return true
}

export const markSeen = (personId: string, ticketId: string, now: number): Promise<number> =>
  readNow({ personId, ticketId, read: false }, now)

export const markAllRead = (personId: string, now: number): Promise<number> => readNow({ personId, read: false, asks: false }, now)

/** Done without a change of the ticket: a commitment was kept, a clock was moved. */
export const markIdle = (ids: readonly string[]): Promise<number> =>
  notices.changeAll({ _id: { $in: [...ids] } }, { $set: { done: true, read: true } })

export const notToldAbout = (enterpriseIds: readonly string[], limit: number): Promise<NoticeDocument[]> =>
  enterpriseIds.length === 0
    ? Promise.resolve([])
    : notices.find({ delivery: 'not_told', enterpriseId: { $in: [...enterpriseIds] } }, { sort: [['at', -1]], limit })

export const notToldPeople = (personIds: readonly string[], limit: number): Promise<NoticeDocument[]> =>
  personIds.length === 0
    ? Promise.resolve([])
    : notices.find({ delivery: 'not_told', personId: { $in: [...personIds] } }, { sort: [['at', -1]], limit })

export const notToldAtAll = (limit: number): Promise<NoticeDocument[]> =>
  notices.find({ delivery: 'not_told' }, { sort: [['at', -1]], limit })

/** Nobody needs to be told of these any more. */
export const markMoot = (ids: readonly string[], now: number): Promise<number> =>
  notices.changeAll({ _id: { $in: [...ids] }, delivery: 'not_told' }, { $set: { delivery: 'moot', settledAt: now, done: true, read: true } })

/** Told by phone; false when it was told, read or moot meanwhile. */
export const markPhoned = async (id: string, phoned: NonNullable<NoticeDocument['phoned']>): Promise<boolean> =>
  (await notices.changeOne({ _id: id, delivery: 'not_told' }, { $set: { delivery: 'phoned', phoned, settledAt: phoned.at } })) !== null


// Consents

export const consentId = (personId: string, template: TemplateName): string => `${personId}:${template}`

export type Balances = Map<TemplateName, ConsentDocument>

export const balancesOf = async (personId: string, names: readonly TemplateName[]): Promise<Balances> =>
  (await balancesOfAll([personId], names)).get(personId)!

/** By person, then by template; what nobody consented to has no entry. */
export const balancesOfAll = async (personIds: readonly string[], names: readonly TemplateName[]): Promise<Map<string, Balances>> => {
  const ids = personIds.flatMap((person) => names.map((name) => consentId(person, name)))
  const found = new Map((await consents.find({ _id: { $in: ids } }, { limit: ids.length })).map((consent) => [consent._id, consent]))
  return new Map(personIds.map((person) => [person, new Map(names.flatMap((name) => {
    const consent = found.get(consentId(person, name))
    return consent ? [[name, consent] as const] : []
  }))]))
}

/**
 * Takes one send from each of these balances, `<personId>:<template>`; answers in which one was left. A standing consent
 * is not used up. Where two spend the same one's at the same moment the ledger may count one too few, never one too many.
 */
export const spend = async (ids: readonly string[]): Promise<Set<string>> => {
  const spender = randomUUID()
  const spent = await consents.changeAll({ _id: { $in: [...ids] }, balance: { $gt: 0 } }, { $inc: { balance: -1 }, $set: { spender } })
  if (spent === ids.length) return new Set(ids)
  return new Set(spent === 0 ? [] : (await consents.find({ _id: { $in: [...ids] }, spender }, { limit: ids.length, fields: ['_id'] })).map(({ _id }) => _id))
}

export const credit = async (personId: string, template: TemplateName, sends: number): Promise<void> => {
  const _id = consentId(personId, template)
  const add = () => consents.changeOne({ _id }, { $inc: { balance: sends } })
  if (!(await add()) && !(await consents.insert({ _id, balance: sends }))) await add()
}

/** WeChat says nothing is left, whatever the ledger thought; and it says whether a long-term consent stands. */
export const setConsent = async (personId: string, template: TemplateName, consent: Omit<ConsentDocument, '_id'>): Promise<void> => {
  const _id = consentId(personId, template)
  if (!(await consents.changeOne({ _id }, { $set: { ...consent } }))) await consents.insert({ _id, ...consent })
}

/** true the first time an answer is booked. */
export const bookOnce = (id: string, now: number): Promise<boolean> => answers.insert({ _id: id, at: now })

// The digest

export const wishOf = (personId: string): Promise<WishDocument | null> => wishes.get(personId)

/** `today` so that somebody who wants it from now on does not get today's at noon. */
export const wish = async (personId: string, digest: boolean, today: number): Promise<void> => {
  const changed = await wishes.changeOne({ _id: personId }, { $set: { digest } })
  if (!changed) await wishes.insert({ _id: personId, digest, digestDay: today })
}

export const digestsDue = (today: number, limit: number): Promise<WishDocument[]> =>
  wishes.find({ digest: true, digestDay: { $lt: today } }, { limit })

export const digestOrdered = (personId: string, today: number): Promise<WishDocument | null> =>
  wishes.changeOne({ _id: personId }, { $set: { digestDay: today } })

// The reminder table

export const currentSettings = (): Promise<SettingsDocument | null> => settings.get(currentSettingsId)

/** Writes the next version and keeps the one before; null when somebody else was faster. */
export const saveSettings = async (next: Omit<SettingsDocument, '_id'>): Promise<SettingsDocument | null> => {
  const before = next.version - 1
  const old = await currentSettings()
  if ((old?.version ?? 0) !== before) return null
  if (old) await settings.put({ ...old, _id: `${currentSettingsId}-${old.version}` })
  const written: SettingsDocument = { _id: currentSettingsId, ...next }
  if (!old) return (await settings.insert(written)) ? written : null
  return settings.changeOne({ _id: currentSettingsId, version: before }, { $set: { ...next } })
}

// What the operators see

export const report = async (id: string, fault: Omit<ReportDocument, '_id' | 'times'>): Promise<void> => {
  const again = () => reports.changeOne({ _id: id }, { $inc: { times: 1 }, $set: { at: fault.at, message: fault.message } })
  if (!(await again()) && !(await reports.insert({ _id: id, ...fault, times: 1 }))) await again()
}

export const reportsNewestFirst = (limit: number): Promise<ReportDocument[]> =>
  reports.find({ at: { $gte: 0 } }, { sort: [['at', -1]], limit })

const pauseId = 'wechat'

/** Longer than any pause is made: one that seems to last longer was made before the clock was moved back. */
const longestPauseMs = 15 * 60_000

export const pause = async (now: number): Promise<{ until: number; silent: boolean }> => {
  const { until = 0, silent = false } = (await pauses.get(pauseId)) ?? {}
  return { until: until - now > longestPauseMs ? 0 : until, silent }
}

export const pauseUntil = (until: number, silent: boolean): Promise<void> => pauses.put({ _id: pauseId, until, silent })

/** How many notices are in each state, and why people were not told. */
export const countStates = async () => {
  const count = async <K extends string>(names: readonly K[], filter: (name: K) => Record<string, unknown>) =>
    Object.fromEntries(await Promise.all(names.map(async (name) => [name, await notices.count(filter(name))] as const))) as Record<K, number>
  const [states, via, notTold, uncertain, owed] = await Promise.all([
    count(deliveries, (delivery) => ({ delivery })),
    count(['wechat', 'colleague', 'sms'] as const, (way) => ({ delivery: 'delivered', via: way })),
    count(obstacles, (obstacle) => ({ delivery: 'not_told', obstacle })),
    doubts.count({ at: { $gte: 0 } }),
    notices.count({ personId: { $gte: '' } }),
  ])
  return { states, via, notTold, uncertain, owed }
}

export const queueNow = async (now: number, lateMs: number) => {
  const [late, oldest] = await Promise.all([
    notices.count({ delivery: 'queued', pushAt: { $lte: now - lateMs } }),
    notices.find({ delivery: 'queued', pushAt: { $lte: now } }, { sort: [['pushAt', 1]], limit: 1 }),
  ])
  return { late, oldestDueMs: oldest[0] ? Math.max(0, now - oldest[0].pushAt) : 0 }
}
