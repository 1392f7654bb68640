import { randomBytes } from 'node:crypto'
import type { CallName, InputToSend, Output } from '../../types/api'
import { templateNames } from '../../types/notify'
import { openStates } from '../../types/ticket'
import { type DemoCloud, startDemoCloud } from '../e2e/demo-cloud'
import { cadreId, officerId } from '../seed/officials'
import { seededRandom } from '../seed/random'
import { at, dayAfter, endOfDay, isOpen, workingDays } from './hours'
import { type Players, type Step, fraction, story, talk, visit } from './life'
import type { AgreedVisit, Given, PlannedStep } from './oracle'

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
  diary: { steps: PlannedStep[]; promises: Given[]; visits: AgreedVisit[] }
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
/** What somebody who is asked at every natural tap has left of each template as a week begins: never so little that he runs out. */
const refill = 500
/** When visits take place, hours of the day. */
const visitHours = [9.5, 10, 11, 14, 15, 16.5]
const weekMs = 7 * 24 * hour
const intention = (): string => randomBytes(12).toString('base64url')

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
  const enterprises = cloud.engine.find('enterprises', {}, { limit: 1_000 }).map(({ _id }) => _id as string)
  const bureaus = cloud.engine.find('bureaus', {}, { limit: 20 }).map(({ _id }) => _id as string)
  const staff = cloud.engine.find('people', { roles: 'staff' }, { limit: 5_000 }) as { _id: string; openid: string; enterpriseId: string }[]
  const first = new Map<string, string>()
  for (const person of staff) if (!first.has(person.enterpriseId)) first.set(person.enterpriseId, person._id)
  const others = staff.filter(({ _id }) => !_id.endsWith('-1'))
  await limitReach(demo, others)
  const accounts = cloud.engine.find('people', {}, { limit: 5_000 }) as { _id: string; openid: string }[]
  const noMore = new Set(others.filter((_person, place) => withoutConsent(place)).map(({ _id }) => _id))
  const consenting = accounts.filter(({ _id }) => !noMore.has(_id))
  const pairings = new Map((cloud.engine.find('pairings', {}, { limit: 1_000 }) as { enterpriseId: string; cadreId: string }[])
    .map((pairing) => [pairing.enterpriseId, pairing.cadreId]))

  const workOff = gatherNudges(demo)
  const diary: Simulated['diary'] = { steps: [], promises: [], visits: [] }
  let calls = 0
  const get = async <N extends CallName>(person: string, call: N, input: InputToSend<N>): Promise<Output<N>> => {
    calls += 1
    return demo.get(person, call, input)
  }
  const owner = (place: number) => first.get(enterprises[place]!)!
  const cadreOf = (place: number) => pairings.get(enterprises[place]!) ?? cadreId(0)
  const act = (person: string, call: CallName, ticketId: string, more: object = {}) =>
    get(person, call, { ticketId, requestId: intention(), ...more } as never).then(() => undefined)
  const play: Players = {
    raise: async (place, title, category, urgent) =>
      (await get(owner(place), 'ticket.raise', { roomId: enterprises[place]!, requestId: intention(), title, text: title, category, urgent })).id,
    accept: (place, id) => act(cadreOf(place), 'ticket.accept', id),
    decline: (place, id) => act(cadreOf(place), 'ticket.decline', id, { reason: '不属园区', otherWay: '请向税务部门咨询' }),
    route: (place, id, leadBureauId) => act(cadreOf(place), 'ticket.route', id, { leadBureauId }),
    sign: (bureau, officer, id) => act(officerId(bureau, officer), 'ticket.sign', id),
    ask: (who, id) => act(who, 'ticket.ask', id, { owed: '请补充图纸' }),
    supply: (place, id) => act(owner(place), 'ticket.supply', id, { text: '已补充' }),
    plan: async (who, ticketId, bureauId, days) => {
      const by = endOfDay(dayAfter(cloud.clock.now(), days))
      const before = cloud.clock.now()
      await act(who, 'ticket.plan', ticketId, { steps: [{ what: '现场踏勘', bureauId, by }] })
      diary.steps.push({ ticketId, bureauId, by, at: before })
    },
    say: (place, text) => get(owner(place), 'chat.send', { roomId: enterprises[place]!, requestId: intention(), text }).then(() => undefined),
    reply: (place, text) => get(cadreOf(place), 'chat.send', { roomId: enterprises[place]!, requestId: intention(), text }).then(() => undefined),
    promise: async (place, text, days) => {
      const personId = cadreOf(place)
      const dueAt = endOfDay(dayAfter(cloud.clock.now(), days))
      const message = await get(personId, 'chat.send', { roomId: enterprises[place]!, requestId: intention(), text })
      await get(personId, 'chat.promise.keep', { messageId: message.id, dueAt })
      const given: Given = { text, personId, keptAt: cloud.clock.now(), dueAt, fulfilledAt: Infinity }
      diary.promises.push(given)
      return async () => {
        await get(personId, 'chat.promise.fulfil', { messageId: message.id })
        given.fulfilledAt = cloud.clock.now()
      }
    },
    propose: async (place, subject, days) => {
      const at = dayAfter(cloud.clock.now(), days) + visitHours[days % visitHours.length]! * hour
      const { id: visitId } = await get(cadreOf(place), 'chat.visit.propose', { roomId: enterprises[place]!, requestId: intention(), at, subject })
      const own: AgreedVisit = { subject, enterpriseId: enterprises[place]!, at, agreedAt: Infinity, endedAt: Infinity }
      const end = async (person: string, call: 'chat.visit.cancel' | 'chat.visit.note', more: object) => {
        await get(person, call, { visitId, requestId: intention(), ...more } as never)
        own.endedAt = cloud.clock.now()
      }
      return {
        at,
        agree: async () => {
          own.agreedAt = cloud.clock.now()
          await get(owner(place), 'chat.visit.agree', { visitId, requestId: intention(), at })
          diary.visits.push(own)
        },
        decline: () => get(owner(place), 'chat.visit.decline', { visitId, requestId: intention(), reason: '时间不便' }).then(() => undefined),
        cancel: () => end(owner(place), 'chat.visit.cancel', { reason: '临时有事' }),
        note: () => end(cadreOf(place), 'chat.visit.note', { findings: '设备运行正常' }),
      }
    },
    answer: (who, id) => act(who, 'ticket.answer', id, { result: 'done', text: '已办好' }),
    // Too late to confirm is no fault: the ticket has lapsed, or was taken up again.
    confirm: async (place, id) => {
      calls += 1
      await demo.ask(owner(place), 'ticket.confirm', { ticketId: id, requestId: intention(), outcome: 'solved' })
    },
    withdraw: async (place, id) => {
      calls += 1
      await demo.ask(owner(place), 'ticket.withdraw', { ticketId: id, requestId: intention() })
    },
    cadreOf,
    officer: officerId,
  }

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
  const anywhere = () => random.below(enterprises.length)
  for (let index = 0; index < tickets; index += 1) plan(story(anywhere(), somewhen(index, tickets), index, random, bureaus, play))
  const talks = Math.round(tickets * talksPerTicket)
  for (let index = 0; index < talks; index += 1) plan(talk(anywhere(), somewhen(index, talks), index, random, play))

  const raised = () => cloud.engine.find('numbers', {}, { limit: 10 }).reduce((sum, { last }) => sum + (last as number), 0)
  /** What is done of what is to do, so that a run that takes too long is recognised early. */
  const progress = (moment: number): string => {
    const seconds = (performance.now() - began) / 1000
    const { user, system } = process.cpuUsage()
    const done = raised()
    return `${new Date(moment + 8 * hour).toISOString().slice(0, 10)}  ${done} of ${tickets} tickets, ${calls} calls  ${Math.round(seconds)} s, CPU ${Math.round((user + system) / 1e6)} s` +
      (done < tickets ? `, about ${Math.round(seconds * tickets / Math.max(1, done))} s until all are raised` : '')
  }

  const visits = Math.round(tickets * visitsPerTicket)
  for (let index = 0; index < visits; index += 1) plan(visit(anywhere(), somewhen(index, visits), index, random, play))

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
  return { demo, from, to: end, tickets, calls, seconds: (performance.now() - began) / 1000, ticks, diary }
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
    await Promise.all([drain('chat'), drain('ticket')])
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
