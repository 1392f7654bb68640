import {
  type ApprovalAction, type ApprovalEvent, type ItemAction, type ItemNeeds, type ItemSpec, approvalTransitions, clockItemActions, inItemTable, itemTransitions, mostItems,
} from '../../../../types/item'
import type { PersonItemAction } from '../../../../types/approval'
import { type Result, ok, refuse } from '../../../../types/result'
import type { Template } from '../../../../types/item'
import { openStates } from '../../../../types/ticket'
import { type GuardScene, changed } from '../decide'
import type { Change, TicketDocument } from '../documents'
import { itemsField, markOfItems } from '../marks'
import { bureauIn } from '../move'
import type { ApprovalChange, ApprovalDocument, ItemDocument } from './documents'
import { inOrder, without } from './graph'
import { newItem, unlocked } from './item'
import { type ItemClock, type ItemMove, itemMoves } from './moves'
import { liveStates, startableStates } from './rules'
import type { ItemScene } from './scene'
import { summaryOf } from './summary'
import { indexed } from './times'

type ItemGuardScene = Pick<ItemScene, 'now' | 'calendar' | 'as'>

const allowed = (action: ItemAction, ticket: TicketDocument, approval: ApprovalDocument, item: ItemDocument, scene: ItemGuardScene): Result<null> => {
  const as = scene.as(item.bureau.id)
  if (!as.some((mover) => itemTransitions[action].by.includes(mover as never))) return refuse('forbidden')
  // Officials change also while the enterprise has the word.
  if (!(action === 'handover' ? openStates : liveStates).includes(ticket.state)) return refuse('wrong_state', { state: ticket.state })
  if (!as.some((mover) => inItemTable(action, item.state, mover))) return refuse('wrong_state', { state: item.state })
  const code = (itemMoves[action] as ItemMove<ItemAction>).guard?.(item, approval, scene) ?? null
  return code ? refuse(code, { state: item.state }) : ok(null)
}

/** The actions a person can take on the item now, in the order of the table. */
export const possibleOnItem = (ticket: TicketDocument, approval: ApprovalDocument, item: ItemDocument, scene: ItemGuardScene): PersonItemAction[] =>
  (Object.keys(itemMoves) as ItemAction[]).filter((action): action is PersonItemAction =>
    !(clockItemActions as readonly string[]).includes(action) && allowed(action, ticket, approval, item, scene).ok)

/** What a person can do to the approval as a whole. */
export const possibleOnApproval = (ticket: TicketDocument, approval: ApprovalDocument | null, scene: Pick<ItemScene, 'asHost'>): ApprovalAction[] =>
  (Object.keys(approvalTransitions) as ApprovalAction[]).filter((action) =>
    scene.asHost.some((mover) => approvalTransitions[action].by.includes(mover as never)) &&
    (action === 'start' ? !approval && startableStates.includes(ticket.state) : approval !== null && liveStates.includes(ticket.state)))

/**
 * The one place where an item changes. Checks the table and the action's own rules, and returns ticket and approval as
 * they are afterwards, with the entry of the ticket's history; writes nothing.
 */
export const decideItem = <A extends ItemAction>(
  action: A, ticket: TicketDocument, approval: ApprovalDocument, key: string, input: ItemNeeds<A>, scene: ItemScene, eventId: string,
): Result<ApprovalChange> => {
  const item = approval.items.find((one) => one.key === key)
  if (!item) return refuse('not_found')
  const may = allowed(action, ticket, approval, item, scene)
  if (!may.ok) return may
  const limitOf = (clock: ItemClock) => scene.limits.of(clock, ticket.category, item.bureau.id)
  const step = (itemMoves[action] as ItemMove<A>).apply(item, input, { ...scene, limitOf }, approval)
  if (!step.ok) return step
  const { item: moved, said, papers = [], verdicts = [] } = step.value
  const byBureau = scene.actor && scene.as(item.bureau.id).includes('bureau') && !['assign', 'drop'].includes(action)
  const next: ItemDocument = byBureau && moved.officer === null ? { ...moved, officer: scene.actor } : moved
  const items = approval.items.map((one) => (one.key === key ? next : one))
  return ok({
    ...finished(`item.${action}`, ticket, approval, { ...approval, items }, { target: item.name, ...(said === undefined ? {} : { said }) }, scene, eventId),
    papers, verdicts,
    unlocked: items.filter((one) => one.after.includes(key) && !unlocked(one, approval.items) && unlocked(one, items)).map((one) => one.key),
  })
}

/** As whom the ticket itself sees the one who moves its items: its own rules only tell the enterprise from all others. */
const onTicket = ({ now, calendar, limits, anchor, actor, asHost }: ItemScene): GuardScene =>
  ({ now, calendar, limits, ...(anchor === undefined ? {} : { anchor }), actor, as: asHost.includes('staff') ? ['staff'] : ['officer'] })

const finished = (
  event: ApprovalEvent, ticket: TicketDocument, before: ApprovalDocument | null, wanted: ApprovalDocument, said: { said?: string; target?: string }, scene: ItemScene, eventId: string,
): ApprovalChange => {
  const change = changed(event, ticket, { ...ticket, approval: summaryOf(wanted.name, wanted.items, wanted.startOn) }, said, onTicket(scene), eventId, { [itemsField]: markOfItems(wanted) })
  const approval = { ...indexed(wanted, scene.calendar), version: change.ticket.version }
  return { ...change, approvalBefore: before, approval, papers: [], verdicts: [], unlocked: [] }
}

const mayHost = (action: ApprovalAction, ticket: TicketDocument, approval: ApprovalDocument | null, scene: ItemScene): Result<null> => {
  if (!scene.asHost.some((mover) => approvalTransitions[action].by.includes(mover as never))) return refuse('forbidden')
  if (!possibleOnApproval(ticket, approval, scene).includes(action)) return refuse('wrong_state', { state: ticket.state })
  return ok(null)
}

/** The items of a template begin on the ticket; their bureaus take part in it from now on. */
export const startApproval = (
  ticket: TicketDocument, approval: ApprovalDocument | null, template: Template,
  input: { without: readonly string[]; startOn?: string | undefined }, scene: ItemScene, eventId: string,
): Result<ApprovalChange> => {
  const may = mayHost('start', ticket, approval, scene)
  if (!may.ok) return may
  const specs = inOrder(without(template.items, input.without) as ItemSpec[])
  if (!specs) return refuse('circular')
  if (specs.length === 0) return refuse('bad_input', { fields: ['without'] })
  if (!specs.every(({ bureauId }) => bureauIn(scene, bureauId))) return refuse('unknown_bureau')
  return ok(finished('approval.start', ticket, null, {
    _id: ticket._id, version: 0, name: template.name, templateId: template.id, enterpriseId: ticket.enterpriseId,
    startedAt: scene.now, startedBy: scene.actor!, startOn: input.startOn ?? null,
    items: specs.map((spec) => newItem(spec, bureauIn(scene, spec.bureauId)!.ref)),
    waitsFor: [], nextDueAt: 0, deemAt: 0,
  }, { said: specs.map(({ name }) => name).join('；'), target: template.name }, scene, eventId))
}

/** One item more; `before` names items that are not submitted yet and from now on come after it. */
export const addItem = (
  ticket: TicketDocument, approval: ApprovalDocument, spec: ItemSpec, before: readonly string[], scene: ItemScene, eventId: string,
): Result<ApprovalChange> => {
  const may = mayHost('add', ticket, approval, scene)
  if (!may.ok) return may
  const bureau = bureauIn(scene, spec.bureauId)
  if (!bureau) return refuse('unknown_bureau')
  if (approval.items.length >= mostItems) return refuse('limit_reached')
  if (before.some((key) => approval.items.some((item) => item.key === key && item.submittedAt !== null))) return refuse('wrong_state')
  const waiting = approval.items.map((item) => (before.includes(item.key) ? { ...item, after: [...new Set([...item.after, spec.key])] } : item))
  const unknown = before.some((key) => !approval.items.some((item) => item.key === key))
  const items = unknown ? null : inOrder([...waiting, newItem(spec, bureau.ref)])
  if (!items) return refuse('circular')
  return ok(finished('approval.add', ticket, approval, { ...approval, items }, { target: spec.name, said: bureau.ref.name }, scene, eventId))
}

/** The day on which construction must start; everything is counted backward from it. */
export const setTarget = (
  ticket: TicketDocument, approval: ApprovalDocument, startOn: string | null, scene: ItemScene, eventId: string,
): Result<ApprovalChange> => {
  const may = mayHost('target', ticket, approval, scene)
  if (!may.ok) return may
  return ok(finished('approval.target', ticket, approval, { ...approval, startOn }, startOn === null ? {} : { target: startOn }, scene, eventId))
}

/** A step of the plan is done. */
export const tickStep = (
  ticket: TicketDocument, stepId: string, note: string | null, scene: ItemScene, mayTickIt: (step: TicketDocument['plan'][number]) => boolean, eventId: string,
): Result<Change<'plan.done'>> => {
  const step = ticket.plan.find(({ id }) => id === stepId)
  if (!step) return refuse('not_found')
  if (step.done) return refuse('wrong_state', { state: ticket.state })
  if (!mayTickIt(step)) return refuse('forbidden')
  const plan = ticket.plan.map((one) => (one.id === stepId ? { ...one, done: { by: scene.actor!, at: scene.now, note } } : one))
  return ok(changed('plan.done', ticket, { ...ticket, plan }, { target: step.what, ...(note === null ? {} : { said: note }) }, onTicket(scene), eventId))
}
