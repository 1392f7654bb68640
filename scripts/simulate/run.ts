import { templateNames } from '../../types/notify'
import { openStates } from '../../types/ticket'
import { type DemoCloud, startDemoCloud } from '../e2e/demo-cloud'
import { seededRandom } from '../seed/random'
import { at, dayAfter, isOpen, workingDays } from './hours'
import { type Step, fraction, policy, story, talk, visit } from './life'
import { type Diary, type Listed, playersOf } from './players'

export interface Simulated {
  demo: DemoCloud
  from: number
  to: number
  tickets: number
  calls: number
  seconds: number
  /** Moments at which the timers ran. */
  ticks: number[]
  /** What people set themselves, as they said it. */
  diary: Diary
}

export interface SimulationOptions {
  tickets: number
  /** `MM-DD` of 2026, inclusive. */
  from: string
  to: string
  tickMinutes: number
  /** Raises only the tickets of this share of the days (`[0, 2]` is the first half), and plays each of them to its end. */
  share?: [number, number]
  log?: (line: string) => void
  dataFolder?: string
}

const minute = 60_000
const hour = 60 * minute
/** A machine that is busy with other things is no silent WeChat. */
const patienceMs = '15000'
const lanes = 24
/** Words in the room for each ticket. */
const talksPerTicket = 0.25
/** Two or three visits to each enterprise in half a year. */
const visitsPerTicket = 0.04
/** One in two working days. */
const policiesPerTicket = 0.003
/** What somebody who is asked at every natural tap has left of each template as a week begins: never so little that he runs out. */
const refill = 500
const weekMs = 7 * 24 * hour

/** Who among the staff has never bound an account, or has no consent left from the first day: one in ten each. */
const withoutAccount = (place: number): boolean => place % 10 === 3
const withoutConsent = (place: number): boolean => place % 10 === 7

/**
 * Plays tickets of the whole roster through the real functions on a moved clock: people act, the timers run in between.
 * Everything is drawn from one seed, so that a fault comes again.
 */
export const simulate = async (options: SimulationOptions): Promise<Simulated> => {
  const { tickMinutes, share: [part, parts] = [0, 1], log = () => undefined } = options
  const began = performance.now()
  const demo = await startDemoCloud({ devClock: true, mostWorkers: 8, timeoutMs: Number(patienceMs) * 20, environment: { WECHAT_TIMEOUT_MS: patienceMs, GUAGOU_ANSWER_FIRST: '0' }, ...(options.dataFolder ? { dataFolder: options.dataFolder } : {}) })
  const { cloud } = demo
  const to = at(`${options.to}T23:00`)
  const period = workingDays.filter((day) => day >= at(`${options.from}T00:00`) && day <= to)
  // Nothing new in the last days, so that what is owed for it lies in the period.
  const raising = period.slice(0, Math.max(1, period.length - 6))
  const days = raising.slice(Math.round(raising.length * part / parts), Math.round(raising.length * (part + 1) / parts))
  const tickets = Math.round(options.tickets * days.length / raising.length)
  const from = days[0]! + 8 * hour
  const random = seededRandom(20_260_601 + part)
  const roster = cloud.engine.find('enterprises', {}, { limit: 1_000 }) as unknown as Listed[]
  const bureaus = cloud.engine.find('bureaus', {}, { limit: 20 }).map(({ _id }) => _id as string)
  const staff = cloud.engine.find('people', { roles: 'staff' }, { limit: 5_000 }) as { _id: string }[]
  const others = staff.filter(({ _id }) => !_id.endsWith('-1'))
  await limitReach(demo, others)
  const accounts = cloud.engine.find('people', {}, { limit: 5_000 }) as { _id: string; openid: string }[]
  const noMore = new Set(others.filter((_person, place) => withoutConsent(place)).map(({ _id }) => _id))
  const consenting = accounts.filter(({ _id }) => !noMore.has(_id))

  const workOff = gatherNudges(demo)
  const diary: Simulated['diary'] = { steps: [], promises: [], visits: [], policies: [] }
  const { play, calls } = playersOf(demo, roster, random, diary)

  // Enterprises write by day, one in ten of them outside working time.
  const byStep = new Map<number, Step[]>()
  const tick = tickMinutes * minute
  /** The first run of the timers at or after it; by night they come by every hour. */
  const stepOf = (moment: number) => {
    const next = Math.max(from, Math.ceil(moment / tick) * tick)
    return isOpen(next) ? next : Math.ceil(next / hour) * hour
  }
  const plan = (step: Step) => {
    if (step.at > to) return
    const slot = stepOf(step.at)
    byStep.set(slot, [...(byStep.get(slot) ?? []), step])
  }
  const somewhen = (index: number, all: number): number => {
    const time = fraction(random) < 0.1 ? 19 * 60 + random.below(180) : 540 + random.below(510)
    return days[Math.floor((index / all) * days.length)]! + time * minute
  }
  const anywhere = () => random.below(roster.length)
  for (let index = 0; index < tickets; index += 1) plan(story(anywhere(), somewhen(index, tickets), index, random, bureaus, play))
  const talks = Math.round(tickets * talksPerTicket)
  for (let index = 0; index < talks; index += 1) plan(talk(anywhere(), somewhen(index, talks), index, random, play))

  const raised = () => cloud.engine.find('numbers', {}, { limit: 10 }).reduce((sum, { last }) => sum + (last as number), 0)
  /** What is done of what is to do, so that a run that takes too long is recognised early. */
  const progress = (moment: number): string => {
    const seconds = (performance.now() - began) / 1000
    const { user, system } = process.cpuUsage()
    const done = raised()
    return `${new Date(moment + 8 * hour).toISOString().slice(0, 10)}  ${done} of ${tickets} tickets, ${calls()} calls  ${Math.round(seconds)} s, CPU ${Math.round((user + system) / 1e6)} s` +
      (done < tickets ? `, about ${Math.round(seconds * tickets / Math.max(1, done))} s until all are raised` : '')
  }

  const visits = Math.round(tickets * visitsPerTicket)
  for (let index = 0; index < visits; index += 1) plan(visit(anywhere(), somewhen(index, visits), index, random, play))

  const policies = Math.ceil(tickets * policiesPerTicket)
  for (let index = 0; index < policies; index += 1) plan(policy(somewhen(index, policies), index, random, play))

  const ticks: number[] = []
  const timer = (name: string) =>
    cloud.host.callText(name, { Type: 'Timer', TriggerName: `${name}-minute`, Time: new Date(cloud.clock.now()).toISOString() }, { source: 'timer' })
  /** Those whose timers remind come by each time, the others' every hour. */
  const comeBy = async (moment: number): Promise<void> => {
    ticks.push(moment)
    await cloud.clock.set(moment)
    await Promise.all([...(moment % hour === 0 ? ['roster', 'file'] : []), 'chat', 'ticket'].map(timer))
    await timer('notify')
  }
  let told = 0
  let given = 0
  let end = from
  const over = () => parts > 1 && byStep.size === 0 && cloud.engine.find('tickets', { state: { $in: [...openStates] } }, { limit: 1 }).length === 0
  for (let moment = stepOf(from); moment <= to; moment += tick) {
    end = moment
    const due = byStep.get(moment)
    byStep.delete(moment)
    if (due) {
      // In the order of time, several people at once; each slot's acts happen shortly before its timers run.
      await cloud.clock.set(moment - tick / 2)
      const waiting = due.sort((a, b) => a.at - b.at)
      await Promise.all(Array.from({ length: lanes }, async () => {
        for (let step = waiting.shift(); step; step = waiting.shift()) {
          const next = await step.act(moment)
          if (next) plan({ ...next, at: Math.max(next.at, moment + tick / 2) })
        }
      }))
      await workOff()
    }
    if (!due && !isOpen(moment)) continue
    await comeBy(moment)
    if (moment - told >= 24 * 3_600_000) {
      told = moment
      if (over()) break
      if (moment - given >= weekMs) {
        given = moment
        await giveConsent(demo, consenting, noMore)
      }
      log(progress(moment))
    }
  }
  // What is still held together for a half hour goes out, and what had to wait for a colleague ends.
  for (let more = 0; more < 24; more += 1) {
    const moment = dayAfter(end, 1) + 9 * hour + more * 30 * minute
    if (isOpen(moment)) await comeBy(moment)
  }
  return { demo, from, to: end, tickets, calls: calls(), seconds: (performance.now() - began) / 1000, ticks, diary }
}

/**
 * From now on nobody's nudge arrives by itself: what several people have done at one moment is worked off together, as
 * under a burst. Answers how to work it off.
 */
const gatherNudges = ({ cloud: { host } }: DemoCloud): (() => Promise<void>) => {
  const call = host.callText
  host.callText = async (name, event, identity) =>
    identity.source === 'function' && (event as { drain?: boolean }).drain === true ? 'null' : call(name, event, identity)
  const drain = (name: string) => call(name, { drain: true }, { source: 'function' })
  return async () => {
    await Promise.all([drain('chat'), drain('ticket'), drain('roster')])
    await drain('notify')
  }
}

/** What being asked at natural taps leaves people with, at WeChat and in the ledger. */
const giveConsent = async ({ cloud }: DemoCloud, people: readonly { openid: string }[], noMore: ReadonlySet<string>): Promise<void> => {
  cloud.consentAll(people.map(({ openid }) => openid), refill)
  const without = [...noMore].flatMap((id) => templateNames.map((name) => `${id}:${name}`))
  await cloud.engine.handle({
    action: 'database.modifyDocument', collectionName: 'consents', queryType: 'WHERE', query: JSON.stringify({ _id: { $nin: without } }),
    data: JSON.stringify({ $set: { balance: refill } }), multi: true, merge: true, upsert: false,
  })
}

const limitReach = async ({ cloud }: DemoCloud, people: readonly { _id: string }[]): Promise<void> => {
  const change = (collectionName: string, query: object, data: object) => cloud.engine.handle({
    action: 'database.modifyDocument', collectionName, queryType: 'WHERE', query: JSON.stringify(query), data: JSON.stringify(data), multi: true, merge: true, upsert: false,
  })
  for (const [place, { _id }] of people.entries()) {
    if (withoutAccount(place)) await change('people', { _id }, { $set: { openid: `unbound:${_id}` } })
    if (withoutConsent(place)) {
      for (const template of ['todo', 'progress', 'deadline']) await change('consents', { _id: `${_id}:${template}` }, { $set: { balance: 0 } })
    }
  }
}
