import type { Delivery, TemplateName } from '../../../types/notify'
import type { TicketState } from '../../../types/ticket'
import type { NoticeKind, NoticeOrder } from './order'

/** One thing one person has to be told: in the app at once, by push in working time. */
export interface NoticeDocument {
  /** Derived from the outbox row and the person, so that expanding a row again adds nothing. */
  _id: string
  personId: string
  at: number
  kind: NoticeKind
  ticketId: string | null
  title: string
  page: string
  template: TemplateName
  data: Record<string, { value: string }>
  whileIn: TicketState[] | null
  whileDueAt: number | null
  whilePending?: string | null
  whileUnread?: NoticeOrder['whileUnread']
  whileWaiting?: NoticeOrder['whileWaiting']
  delivery: Delivery
  /** When to push next while queued; whoever sends moves it ahead first, so that it comes up again if he dies. */
  pushAt: number
  tries: number
  read: boolean
}

/** The product's own count of what WeChat lets it send; WeChat never tells. `_id` is `<personId>:<template>`. */
export interface ConsentDocument {
  _id: string
  balance: number
}
