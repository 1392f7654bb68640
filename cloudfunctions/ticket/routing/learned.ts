import type { ModelFacts, Routing } from '../../../types/routing'
import { ok, refuse } from '../../../types/result'
import { refOf } from '../../kit/actor'
import { allBureaus } from '../../kit/directory'
import { derivedId } from '../../kit/ids'
import { outboxRow, queueAlone } from '../../kit/outbox'
import type { Handler } from '../../kit/serve'
import { usualThreshold } from '../domain/router/propose'
import type { RoutingDocument } from '../domain/router/routing'
import { learn, upToDate } from './learn'
import { reread } from './reread'
import { type ModelHead, changeRouting, countRoutings, modelHead, newestDecided, noteChange, routingById, setThreshold } from './store'

const factsOf = ({ examples, bytes, trainedAt, changes, version, sureFrom }: ModelHead): ModelFacts => ({
  examples, bytes, trainedAt: trainedAt === 0 ? null : trainedAt, behind: changes !== version, sureFrom: sureFrom ?? usualThreshold,
})

const viewOf = (routing: RoutingDocument): Routing => {
  const last = routing.decisions.filter(({ action }) => action !== 'raise' && action !== 'secret').at(-1)
  return {
    ticketId: routing._id, number: routing.number, decidedAt: routing.decidedAt,
    by: last?.by ?? null, action: last?.action === 'transfer' || last?.action === 'return' ? last.action : 'route',
    proposed: routing.proposed?.lead ?? null, lead: routing.lead, support: routing.support, refusedBy: routing.refusedBy, right: routing.right,
    duty: routing.state === 'withheld' ? null : routing.duty?.text ?? null, state: routing.state, undone: routing.undone,
  }
}

/** What was learned, newest decision first; what waits for its first decision is not in it. */
export const learned: Handler<'ticket.learned'> = async ({ before, limit }, { now }) => {
  const until = before === undefined ? {} : { $lt: before }
  const [found, head, bureaus] = await Promise.all([
    newestDecided({ decidedAt: { $gt: 0, ...until } }, limit + 1), upToDate(now), allBureaus(),
  ])
  const counts = await Promise.all(bureaus.map(({ _id }) => countRoutings({ state: 'learned', 'lead.id': _id })))
  const page = found.slice(0, limit)
  return ok({
    routings: page.map(viewOf), next: found.length > limit ? page.at(-1)!.decidedAt : null, model: factsOf(head),
    examples: bureaus.map(({ _id, name }, at) => ({ bureau: { id: _id, name }, count: counts[at]! })),
  })
}

/** One decision out of what is learned, or back in. Asked twice it changes nothing more. */
export const unlearn: Handler<'ticket.unlearn'> = async ({ ticketId, learned: wanted }, { actor, now }) => {
  for (;;) {
    const known = await routingById(ticketId)
    if (!known || known.decidedAt === 0) return refuse('not_found')
    if (known.state === 'withheld') return refuse('forbidden')
    const state = wanted ? 'learned' : 'undone'
    if (known.state === state) return ok({ routing: viewOf(known), model: factsOf(await modelHead()) })
    const after: RoutingDocument = { ...known, state, undone: wanted ? null : { by: refOf(actor), at: now } }
    if (!(await changeRouting(known, after))) continue
    await noteChange()
    return ok({ routing: viewOf(after), model: factsOf(await learn(now)) })
  }
}

/** The past is read in portions, each with its own place in the outbox: however long it is, no call takes long. */
export const relearn: Handler<'ticket.relearn'> = async ({ requestId }, { actor, now, after }) => {
  const id = derivedId(actor.id, 'relearn', requestId)
  if (await queueAlone(outboxRow(`${id}-0`, 'ticket', 'reread', { id, portion: 0, before: null }, now))) {
    await noteChange()
    after(reread)
  }
  return ok(factsOf(await modelHead()))
}

export const threshold: Handler<'ticket.threshold'> = async ({ sureFrom }) => ok(factsOf((await setThreshold(sureFrom)) ?? (await modelHead())))
