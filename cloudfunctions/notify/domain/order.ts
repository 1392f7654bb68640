import type { TemplateName } from '../../../types/notify'
import type { TicketState } from '../../../types/ticket'

/** Who is to be told. A bureau means its officers and lead, an enterprise its staff, as they are when it is sent. */
export type Audience =
  | { people: string[] }
  | { bureau: string }
  | { enterprise: string }
  | { supervisors: true }

/** What happened, as the receiver hears of it. The Chinese words are the templates' business. */
export const noticeKinds = [
  'raised', 'routed', 'signed', 'returned', 'arbitrate', 'transferred', 'assigned', 'asked', 'supplied', 'planned',
  'extension_requested', 'extended', 'extension_refused', 'answered', 'confirmed', 'reopened', 'lapsed', 'withdrawn',
  'declined', 'supervised', 'accepted',
] as const
export type NoticeKind = (typeof noticeKinds)[number]

/** An owed notice, as the change that owes it puts it into the outbox for `notify`. */
export interface NoticeOrder {
  kind: NoticeKind
  template: TemplateName
  to: Audience
  /** Never tell the one who did it himself. */
  by: string | null
  ticketId: string
  number: string
  title: string
  enterpriseName: string
  state: TicketState
  /** When what the notice asks for is due, epoch milliseconds, or null. */
  dueAt: number | null
  /** The notice is moot once the ticket has left these states; null for plain news. */
  whileIn: TicketState[] | null
  /** Where a tap leads; no leading slash (WeChat's rule). */
  page: string
}
