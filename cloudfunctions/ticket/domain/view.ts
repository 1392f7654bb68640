import type { Ticket, TicketRow } from '../../../types/ticket-view'
import type { PersonRef } from '../../../types/roster'
import type { Calendar } from '../../kit/clock/calendar'
import { dueDate } from '../../kit/clock/due'
import { workingMinutesBetween } from '../../kit/clock/working-time'
import { noEnd } from '../../roster/domain/documents'
import type { EventDocument, TicketDocument } from './documents'
import { startableStates } from './approval/rules'
import { reopenMs } from './limits'
import { isHost, mayTick, planStep } from './plan'
import { type GuardScene, hindered, possible } from './decide'
import { stepPerson, supportOfficer } from './support'
import { resumed } from './timing'

const ended = (ticket: TicketDocument): boolean => ['closed', 'withdrawn', 'declined'].includes(ticket.state)

/** While the enterprise owes something the date moves with every working minute: shown as if it went on now. */
const resolveDue = (ticket: TicketDocument, now: number, calendar: Calendar): TicketRow['due'] =>
  ended(ticket) || ticket.state === 'answered' ? null : dueDate(resumed(ticket.clock, now, calendar), calendar)

/** @param hidden the reader does not get the words (`hiddenFrom`) */
export const rowOf = (ticket: TicketDocument, now: number, calendar: Calendar, hidden: boolean): TicketRow => ({
  id: ticket._id,
  number: ticket.number,
  title: hidden ? '' : ticket.title,
  secret: ticket.secret,
  hidden,
  state: ticket.state,
  category: ticket.category,
  roomId: ticket.roomId,
  enterprise: { id: ticket.enterpriseId, name: ticket.enterpriseName },
  responsible: ticket.responsible,
  leadBureau: ticket.leadBureau,
  due: resolveDue(ticket, now, calendar),
  left: ticket.nextDueAt === noEnd ? null : workingMinutesBetween(now, ticket.nextDueAt, calendar),
  step: ticket.step ? { owes: ticket.step.owes, due: dueDate(ticket.step.clock, calendar) } : null,
  progress: ticket.progress && dueDate(resumed(ticket.progress, now, calendar), calendar),
  level: ticket.level,
  urgent: ticket.urgent === true,
  raisedAt: ticket.raisedAt,
  updatedAt: ticket.updatedAt,
})

export const viewOf = (
  ticket: TicketDocument,
  history: readonly EventDocument[],
  cadre: PersonRef | null,
  scene: GuardScene & { hidden: boolean; bureauId?: string | null },
): Ticket => ({
  ...rowOf(ticket, scene.now, scene.calendar, scene.hidden),
  version: ticket.version,
  text: scene.hidden ? '' : ticket.text,
  raisedBy: ticket.raisedBy,
  ...(ticket.source ? { source: ticket.source } : {}),
  cadre,
  supportBureaus: ticket.supportBureaus.map((bureau) => ({ ...bureau, officer: supportOfficer(ticket, bureau.id) })),
  informedBureaus: ticket.informedBureaus,
  owed: scene.hidden ? null : ticket.owed,
  answer: scene.hidden ? null : ticket.answer,
  outcome: ticket.outcome,
  reopenUntil: ticket.state === 'closed' && ticket.closedAt !== null ? ticket.closedAt + reopenMs : null,
  rating: scene.hidden && ticket.rating ? { ...ticket.rating, comment: null } : ticket.rating,
  plan: scene.hidden ? [] : ticket.plan.map((step, n) => ({ ...planStep(step, n), person: stepPerson(ticket, step.bureau.id), mine: mayTick(ticket, step, scene) })),
  approval: ticket.approval ? { name: ticket.approval.name, total: ticket.approval.total, done: ticket.approval.done, open: ticket.approval.open } : null,
  mayStartApproval: !ticket.approval && startableStates.includes(ticket.state) && isHost(scene.as),
  extension: ticket.extension && scene.hidden ? { ...ticket.extension, reason: '' } : ticket.extension,
  supervision: ticket.supervision && scene.hidden ? { ...ticket.supervision, note: '' } : ticket.supervision,
  returns: ticket.returns,
  transfers: ticket.transfers,
  reopens: ticket.reopens,
  firstAnswerAt: ticket.firstAnswerAt,
  routingFinal: ticket.routingFinal,
  history: history.map(({ n, at, action, from, to, actor, text, target }) =>
    // Who got it is no secret; what was said is, and what a step of the plan is called.
    ({ n, at, action, from, to, actor, text: scene.hidden ? null : text, target: scene.hidden && action === 'plan.done' ? null : target })),
  can: possible(ticket, scene),
  cannot: hindered(ticket, scene),
})
