import type { TicketState } from '../../types/ticket'
import { type Audience, type NoticeKind, type NoticeOrder, secretTitle } from '../notify/domain/order'
import { type OutboxRow, outboxRow } from '../kit/outbox'
import type { ApprovalChange, ItemDocument } from './domain/approval/documents'
import { complete, inOrderThroughout } from './domain/approval/item'
import { pendingItem } from './domain/approval/summary'
import { noEnd } from '../roster/domain/documents'
import { liveStates } from './domain/approval/rules'
import type { Change, TicketDocument } from './domain/documents'

export const approvalPage = (ticketId: string): string => `pages/approval/index?id=${ticketId}`

interface Told {
  kind: NoticeKind
  template: NoticeOrder['template']
  to: Audience
  /** Moot once the item stands elsewhere. */
  item?: ItemDocument
}

const enterprise = (ticket: TicketDocument): Audience => ({ enterprise: ticket.enterpriseId })
const bureauOf = (item: ItemDocument): Audience => (item.officer ? { people: [item.officer.id] } : { bureau: item.bureau.id })

/** Who is told of what: the bureau of what it owes, the enterprise of everything that moves its matter. */
const toldOf = ({ action, ticket, approval, event, unlocked: opened }: ApprovalChange): Told[] => {
  const item = approval.items.find(({ name }) => name === event.target)
  const owes = (kind: NoticeKind): Told[] => (item ? [{ kind, template: 'todo', to: bureauOf(item), item }] : [])
  const news = (kind: NoticeKind): Told[] => [{ kind, template: 'progress', to: enterprise(ticket) }]
  switch (action) {
    case 'approval.start':
      return [
        ...news('approval_started'),
        ...[...new Set(approval.items.map(({ bureau }) => bureau.id))].map((bureau): Told => ({ kind: 'item_open', template: 'todo', to: { bureau } })),
      ]
    case 'approval.add':
      return item ? [...news('approval_started'), { kind: 'item_open', template: 'todo', to: { bureau: item.bureau.id } }] : []
    case 'item.prereview':
      return owes('item_prereview')
    case 'item.review':
      if (!item) return []
      if (item.materials.some(({ state }) => state === 'rejected')) return [{ kind: 'item_rejected', template: 'progress', to: enterprise(ticket), item }]
      return item.state === 'prereview' && inOrderThroughout(item) && complete(item) ? news('item_checked') : []
    case 'item.submit':
      return owes('item_submitted')
    case 'item.correct':
      return item ? [{ kind: 'item_correction', template: 'progress', to: enterprise(ticket), item }] : []
    case 'item.resubmit':
      return owes('item_resubmitted')
    case 'item.accept':
      return news('item_accepted')
    case 'item.deem':
      return [...news('item_deemed'), ...owes('item_deemed')]
    case 'item.grant':
      return [...news('item_granted'), ...(opened.length > 0 ? news('item_unlocked') : [])]
    case 'item.refuse':
      return news('item_refused')
    case 'item.drop':
      return [...news('item_dropped'), ...owes('item_dropped').map(({ item: _, ...rest }) => rest), ...(opened.length > 0 ? news('item_unlocked') : [])]
    case 'item.assign':
      return owes('item_assigned')
    case 'item.handover':
      return owes('handed_over')
    default:
      return []
  }
}

/** Everything that follows from a change of the approval, as outbox rows to be written in its transaction. */
export const itemConsequences = (change: ApprovalChange): OutboxRow[] => {
  const { ticket, event, approval } = change
  return toldOf(change).map(({ kind, template, to, item }, index) =>
    outboxRow(`${event._id}-${index}`, 'notify', 'notice', {
      kind, template, to, by: event.actor?.id ?? null,
      ticketId: ticket._id, number: ticket.number, title: ticket.secret ? secretTitle : ticket.title, enterpriseId: ticket.enterpriseId, enterpriseName: ticket.enterpriseName, state: ticket.state,
      dueAt: approval.nextDueAt === noEnd ? null : approval.nextDueAt,
      whileIn: item ? [...liveStates] : null, whileDueAt: null, ...(item ? { whilePending: pendingItem(item) } : {}),
      page: approvalPage(ticket._id),
    } satisfies NoticeOrder, event.at))
}

/** The enterprise hears of every step of its plan that is done. */
export const stepConsequences = ({ ticket, event }: Change<'plan.done'>): OutboxRow[] => [
  outboxRow(`${event._id}-0`, 'notify', 'notice', {
    kind: 'step_done', template: 'progress', to: enterprise(ticket), by: event.actor?.id ?? null,
    ticketId: ticket._id, number: ticket.number, title: ticket.secret ? secretTitle : ticket.title, enterpriseId: ticket.enterpriseId, enterpriseName: ticket.enterpriseName, state: ticket.state,
    dueAt: null, whileIn: null as TicketState[] | null, whileDueAt: null, page: `pages/ticket/index?id=${ticket._id}`,
  } satisfies NoticeOrder, event.at),
]
