import type { Ticket, TicketRow } from '../../../types/ticket'
import type { PersonRef } from '../../../types/roster'
import type { Calendar } from '../../kit/clock/calendar'
import { dueDate } from '../../kit/clock/due'
import { workingMinutesBetween } from '../../kit/clock/working-time'
import { noEnd } from '../../roster/domain/documents'
import type { EventDocument, TicketDocument } from './documents'
import { startableStates } from './approval/rules'
import { possible } from './decide'
import type { Scene } from './move'
import { isHost, mayTick, planStep } from './plan'
import { resumed } from './timing'

const ended = (ticket: TicketDocument): boolean => ['closed', 'withdrawn', 'declined'].includes(ticket.state)

/** While the enterprise owes something the date moves with every working minute: shown as if it went on now. */
const resolveDue = (ticket: TicketDocument, now: number, calendar: Calendar): TicketRow['due'] =>
  ended(ticket) || ticket.state === 'answered' ? null : dueDate(resumed(ticket.clock, now, calendar), calendar)

export const rowOf = (ticket: TicketDocument, now: number, calendar: Calendar): TicketRow => ({
  id: ticket._id,
  number: ticket.number,
  title: ticket.title,
  state: ticket.state,
  category: ticket.category,
  roomId: ticket.roomId,
  enterprise: { id: ticket.enterpriseId, name: ticket.enterpriseName },
  responsible: ticket.responsible,
  leadBureau: ticket.leadBureau,
  due: resolveDue(ticket, now, calendar),
  left: ticket.nextDueAt === noEnd ? null : workingMinutesBetween(now, ticket.nextDueAt, calendar),
  step: ticket.step ? { owes: ticket.step.owes, due: dueDate(ticket.step.clock, calendar) } : null,
  level: ticket.level,
  raisedAt: ticket.raisedAt,
  updatedAt: ticket.updatedAt,
})

export const viewOf = (
  ticket: TicketDocument,
  history: readonly EventDocument[],
  cadre: PersonRef | null,
  scene: Pick<Scene, 'now' | 'calendar' | 'actor' | 'as'> & { bureauId?: string | null },
): Ticket => ({
  ...rowOf(ticket, scene.now, scene.calendar),
  version: ticket.version,
  text: ticket.text,
  raisedBy: ticket.raisedBy,
  cadre,
  supportBureaus: ticket.supportBureaus,
  owed: ticket.owed,
  answer: ticket.answer,
  outcome: ticket.outcome,
  rating: ticket.rating,
  plan: ticket.plan.map((step, n) => ({ ...planStep(step, n), mine: mayTick(ticket, step, scene) })),
  approval: ticket.approval ? { name: ticket.approval.name, total: ticket.approval.total, done: ticket.approval.done, open: ticket.approval.open } : null,
  mayStartApproval: !ticket.approval && startableStates.includes(ticket.state) && isHost(scene.as),
  extension: ticket.extension,
  returns: ticket.returns,
  routingFinal: ticket.routingFinal,
  history: history.map(({ n, at, action, from, to, actor, text, target }) => ({ n, at, action, from, to, actor, text, target })),
  can: possible(ticket, scene),
})
