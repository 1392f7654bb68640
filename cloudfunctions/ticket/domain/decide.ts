import { type Result, ok, refuse } from '../../../types/result'
import { withApproval } from './approval/summary'
import { type Action, type HistoryAction, type Mover, type Needs, type PersonAction, inTable, transitions } from '../../../types/ticket'
import type { Hindrance } from '../../../types/ticket-view'
import { startClock } from '../../kit/clock/due'
import { derivedId } from '../../kit/ids'
import { noEnd } from '../../roster/domain/documents'
import type { Change, TicketDocument } from './documents'
import { chained } from './history'
import { type Marks, marksOf } from './marks'
import { type Move, type Scene, type Step, cadreOrSupervisor } from './move'
import { moves } from './moves'
import { dueTimes, paused, resumed, stepOf } from './timing'

type Existing = Exclude<Action, 'raise'>
export type GuardScene = Pick<Scene, 'now' | 'calendar' | 'limits' | 'actor' | 'as' | 'anchor'>

const allowed = (action: Existing, ticket: TicketDocument, scene: GuardScene): Result<null> => {
  if (!scene.as.some((mover) => transitions[action].by.includes(mover as never))) return refuse('forbidden')
  if (!scene.as.some((mover) => inTable(action, ticket.state, mover))) {
    return refuse('wrong_state', { state: ticket.state })
  }
  const { guard, until } = moves[action] as Move<Existing>
  const code = guard?.(ticket, scene) ?? null
  if (code) return refuse(code, { state: ticket.state })
  return scene.now > (until?.(ticket, scene) ?? noEnd) ? refuse('too_late', { state: ticket.state }) : ok(null)
}

/** The actions of the person's roles that he can not take now, each with the reason the server would refuse it for. */
export const hindered = (ticket: TicketDocument, scene: GuardScene): Hindrance[] =>
  (Object.keys(moves) as Existing[]).flatMap((action): Hindrance[] => {
    const may = allowed(action, ticket, scene)
    if (may.ok || !scene.as.some((mover) => transitions[action].by.includes(mover as never))) return []
    const { code } = may.refusal
    return [{ action, code, until: code === 'too_late' ? (moves[action] as Move<Existing>).until?.(ticket, scene) ?? null : null }]
  })

/** The actions a person can take on the ticket now, in the order of the table. */
export const possible = (ticket: TicketDocument, scene: GuardScene): PersonAction[] =>
  (Object.keys(moves) as Existing[]).filter(
    (action): action is PersonAction => action !== 'lapse' && action !== 'redate' && action !== 'handover' && allowed(action, ticket, scene).ok,
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

/**
 * A change as it will be written: the next version, its dates, and its entry in the chained line of time.
 * @param beside the marks of what is written with the ticket
 */
export const changed = <A extends HistoryAction>(
  action: A, before: TicketDocument | null, wanted: TicketDocument, step: Omit<Step, 'set'>, scene: GuardScene, eventId: string, beside: Marks = {},
): Change<A> => {
  const next = withApproval(wanted)
  const version = (before?.version ?? 0) + 1
  const kept = { ...next, ...reported(action, next, scene), progress: progressAfter(action, next, scene) }
  const ticket = { ...kept, ...dueTimes(kept, scene.calendar), turn: next.waitsFor[0] ?? null, version, updatedAt: scene.now }
  const event = chained({
    _id: eventId, ticketId: next._id, n: version, at: scene.now, action,
    from: before?.state ?? null, to: next.state, actor: scene.actor,
    text: step.said ?? null, target: step.target ?? null,
    marks: { ...marksOf(before, ticket), ...beside }, anchor: scene.anchor ?? 0, prev: before?.lastHash ?? '',
  })
  return { action, before, ticket: { ...ticket, lastHash: event.hash }, event }
}

/** What the enterprise hears of as progress while its matter is being handled. */
const informing: readonly HistoryAction[] = [
  'accept', 'sign', 'note', 'plan', 'extend.grant', 'reopen', 'plan.done', 'approval.start', 'approval.add',
  'item.review', 'item.accept', 'item.correct', 'item.deem', 'item.grant', 'item.refuse', 'item.drop',
]

/** The clock of the next progress note: runs while the ticket is handled, stands still while the enterprise owes something. */
const progressAfter = (action: HistoryAction, ticket: TicketDocument, { now, calendar, limits }: GuardScene): TicketDocument['progress'] => {
  if (ticket.state === 'waiting') return ticket.progress && paused(ticket.progress, now)
  if (ticket.state !== 'handling') return null
  if (ticket.progress && !informing.includes(action)) return resumed(ticket.progress, now, calendar)
  return startClock(now, limits.of('progress', ticket.category, ticket.leadBureau?.id ?? null))
}

/** What a supervisor hears as a report on what he asked for. */
const reporting: readonly HistoryAction[] = ['note', 'plan', 'answer', 'decline']

const reported = (action: HistoryAction, { supervision, firstAnswerAt, state }: TicketDocument, { now, actor, as }: GuardScene): Pick<TicketDocument, 'supervision' | 'firstAnswerAt'> => ({
  supervision: reporting.includes(action) || ['closed', 'withdrawn'].includes(state) ? null : supervision,
  // Looking at a ticket or marking it answers nobody.
  firstAnswerAt: firstAnswerAt ?? (actor && !as.includes('staff') && !['raise', 'secret', 'open'].includes(action) ? now : null),
})

export interface Raising {
  ticketId: string
  number: string
  enterprise: { id: string; name: string }
}

type Raised = Omit<Needs<'raise'>, 'source' | 'urgent'> & Partial<Pick<Needs<'raise'>, 'source' | 'urgent'>>

/** A new ticket: its clock runs from this moment, and the cadre owes accepting or routing it. */
export const raise = (input: Raised, raising: Raising, scene: Scene): Result<Change> => {
  if (!scene.as.some((mover: Mover) => inTable('raise', null, mover))) return refuse('forbidden')
  const responsible = cadreOrSupervisor(scene)
  if (!responsible.ok) return responsible
  const { now } = scene
  const ticket: TicketDocument = {
    _id: raising.ticketId, number: raising.number, version: 0,
    roomId: input.roomId, enterpriseId: raising.enterprise.id, enterpriseName: raising.enterprise.name,
    title: input.title, text: input.text, category: input.category, state: 'raised',
    raisedBy: scene.actor!, raisedAt: now, updatedAt: now,
    // What the enterprise writes itself did not come by phone.
    ...(input.source && scene.as.includes('cadre') ? { source: input.source } : {}),
    responsible: responsible.value, waitsFor: [responsible.value.id], turn: null,
    leadBureau: null, supportBureaus: [], informedBureaus: [], bureauIds: [], routedAt: null,
    clock: startClock(now, scene.limits.of('resolve', input.category, null)), step: stepOf('accept', input, null, scene),
    progress: null, dueAt: 0, stepDueAt: 0, nextDueAt: 0, progressDueAt: 0, lateAt: 0,
    owed: null, answer: null, outcome: null, rating: null, closedAt: null, plan: [], approval: null, extension: null,
    supervision: null, returns: 0, transfers: 0, reopens: 0, firstAnswerAt: null, routingFinal: false, level: 0, urgent: input.urgent === true, formerIds: [],
    secret: input.secret, openings: [], lastHash: '',
  }
  return ok(changed('raise', null, ticket, { said: input.text }, scene, derivedId(raising.ticketId, 'raise')))
}
