import { randomBytes } from 'node:crypto'
import type { CallName, InputToSend, Output } from '../../types/api'
import { type DemoCloud, startDemoCloud } from '../e2e/demo-cloud'
import { cadreId, officerId } from '../seed/officials'
import { seededRandom } from '../seed/random'
import { at, isOpen, workingDays } from './hours'
import { type Players, type Step, fraction, story } from './life'

export interface Simulated {
  demo: DemoCloud
  from: number
  to: number
  tickets: number
  calls: number
  seconds: number
  /** Moments at which the timers ran. */
  ticks: number[]
}

export interface SimulationOptions {
  tickets: number
  /** `MM-DD` of 2026, inclusive. */
  from: string
  to: string
  tickMinutes: number
  log?: (line: string) => void
  dataFolder?: string
}

const minute = 60_000
const lanes = 8
const intention = (): string => randomBytes(12).toString('base64url')

/** Who among the staff has never bound an account, or has no consent left from the first day: one in ten each. */
const withoutAccount = (place: number): boolean => place % 10 === 3
const withoutConsent = (place: number): boolean => place % 10 === 7

/**
 * Plays tickets of the whole roster through the real functions on a moved clock: people act, the timers run in between.
 * Everything is drawn from one seed, so that a fault comes again.
 */
export const simulate = async (options: SimulationOptions): Promise<Simulated> => {
  const { tickets, tickMinutes, log = () => undefined } = options
  const began = performance.now()
  const demo = await startDemoCloud({ devClock: true, mostWorkers: 8, ...(options.dataFolder ? { dataFolder: options.dataFolder } : {}) })
  const { cloud } = demo
  const from = at(`${options.from}T08:00`)
  const to = at(`${options.to}T23:00`)
  const random = seededRandom(20_260_601)
  const enterprises = cloud.engine.find('enterprises', {}, { limit: 1_000 }).map(({ _id }) => _id as string)
  const bureaus = cloud.engine.find('bureaus', {}, { limit: 20 }).map(({ _id }) => _id as string)
  const staff = cloud.engine.find('people', { roles: 'staff' }, { limit: 5_000 }) as { _id: string; openid: string; enterpriseId: string }[]
  const first = new Map<string, string>()
  for (const person of staff) if (!first.has(person.enterpriseId)) first.set(person.enterpriseId, person._id)
  await limitReach(demo, staff.filter(({ _id }) => !_id.endsWith('-1')))
  const pairings = new Map((cloud.engine.find('pairings', {}, { limit: 1_000 }) as { enterpriseId: string; cadreId: string }[])
    .map((pairing) => [pairing.enterpriseId, pairing.cadreId]))

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
    raise: async (place, title, category) =>
      (await get(owner(place), 'ticket.raise', { roomId: enterprises[place]!, requestId: intention(), title, text: title, category })).id,
    accept: (place, id) => act(cadreOf(place), 'ticket.accept', id),
    decline: (place, id) => act(cadreOf(place), 'ticket.decline', id, { reason: '不属园区', otherWay: '请向税务部门咨询' }),
    route: (place, id, leadBureauId) => act(cadreOf(place), 'ticket.route', id, { leadBureauId }),
    sign: (bureau, officer, id) => act(officerId(bureau, officer), 'ticket.sign', id),
    ask: (who, id) => act(who, 'ticket.ask', id, { owed: '请补充图纸' }),
    supply: (place, id) => act(owner(place), 'ticket.supply', id, { text: '已补充' }),
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
  const days = workingDays.filter((day) => day >= from - 8 * 3_600_000 && day <= to)
  const byStep = new Map<number, Step[]>()
  const tick = tickMinutes * minute
  const stepOf = (moment: number) => Math.max(from, Math.ceil(moment / tick) * tick)
  const plan = (step: Step) => {
    if (step.at > to) return
    const slot = stepOf(step.at)
    byStep.set(slot, [...(byStep.get(slot) ?? []), step])
  }
  for (let index = 0; index < tickets; index += 1) {
    const day = days[Math.floor((index / tickets) * Math.max(1, days.length - 6))]!
    const time = fraction(random) < 0.1 ? 19 * 60 + random.below(180) : 540 + random.below(510)
    plan(story(random.below(enterprises.length), day + time * minute, index, random, bureaus, play))
  }

  const ticks: number[] = []
  let told = 0
  for (let moment = stepOf(from); moment <= to; moment += tick) {
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
      await atRest(demo)
    }
    if (!due && !isOpen(moment)) continue
    await cloud.clock.set(moment)
    ticks.push(moment)
    await cloud.runTimers()
    await atRest(demo)
    if (moment - told >= 24 * 3_600_000) {
      told = moment
      log(`${new Date(moment + 8 * 3_600_000).toISOString().slice(0, 10)}  ${calls} calls  ${Math.round((performance.now() - began) / 1000)} s, CPU ${Math.round(process.cpuUsage().user / 1e6 + process.cpuUsage().system / 1e6)} s`)
    }
  }
  // What is still held together for a half hour goes out, and what had to wait for a colleague ends.
  for (let more = 0; more < 24; more += 1) {
    const moment = to + 11 * 3_600_000 + more * 30 * minute
    if (!isOpen(moment)) continue
    await cloud.clock.set(moment)
    ticks.push(moment)
    await cloud.runTimers()
    await atRest(demo)
  }
  return { demo, from, to, tickets, calls, seconds: (performance.now() - began) / 1000, ticks }
}

/** The clock jumps only when nobody is at work: a push that is under way would arrive hours later. */
const atRest = async ({ cloud }: DemoCloud): Promise<void> => {
  for (let quiet = 0; quiet < 3;) {
    await new Promise((resolve) => setTimeout(resolve, 3))
    const { busy = 0, waiting = 0 } = cloud.host.stats()
    quiet = busy + waiting === 0 ? quiet + 1 : 0
  }
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
