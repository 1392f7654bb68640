import type { Input } from '../../types/api'
import type { Approval, PersonItemAction } from '../../types/approval'
import type { ItemNeeds } from '../../types/item'
import { type Result, ok, refuse } from '../../types/result'
import { has, refOf } from '../kit/actor'
import { dayOf } from '../kit/clock/calendar'
import { endOfWorkingDay } from '../kit/clock/working-time'
import { commitmentsOf } from '../kit/commitments'
import { derivedId } from '../kit/ids'
import { fileById } from '../kit/directory'
import type { Handler, Situation } from '../kit/serve'
import { zoneNow } from '../kit/zone'
import { tell } from './audience'
import { change, inSight, itemScene, present as presented } from './approval-moving'
import { addItem, decideItem, setTarget, startApproval, tickStep } from './domain/approval/decide'
import { backwardPlan } from './domain/approval/forecast'
import { turnOf } from './domain/approval/item'
import { liveStates } from './domain/approval/rules'
import { itemRow } from './domain/approval/view'
import { fileView } from '../file/domain/view'
import { hiddenFrom, mayRead, moversOf } from './domain/movers'
import { mayTick } from './domain/plan'
import { stepIdOf } from './domain/step-duties'
import { viewOf } from './domain/view'
import { cadreOf } from './access'
import { stepConsequences } from './item-notices'
import { scopeOf, waitingNames } from './scope'
import { approvalsWaitingFor, commit, eventById, historyOf, ticketsByIds } from './store'
import { templateById } from './templates'

type ItemInput<A extends PersonItemAction> = Input<`ticket.item.${A}`> & ItemNeeds<A> & { ticketId: string; requestId: string; item: string }

/** The handler of one action on an item: what the action means is in `domain/approval/moves`. */
export const movingItem = <A extends PersonItemAction>(action: A): Handler<`ticket.item.${A}`> =>
  (async (input: ItemInput<A>, situation: Situation): Promise<Result<Approval>> => {
    const fileId = action === 'provide' ? (input as unknown as ItemInput<'provide'>).document.fileId : undefined
    const file = fileId === undefined ? null : await fileById(fileId)
    // A document is what its provider uploaded for this ticket, and nothing else.
    const own = file?.state === 'ready' && file.purpose === 'document' && file.ticketId === input.ticketId && file.by === situation.actor.id
    return change(
      input.ticketId, `item.${action}\n${input.item}`, input.requestId, situation,
      ({ approval }) => (action === 'assign' ? approval?.items.filter(({ key }) => key === input.item).map(({ bureau }) => bureau.id) ?? [] : []),
      ({ ticket, approval }, scene, eventId) =>
        !approval ? refuse('not_found')
          : decideItem(action, ticket, approval, input.item, input, { ...scene, file: own ? fileView(file) : null }, eventId),
    )
  }) as unknown as Handler<`ticket.item.${A}`>

export const start: Handler<'ticket.approval.start'> = async (input, situation) => {
  const template = await templateById(input.templateId)
  return change(
    input.ticketId, 'approval.start', input.requestId, situation,
    () => template?.items.map(({ bureauId }) => bureauId) ?? [],
    ({ ticket, approval }, scene, eventId) =>
      template ? startApproval(ticket, approval, template, input, scene, eventId) : refuse('not_found'),
  )
}

export const add: Handler<'ticket.approval.add'> = (input, situation) =>
  change(
    input.ticketId, 'approval.add', input.requestId, situation, () => [input.spec.bureauId],
    ({ ticket, approval }, scene, eventId) =>
      approval ? addItem(ticket, approval, input.spec, input.before, scene, eventId) : refuse('not_found'),
  )

export const target: Handler<'ticket.approval.target'> = (input, situation) =>
  change(
    input.ticketId, 'approval.target', input.requestId, situation, () => [],
    ({ ticket, approval }, scene, eventId) =>
      approval ? setTarget(ticket, approval, input.startOn, scene, eventId) : refuse('not_found'),
  )

export const approvalViewed: Handler<'ticket.approval.view'> = async ({ ticketId, startOn }, situation) => {
  const found = await inSight(ticketId, situation)
  return found.ok ? presented(found.value, situation, startOn) : found
}

const most = 50

/** The items that wait for the caller's side, nearest date first. */
export const myItems: Handler<'ticket.approval.mine'> = async (_input, { actor, now }) => {
  const [{ memberOf }, { calendar }] = await Promise.all([scopeOf(actor, now), zoneNow()])
  const own = actor.enterpriseId !== null && memberOf(actor.enterpriseId) === 'staff' ? [actor.enterpriseId] : []
  const names = waitingNames(actor, own).filter((name) => name.includes(':'))
  if (names.length === 0) return ok({ items: [] })
  const found = await approvalsWaitingFor(names, most)
  const tickets = new Map((await ticketsByIds(found.map(({ _id }) => _id))).map((ticket) => [ticket._id, ticket]))
  const rows = found.flatMap((approval) => {
    const ticket = tickets.get(approval._id)
    if (!ticket || !liveStates.includes(ticket.state) || !mayRead(actor, memberOf(ticket.roomId), ticket)) return []
    const latest = approval.startOn === null ? null : backwardPlan(approval.items, approval.startOn, now, calendar)
    return approval.items
      .filter((item) => {
        const turn = turnOf(item, approval.items)
        return turn === 'bureau' ? names.includes(`bureau:${item.bureau.id}`) : turn === 'enterprise' && names.includes(`enterprise:${approval.enterpriseId}`)
      })
      // What one officer of the bureau has is not everybody's; its lead sees all.
      .filter((item) => item.officer === null || item.officer.id === actor.id || !has(actor, 'officer') || has(actor, 'lead') || turnOf(item, approval.items) === 'enterprise')
      .map((item) => itemRow(ticket, item, latest?.get(item.key) ?? null, now, calendar, hiddenFrom(actor, memberOf(ticket.roomId), ticket, now)))
  })
  return ok({ items: rows.sort((a, b) => (a.left ?? Number.MAX_VALUE) - (b.left ?? Number.MAX_VALUE)) })
}

/** The steps of plans that are due today or were before. */
export const mySteps: Handler<'ticket.plan.mine'> = async (_input, { actor, now }) => {
  const open = await commitmentsOf(waitingNames(actor, []), endOfWorkingDay(dayOf(now)))
  return ok({
    steps: open.flatMap(({ _id, kind, ticketId, number, enterpriseId, enterpriseName, what, dueAt }) =>
      (kind === 'step' && ticketId !== null ? [{ ticketId, stepId: stepIdOf(_id), number, enterprise: { id: enterpriseId, name: enterpriseName }, what, dueAt }] : [])),
  })
}

/** A step of the plan is done. */
export const planDone: Handler<'ticket.plan.done'> = async (input, situation) => {
  const { actor, now } = situation
  const eventId = derivedId(actor.id, input.ticketId, 'plan.done', input.requestId)
  for (let look = 1; ; look += 1) {
    const found = await inSight(input.ticketId, situation)
    if (!found.ok) return found
    const { ticket, room, member, hidden } = found.value
    const as = moversOf(actor, member, ticket)
    const mine = { as, bureauId: actor.bureauId }
    const decided = tickStep(ticket, input.stepId, input.note ?? null, await itemScene(found.value, situation), (step) => mayTick(ticket, step, mine), eventId)
    const repeated = !decided.ok && (await eventById(eventId)) !== null
    if (!decided.ok && !repeated) return decided
    const written = decided.ok ? await commit(decided.value, stepConsequences(decided.value)) : 'repeated'
    if (written === 'stale' && look < 5) continue
    if (written === 'stale') return refuse('conflict', { state: ticket.state })
    if (decided.ok && written === 'written') situation.after(() => tell(decided.value, room, now))
    const present = decided.ok && written === 'written' ? decided.value.ticket : ticket
    return ok(viewOf(present, await historyOf(ticket._id), await cadreOf(room, now), { now, ...(await zoneNow()), actor: refOf(actor), hidden, ...mine }))
  }
}

