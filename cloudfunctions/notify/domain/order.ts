import type { TemplateName } from '../../../types/notify'
import type { TicketState } from '../../../types/ticket'

/** Who is to be told, resolved when it is sent. A bureau means its officers and lead, an enterprise its staff, `cadreOf` the enterprise's cadre. */
export type Audience =
  | { people: string[] }
  | { bureau: string }
  /** The bureau's lead; supervisors where it has none. */
  | { leadOf: string }
  /** Whoever leads the bureau that the person belongs to; supervisors where he leads it himself. */
  | { above: string }
  | { cadreOf: string }
  | { enterprise: string }
  | { supervisors: true }
  /** Everybody who is in one of them, once. */
  | { any: Audience[] }

/** What happened, as the receiver hears of it. The Chinese words are the templates' business. */
export const noticeKinds = [
  'raised', 'routed', 'signed', 'returned', 'arbitrate', 'transferred', 'assigned', 'asked', 'supplied', 'planned',
  'extension_requested', 'extended', 'extension_refused', 'answered', 'confirmed', 'reopened', 'lapsed', 'withdrawn',
  'declined', 'supervised', 'accepted', 'handed_over',
  'accept_late', 'accept_escalated', 'sign_late', 'sign_escalated', 'confirm_again',
  'half_used', 'most_used', 'day_before', 'overdue', 'progress_owed',
  'step_done', 'step_late',
  'approval_started', 'item_open', 'item_prereview', 'item_checked', 'item_rejected', 'item_submitted', 'item_correction', 'item_resubmitted',
  'item_accepted', 'item_deemed', 'item_granted', 'item_unlocked', 'item_refused', 'item_assigned', 'item_dropped',
  'item_deem_soon', 'item_prereview_late', 'item_day_before', 'item_overdue', 'item_correction_again',
  'latest_near', 'latest_late',
  'mentioned', 'unanswered', 'unanswered_escalated',
  'promise_due', 'step_due', 'visit_proposed', 'visit_agreed', 'visit_off', 'visit_due', 'visit_unanswered', 'policy_fits', 'policy_due', 'digest',
  'joined', 'noted', 'supervise_due', 'supervise_late',
] as const
export type NoticeKind = (typeof noticeKinds)[number]

/** Stands in every notice in place of the title of a ticket marked as a trade secret. */
export const secretTitle = '商业秘密诉求'

/** An owed notice, as the change that owes it puts it into the outbox for `notify`. */
export interface NoticeOrder {
  kind: NoticeKind
  template: TemplateName
  to: Audience
  /** Never tell the one who did it himself. */
  by: string | null
  /** null where it is not about a ticket. */
  ticketId: string | null
  /** What stands where a ticket's number would: the enterprise's name when it is about none. */
  number: string
  title: string
  /** The enterprise it is about, so that its cadre learns who was not told; left out for what is about none. */
  enterpriseId?: string
  enterpriseName: string
  /** The ticket's state after the change; null for what is about no ticket. */
  state: TicketState | null
  /** When what the notice asks for is due, epoch milliseconds, or null. */
  dueAt: number | null
  /** The notice is moot once the ticket has left these states; null for plain news. */
  whileIn: TicketState[] | null
  /** For a reminder: the end of the clock it speaks of. It is moot once the ticket's clocks end at other moments. */
  whileDueAt: number | null
  /** What it chases of the ticket's pending things, a plan step or an item where it stands: moot once that is over. */
  whilePending?: string
  /** The commitment (kit/commitments) that it chases: moot once that is no longer open. */
  whileOpen?: string
  /** Of words in the chat: the notice is moot once its receiver has read so far, or they were taken back. */
  whileUnread?: { roomId: string; messageId: string; seq: number }
  /** Of a waiting in the chat (`waits` of the room): the notice is moot once it has ended, or another one has begun. */
  whileWaiting?: { roomId: string; place: string; since: number }
  /** The enterprise's own flag: pushed at once, at any hour. */
  urgent?: boolean
  /** `digest`: not pushed by itself but told with the next morning's message. */
  when?: 'now' | 'digest'
  /** Where a tap leads; no leading slash (WeChat's rule). */
  page: string
}
