import { type Action, type TicketState, openStates } from '../../types/ticket'
import { type OutboxRow, outboxRow } from '../kit/outbox'
import type { CardOrder } from '../chat/domain/card'
import { type Audience, type NoticeKind, type NoticeOrder, secretTitle } from '../notify/domain/order'
import { noEnd } from '../roster/domain/documents'
import type { Change, TicketDocument } from './domain/documents'
import { decisionOf } from './domain/router/routing'
import { supportOfficer } from './domain/support'

interface Rule {
  kind: NoticeKind
  template: NoticeOrder['template']
  to: (ticket: TicketDocument, before: TicketDocument) => Audience
  whileIn?: TicketState[]
}

const responsible = (ticket: TicketDocument): Audience => ({ people: [ticket.responsible.id] })
const leadBureau = (ticket: TicketDocument): Audience =>
  ticket.leadBureau ? { bureau: ticket.leadBureau.id } : responsible(ticket)
const enterprise = (ticket: TicketDocument): Audience => ({ enterprise: ticket.enterpriseId })
/** The supporting and informed bureaus; in most tickets nobody. */
const alongside = ({ supportBureaus, informedBureaus }: TicketDocument): Audience =>
  ({ any: [...supportBureaus, ...informedBureaus].map(({ id }) => ({ bureau: id })) })
/** Bureaus that take part from now on: a step of the plan is theirs. */
const newcomers = (ticket: TicketDocument, before: TicketDocument): Audience =>
  ({ any: ticket.bureauIds.filter((id) => !before.bureauIds.includes(id)).map((bureau) => ({ bureau })) })
/** Whom the lead of a supporting bureau has just named, else who is responsible now. */
const appointed = (ticket: TicketDocument, before: TicketDocument): Audience => {
  const named = ticket.supportOfficers?.find(({ bureauId, officer }) => supportOfficer(before, bureauId)?.id !== officer.id)
  return named ? { people: [named.officer.id] } : responsible(ticket)
}
const nobody = (to: Audience): boolean => 'any' in to && to.any.length === 0

const whoeverHadIt = (_ticket: TicketDocument, before: TicketDocument): Audience =>
  before.state === 'routed' ? leadBureau(before) : responsible(before)

/** Who is told of what (domain.md, "Reminders", the rows that follow from a change at once). */
const rules: { [A in Action]: Rule[] } = {
  raise: [{ kind: 'raised', template: 'todo', to: responsible, whileIn: ['raised'] }],
  accept: [{ kind: 'accepted', template: 'progress', to: enterprise }],
  route: [
    { kind: 'routed', template: 'todo', to: leadBureau, whileIn: ['routed'] },
    { kind: 'joined', template: 'progress', to: alongside },
  ],
  sign: [{ kind: 'signed', template: 'progress', to: enterprise }],
  return: [{ kind: 'returned', template: 'todo', to: responsible, whileIn: ['raised'] }],
  transfer: [{ kind: 'transferred', template: 'todo', to: leadBureau, whileIn: ['routed'] }],
  assign: [{ kind: 'assigned', template: 'todo', to: appointed, whileIn: ['handling', 'waiting'] }],
  ask: [{ kind: 'asked', template: 'progress', to: enterprise, whileIn: ['waiting'] }],
  supply: [{ kind: 'supplied', template: 'todo', to: responsible, whileIn: ['handling'] }],
  plan: [
    { kind: 'planned', template: 'progress', to: enterprise },
    { kind: 'joined', template: 'progress', to: newcomers },
  ],
  'extend.request': [{ kind: 'extension_requested', template: 'todo', to: () => ({ supervisors: true }), whileIn: ['handling'] }],
  'extend.grant': [
    { kind: 'extended', template: 'progress', to: enterprise },
    { kind: 'extended', template: 'deadline', to: responsible },
  ],
  'extend.refuse': [{ kind: 'extension_refused', template: 'todo', to: responsible }],
  answer: [{ kind: 'answered', template: 'progress', to: enterprise, whileIn: ['answered'] }],
  confirm: [{ kind: 'confirmed', template: 'todo', to: responsible }],
  reopen: [{ kind: 'reopened', template: 'todo', to: responsible, whileIn: ['handling'] }],
  lapse: [{ kind: 'lapsed', template: 'progress', to: enterprise }],
  handover: [{ kind: 'handed_over', template: 'todo', to: appointed, whileIn: [...openStates] }],
  withdraw: [{ kind: 'withdrawn', template: 'todo', to: whoeverHadIt }],
  decline: [{ kind: 'declined', template: 'progress', to: enterprise }],
  supervise: [{ kind: 'supervised', template: 'todo', to: responsible }],
  note: [{ kind: 'noted', template: 'progress', to: enterprise }],
  // Seen in the history and in the list of looks; nobody has to do anything.
  redate: [],
  secret: [],
  open: [],
}

const order = (change: Change, rule: Rule, cadreId: string | null): NoticeOrder => {
  const { ticket, before } = change
  return {
    kind: ticket.waitsFor.includes('supervisors') && change.action === 'return' ? 'arbitrate' : rule.kind,
    template: rule.template,
    to: alsoCadre(change, rule.to(ticket, before ?? ticket), cadreId),
    by: change.event.actor?.id ?? null,
    ticketId: ticket._id, number: ticket.number, title: ticket.secret ? secretTitle : ticket.title,
    enterpriseId: ticket.enterpriseId, enterpriseName: ticket.enterpriseName, state: ticket.state,
    urgent: ticket.urgent === true,
    dueAt: ticket.nextDueAt === noEnd ? null : ticket.nextDueAt,
    whileIn: rule.whileIn ?? null,
    whileDueAt: null,
    page: `pages/ticket/index?id=${ticket._id}`,
  }
}

/** How a matter ended is the cadre's business too: he stays the enterprise's official (domain.md, "The mechanism"). */
const alsoCadre = (change: Change, to: Audience, cadreId: string | null): Audience =>
  cadreId !== null && 'people' in to && ['confirm', 'reopen'].includes(change.action)
    ? { people: [...new Set([...to.people, cadreId])] }
    : to

/** Everything that follows from a change, as outbox rows to be written in its transaction. */
export const consequences = (change: Change, messageIds: readonly string[], cadreId: string | null): OutboxRow[] => {
  const { ticket, event } = change
  const rows = rules[change.action].map((rule, index) => [index, order(change, rule, cadreId)] as const)
    .filter(([, { to }]) => !nobody(to))
    .map(([index, one]) => outboxRow(`${event._id}-${index}`, 'notify', 'notice', one, event.at))
  const decision = decisionOf(change)
  if (decision) rows.push(outboxRow(`${event._id}-routing`, 'ticket', 'routing', decision, event.at))
  if (change.action === 'reopen' && ticket.approval) rows.push(outboxRow(`${event._id}-reopened`, 'ticket', 'reopened', { ticketId: ticket._id }, event.at))
  if (change.action !== 'raise') return rows
  const card: CardOrder = {
    roomId: ticket.roomId, ticketId: ticket._id, text: `${ticket.number} ${ticket.title}`,
    author: ticket.raisedBy, messageIds: [...messageIds],
  }
  return [...rows, outboxRow(`${event._id}-card`, 'chat', 'card', card, event.at)]
}
