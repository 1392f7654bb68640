import type { Random } from '../seed/random'
import { opening, plus } from './hours'

export type Category = 'inquiry' | 'request' | 'cross' | 'hard'

/** One thing that somebody will do with a ticket, and how the story goes on after it. */
export interface Step {
  at: number
  act: (now: number) => Promise<Step | null>
}

/** What the players of the simulation can do; each answers nothing, a refusal is a fault of the script. */
export interface Players {
  raise(place: number, title: string, category: Category, urgent: boolean): Promise<string>
  accept(place: number, ticketId: string): Promise<void>
  decline(place: number, ticketId: string): Promise<void>
  route(place: number, ticketId: string, bureauId: string): Promise<void>
  sign(bureauId: string, officer: number, ticketId: string): Promise<void>
  ask(who: string, ticketId: string): Promise<void>
  supply(place: number, ticketId: string): Promise<void>
  /** One step, to be done by the bureau until the end of a working day so many days later. */
  plan(who: string, ticketId: string, bureauId: string, days: number): Promise<void>
  answer(who: string, ticketId: string): Promise<void>
  confirm(place: number, ticketId: string): Promise<void>
  withdraw(place: number, ticketId: string): Promise<void>
  say(place: number, text: string): Promise<void>
  reply(place: number, text: string): Promise<void>
  /** Says it and keeps what was recognised in it as a promise for the end of a working day; answers how to fulfil it. */
  promise(place: number, text: string, days: number): Promise<() => Promise<void>>
  /** The cadre proposes a visit at a moment so many working days later; answers what becomes of it. */
  propose(place: number, subject: string, days: number): Promise<ProposedVisit>
  /** An administrator publishes it to those it fits, to be applied for until a working day so many later; answers what becomes of it. */
  publish(title: string, days: number): Promise<ToldPolicy>
  cadreOf(place: number): string
  officer(bureauId: string, officer: number): string
}

/** What can be done with a visit that stands proposed for `at`. */
export interface ProposedVisit {
  at: number
  agree(): Promise<void>
  decline(): Promise<void>
  cancel(): Promise<void>
  note(): Promise<void>
}

export interface ToldPolicy {
  /** Enterprises it fits. */
  places: number[]
  know(place: number): Promise<void>
  withdraw(): Promise<void>
}

/** From 0 to 1. */
export const fraction = (random: Random): number => random.below(1_000_000) / 1_000_000

const hour = 3_600_000
const workingDay = 7 * hour

/** Working time to pass until somebody acts: mostly soon, now and then far too late. */
const delay = (random: Random, usual: number): number =>
  usual * (fraction(random) < 0.12 ? 2 + fraction(random) * 2 : 0.1 + fraction(random))

/** Officials act in working time only; enterprises whenever they like. */
const official = (now: number, ms: number): number => plus(opening(now), ms)

/** Words in the open room that become no ticket: the cadre answers, now and then too late, and sometimes with a promise. */
export const talk = (place: number, start: number, index: number, random: Random, play: Players): Step => ({
  at: start,
  act: async (now) => {
    await play.say(place, `第${index}问：想了解一下最近的办事安排`)
    const promises = fraction(random) < 0.3
    return { at: official(now, delay(random, 1.5 * hour)), act: async (answered) => {
      if (!promises) return (await play.reply(place, '您好，按通知办理即可'), null)
      const days = 1 + random.below(3)
      const fulfil = await play.promise(place, `第${index}问，明天下午给您答复`, days)
      return { at: official(answered, days * workingDay * (0.4 + fraction(random) * 1.2)), act: async () => (await fulfil(), null) }
    } }
  },
})

/** A visit: agreed or not, now and then cancelled after all, else it takes place. */
export const visit = (place: number, start: number, index: number, random: Random, play: Players): Step => ({
  at: opening(start),
  act: async (now) => {
    const proposed = await play.propose(place, `第${index}次走访`, 2 + random.below(8))
    const fate = fraction(random)
    if (fate < 0.1) return null
    return { at: official(now, delay(random, 2 * hour)), act: async (heard) => {
      if (fate < 0.25) return (await proposed.decline(), null)
      await proposed.agree()
      if (fate < 0.4) return { at: heard + (proposed.at - heard) * fraction(random) * 0.9, act: async () => (await proposed.cancel(), null) }
      return { at: official(proposed.at, delay(random, 4 * hour)), act: async () => (await proposed.note(), null) }
    } }
  },
})

/** A policy: some of those it fits say one after the other that they know of it; one in seven is withdrawn in the end. */
export const policy = (start: number, index: number, random: Random, play: Players): Step => ({
  at: opening(start),
  act: async (now) => {
    const days = 2 + random.below(14)
    const told = await play.publish(`第${index}号惠企政策`, days)
    const readers = told.places.length === 0 ? 0 : random.below(8)
    const next = (left: number, after: number): Step | null => {
      const at = official(after, (fraction(random) * days * workingDay) / 8)
      if (left > 0) return { at, act: async (when) => (await told.know(random.pick(told.places)), next(left - 1, when)) }
      return fraction(random) < 0.15 ? { at, act: async () => (await told.withdraw(), null) } : null
    }
    return next(readers, now)
  },
})

/** The story of one ticket: begun at `start` by the staff of enterprise `place`. */
export const story = (place: number, start: number, index: number, random: Random, bureaus: readonly string[], play: Players): Step => {
  const category = random.pick(['inquiry', 'inquiry', 'request', 'request', 'request', 'cross'] as const)
  const bureau = random.pick(bureaus)
  const who = random.below(4) + 1
  const handler = (routed: boolean) => (routed ? play.officer(bureau, who) : play.cadreOf(place))
  const usualDays = { inquiry: 1.5, request: 2.5, cross: 7, hard: 12 }[category]

  const ending = (id: string, now: number): Step | null =>
    // Somebody who never reacts lets the ticket lapse.
    fraction(random) < 0.15 ? null : { at: now + (0.05 + fraction(random) * 4) * 24 * hour, act: async () => {
      await play.confirm(place, id)
      return null
    } }
  const answering = (id: string, routed: boolean, now: number): Step => ({
    at: official(now, delay(random, usualDays * workingDay)),
    act: async (when) => {
      await play.answer(handler(routed), id)
      return ending(id, when)
    },
  })
  const handling = (id: string, routed: boolean, now: number): Step =>
    category === 'cross' && fraction(random) < 0.5
      ? { at: official(now, 0.5 * hour), act: async (planned) => {
          await play.plan(handler(routed), id, bureau, 2 + random.below(5))
          return handled(id, routed, planned)
        } }
      : handled(id, routed, now)
  const handled = (id: string, routed: boolean, now: number): Step =>
    fraction(random) < 0.1
      ? { at: official(now, 0.3 * hour), act: async (asked) => {
          await play.ask(handler(routed), id)
          return { at: asked + (0.1 + fraction(random) * 2) * 24 * hour, act: async (supplied) => {
            await play.supply(place, id)
            return answering(id, routed, supplied)
          } }
        } }
      : answering(id, routed, now)

  return { at: start, act: async (now) => {
    const id = await play.raise(place, `第${index}件：车间配套事项需要协助`, category, fraction(random) < 0.05)
    const fate = fraction(random)
    if (fate < 0.04) return { at: now + 2 * hour, act: async () => (await play.withdraw(place, id), null) }
    const soon = official(now, delay(random, 2 * hour))
    if (fate < 0.1) return { at: soon, act: async () => (await play.decline(place, id), null) }
    if (fate < 0.55) return { at: soon, act: async (when) => (await play.accept(place, id), handling(id, false, when)) }
    return { at: soon, act: async (routed) => {
      await play.route(place, id, bureau)
      return { at: official(routed, delay(random, 2 * hour)), act: async (signed) => {
        await play.sign(bureau, who, id)
        return handling(id, true, signed)
      } }
    } }
  } }
}
