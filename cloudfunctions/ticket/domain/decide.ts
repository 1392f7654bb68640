import { type Result, ok, refuse } from '../../../types/result'
import { type Action, type HistoryAction, type Mover, type Needs, type PersonAction, inTable, transitions } from '../../../types/ticket'
import { startClock } from '../../kit/clock/due'
import { derivedId } from '../../kit/ids'
import { withApproval } from './approval/summary'
import type { Change, TicketDocument } from './documents'
import { chained } from './history'
import { limits } from './limits'
import { type Move, type Scene, type Step, cadreOrSupervisor } from './move'
import { moves } from './moves'
import { dueTimes, stepClock } from './timing'

type Existing = Exclude<Action, 'raise'>
type GuardScene = Pick<Scene, 'now' | 'calendar' | 'actor' | 'as'>

const allowed = (action: Existing, ticket: TicketDocument, scene: GuardScene): Result<null> => {
  if (!scene.as.some((mover) => transitions[action].by.includes(mover as never))) return refuse('forbidden')
  if (!scene.as.some((mover) => inTable(action, ticket.state, mover))) {
    return refuse('wrong_state', { state: ticket.state })
  }
  const code = (moves[action] as Move<Existing>).guard?.(ticket, scene) ?? null
  return code ? refuse(code, { state: ticket.state }) : ok(null)
}

/** The actions a person can take on the ticket now, in the order of the table. */
export const possible = (ticket: TicketDocument, scene: GuardScene): PersonAction[] =>
  (Object.keys(moves) as Existing[]).filter(
    (action): action is PersonAction => action !== 'lapse' && allowed(action, ticket, scene).ok,
  )

/**
 * The one place where a ticket changes. Checks the table and the action's own rules, and returns the changed ticket
 * with its history entry; writes nothing.
 * @param eventId id of the history entry, derived from the caller's request so that a retry makes the same one
 */
export const decide = <A extends Existing>(
  action: A, ticket: TicketDocument, input: Needs<A>, scene: Scene, eventId: string,
): Result<Change> => {
  const may = allowed(action, ticket, scene)
  if (!may.ok) return may
  const step = (moves[action] as Move<A>).apply(ticket, input, scene)
  if (!step.ok) return step
  const to = transitions[action].to
  return ok(changed(action, ticket, { ...ticket, ...step.value.set, state: to === 'same' ? ticket.state : to }, step.value, scene, eventId))
}

/** A change as it will be written: the next version, its dates, and its entry in the chained line of time. */
export const changed = <A extends HistoryAction>(
  action: A, before: TicketDocument | null, wanted: TicketDocument, step: Omit<Step, 'set'>, scene: Pick<Scene, 'now' | 'calendar' | 'actor'>, eventId: string,
): Change<A> => {
  const next = withApproval(wanted)
  const version = (before?.version ?? 0) + 1
  const event = chained({
    _id: eventId, ticketId: next._id, n: version, at: scene.now, action,
    from: before?.state ?? null, to: next.state, actor: scene.actor,
    text: step.said ?? null, target: step.target ?? null, prev: before?.lastHash ?? '',
  })
  const ticket = {
    ...next, ...dueTimes(next, scene.calendar), turn: next.waitsFor[0] ?? null, version, updatedAt: scene.now, lastHash: event.hash,
  }
  return { action, before, ticket, event }
}

export interface Raising {
  ticketId: string
  number: string
  enterprise: { id: string; name: string }
}

/** A new ticket: its clock runs from this moment, and the cadre owes accepting or routing it. */
export const raise = (input: Needs<'raise'>, raising: Raising, scene: Scene): Result<Change> => {
  if (!scene.as.some((mover: Mover) => inTable('raise', null, mover))) return refuse('forbidden')
  const responsible = cadreOrSupervisor(scene)
  if (!responsible.ok) return responsible
  const { now } = scene
  const ticket: TicketDocument = {
    _id: raising.ticketId, number: raising.number, version: 0,
    roomId: input.roomId, enterpriseId: raising.enterprise.id, enterpriseName: raising.enterprise.name,
    title: input.title, text: input.text, category: input.category, state: 'raised',
    raisedBy: scene.actor!, raisedAt: now, updatedAt: now,
    responsible: responsible.value, waitsFor: [responsible.value.id], turn: null,
    leadBureau: null, supportBureaus: [], bureauIds: [], routedAt: null,
    clock: startClock(now, limits.resolve[input.category]), step: stepClock('accept', now),
    dueAt: 0, stepDueAt: 0, nextDueAt: 0,
    owed: null, answer: null, outcome: null, rating: null, closedAt: null, plan: [], approval: null, extension: null,
    returns: 0, routingFinal: false, level: 0, formerIds: [], lastHash: '',
  }
  return ok(changed('raise', null, ticket, { said: input.text }, scene, derivedId(raising.ticketId, 'raise')))
}
