import { randomBytes } from 'node:crypto'
import type { CallName, InputToSend, Output } from '../../types/api'
import type { DemoCloud } from '../e2e/demo-cloud'
import { cadreId, officerId } from '../seed/officials'
import type { Random } from '../seed/random'
import { dayAfter, endOfDay } from './hours'
import { type Players, fraction } from './life'
import type { SetVisit, Given, PlannedStep, PublishedPolicy } from './oracle'

const hour = 3_600_000
const admin = 'admin-1'
const retries = 3
/** When visits take place, hours of the day. */
const visitHours = [9.5, 10, 11, 14, 15, 16.5]
const intention = (): string => randomBytes(12).toString('base64url')

/** What people set themselves, as they said it. */
export interface Diary { steps: PlannedStep[]; promises: Given[]; visits: SetVisit[]; policies: PublishedPolicy[] }

/** What is known of the enterprises that play; a place is a place in this list. */
export interface Listed { _id: string; industry: string; kind: string }

/** The people of the zone: each thing they can do is a call of the real functions, and what they set themselves is noted in the diary. */
export const playersOf = (demo: DemoCloud, roster: readonly Listed[], random: Random, diary: Diary): { play: Players; calls: () => number } => {
  const { cloud } = demo
  const industries = [...new Set(roster.map(({ industry }) => industry))]
  const staff = cloud.engine.find('people', { roles: 'staff' }, { limit: 5_000 }) as { _id: string; enterpriseId: string }[]
  const first = new Map<string, string>()
  for (const person of staff) if (!first.has(person.enterpriseId)) first.set(person.enterpriseId, person._id)
  const pairings = new Map((cloud.engine.find('pairings', {}, { limit: 1_000 }) as { enterpriseId: string; cadreId: string }[])
    .map((pairing) => [pairing.enterpriseId, pairing.cadreId]))
  let calls = 0
  /** As the app does it: what was not possible just now is asked for again, by the same intention. */
  const get = async <N extends CallName>(person: string, call: N, input: InputToSend<N>): Promise<Output<N>> => {
    for (let again = 0; again < retries; again += 1) {
      calls += 1
      const answer = await demo.ask(person, call, input)
      if (answer.ok) return answer.value
      if (answer.refusal.code !== 'unavailable') break
    }
    return demo.get(person, call, input)
  }
  const owner = (place: number) => first.get(roster[place]!._id)!
  const cadreOf = (place: number) => pairings.get(roster[place]!._id) ?? cadreId(0)
  const act = (person: string, call: CallName, ticketId: string, more: object = {}) =>
    get(person, call, { ticketId, requestId: intention(), ...more } as never).then(() => undefined)
  const play: Players = {
    raise: async (place, title, category, urgent) =>
      (await get(owner(place), 'ticket.raise', { roomId: roster[place]!._id, requestId: intention(), title, text: title, category, urgent })).id,
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
    say: (place, text) => get(owner(place), 'chat.send', { roomId: roster[place]!._id, requestId: intention(), text }).then(() => undefined),
    reply: (place, text) => get(cadreOf(place), 'chat.send', { roomId: roster[place]!._id, requestId: intention(), text }).then(() => undefined),
    promise: async (place, text, days) => {
      const personId = cadreOf(place)
      const dueAt = endOfDay(dayAfter(cloud.clock.now(), days))
      const message = await get(personId, 'chat.send', { roomId: roster[place]!._id, requestId: intention(), text })
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
      const proposedAt = cloud.clock.now()
      const { id: visitId } = await get(cadreOf(place), 'chat.visit.propose', { roomId: roster[place]!._id, requestId: intention(), at, subject })
      const own: SetVisit = { subject, enterpriseId: roster[place]!._id, at, proposedAt, agreedAt: Infinity, endedAt: Infinity }
      diary.visits.push(own)
      const end = async (person: string, call: 'chat.visit.decline' | 'chat.visit.cancel' | 'chat.visit.note', more: object) => {
        await get(person, call, { visitId, requestId: intention(), ...more } as never)
        own.endedAt = cloud.clock.now()
      }
      return {
        at,
        agree: async () => {
          own.agreedAt = cloud.clock.now()
          await get(owner(place), 'chat.visit.agree', { visitId, requestId: intention(), at })
        },
        decline: () => end(owner(place), 'chat.visit.decline', { reason: '时间不便' }),
        cancel: () => end(owner(place), 'chat.visit.cancel', { reason: '临时有事' }),
        note: () => end(cadreOf(place), 'chat.visit.note', { findings: '设备运行正常' }),
      }
    },
    publish: async (title, days) => {
      const dueAt = endOfDay(dayAfter(cloud.clock.now(), days))
      const fit = { industries: [random.pick(industries), random.pick(industries)], kinds: fraction(random) < 0.5 ? [] : [random.pick(['hightech', 'large'] as const)] }
      const { id: policyId, version } = await get(admin, 'roster.policy.save', {
        requestId: intention(), version: 0, title, summary: '按投资额给予补贴', deadline: new Date(dueAt + 8 * hour).toISOString().slice(0, 10), fit,
      })
      const { publishedAt } = await get(admin, 'roster.policy.publish', { requestId: intention(), policyId, version })
      const own: PublishedPolicy = { title, ...fit, publishedAt: publishedAt!, dueAt, withdrawnAt: Infinity, knownAt: new Map() }
      diary.policies.push(own)
      return {
        places: roster.flatMap(({ industry, kind }, place) => (fit.industries.includes(industry) && (fit.kinds.length === 0 || fit.kinds.some((one) => one === kind)) ? [place] : [])),
        know: async (place) => {
          await get(owner(place), 'roster.policy.answer', { requestId: intention(), policyId })
          if (!own.knownAt.has(roster[place]!._id)) own.knownAt.set(roster[place]!._id, cloud.clock.now())
        },
        withdraw: async () => {
          await get(admin, 'roster.policy.withdraw', { requestId: intention(), policyId })
          own.withdrawnAt = cloud.clock.now()
        },
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
  return { play, calls: () => calls }
}
