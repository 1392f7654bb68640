import { encode } from '../domain/router/encode'
import { learnFrom, type Lesson } from '../domain/router/experience'
import type { RoutingDocument } from '../domain/router/routing'
import { ticketsByIds } from '../store'
import { type ModelHead, modelHead, newestDecided, storeModel } from './store'
import { zoneIndex } from './zone-index'

/** So many of the newest decisions are learned from: who was responsible years ago says less than the duty lists do. */
const mostLessons = 1_500
const page = 500
/** Up to here learning takes a moment (scripts/router/bench), so that the next proposal already knows the last decision. */
const quick = 300

const lessonsOf = async (routings: readonly RoutingDocument[]): Promise<Lesson[]> => {
  const lessons: Lesson[] = []
  for (let from = 0; from < routings.length; from += page) {
    const part = routings.slice(from, from + page)
    const tickets = new Map((await ticketsByIds(part.map(({ _id }) => _id))).map((ticket) => [ticket._id, ticket]))
    for (const { _id, lead, support, category, refusedBy } of part) {
      const ticket = tickets.get(_id)
      // A trade secret teaches nothing, also if its mark has not been taken in yet.
      if (!ticket || ticket.secret) continue
      lessons.push({
        title: ticket.title, text: ticket.text, lead: lead?.id ?? null, support: support.map(({ id }) => id), category,
        not: refusedBy.map(({ id }) => id).filter((id) => id !== lead?.id),
      })
    }
  }
  return lessons
}

/** Trains the model anew from what is to be learned now, and makes it the present one. */
export const learn = async (now: number): Promise<ModelHead> => {
  const before = await modelHead()
  const started = Date.now()
  const [index, routings] = await Promise.all([zoneIndex(), newestDecided({ state: 'learned' }, mostLessons)])
  const lessons = await lessonsOf(routings)
  const model = learnFrom(index, lessons)
  await storeModel(model ? encode(model) : new Uint8Array(), {
    version: before.changes, examples: lessons.length, trainedAt: now, trainMs: Date.now() - started,
  })
  return modelHead()
}

/**
 * The model as it should be now: with little to learn from it is trained at once when somebody asks and something was
 * decided since; beyond, the one there is has to do until the timer comes by.
 */
export const upToDate = async (now: number): Promise<ModelHead> => {
  const head = await modelHead()
  return head.changes !== head.version && head.examples <= quick ? learn(now) : head
}

/** With much to learn from, one decision more changes little: then it is learned from so much later (milliseconds). */
const restMs = 3_600_000

/** Catches up by the timer, however much there is to learn from. */
export const learnIfBehind = async (now: number): Promise<void> => {
  const { changes, version, examples, trainedAt } = await modelHead()
  const rests = examples > quick && Math.abs(now - trainedAt) < restMs
  if (changes !== version && !rests) await learn(now)
}
