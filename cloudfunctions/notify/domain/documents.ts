import type { Delivery, Obstacle, TemplateName, Via } from '../../../types/notify'
import type { ReminderSettings } from '../../../types/reminders'
import type { PersonRef } from '../../../types/roster'
import type { TicketState } from '../../../types/ticket'
import type { NoticeKind, NoticeOrder } from './order'

/**
 * What is tried next for a queued notice: WeChat, then waiting whether he sees it in the app, then a colleague who
 * stands in, then a text message.
 */
export type Stage = 'push' | 'inbox' | 'colleague' | 'sms'

/** One thing one person has to be told: in the app at once, by push in working time. */
export interface NoticeDocument {
  /** Derived from the outbox row and the person, so that expanding a row again adds nothing. */
  _id: string
  /** The outbox row it came from; the others of the row told the same to others. */
  orderId: string
  personId: string
  /** The enterprise it is about; empty for what is about none. */
  enterpriseId: string
  at: number
  kind: NoticeKind
  ticketId: string
  number: string
  title: string
  enterpriseName: string
  page: string
  template: TemplateName
  dueAt: number | null
  whileIn: TicketState[] | null
  whileDueAt: number | null
  whilePending?: string
  /** The commitment that it chases: moot once that is kept or dropped. */
  whileOpen: string | null
  whileUnread?: NoticeOrder['whileUnread']
  whileWaiting?: NoticeOrder['whileWaiting']
  urgent: boolean
  /** The smaller the more urgent (domain/urgency). */
  rank: number
  asks: boolean
  delivery: Delivery
  via: Via | null
  obstacle: Obstacle | null
  stage: Stage
  /** When to push next while queued; whoever sends moves it ahead first, so that it comes up again if he dies. */
  pushAt: number
  /** When it was first to be pushed; from then on WeChat has a day and a night to answer. */
  firstPushAt: number
  /** Who took it last. */
  lease: string | null
  tries: number
  /** Set right before a send and taken away with its answer: found by a later sender, nobody knows whether it arrived. */
  sendingAt: number | null
  /** How often it was sent again without knowing that. */
  uncertain: number
  /** When it came into its final state. */
  settledAt: number | null
  read: boolean
  done: boolean
  /** For a colleague who is told because somebody else could not be: that notice, and whose it is. */
  standsInFor: { noticeId: string; name: string } | null
  /** Who told him by phone, and when. */
  phoned: { by: PersonRef; at: number } | null
}

/** The product's own count of what WeChat lets it send; WeChat never tells. `_id` is `<personId>:<template>`. */
export interface ConsentDocument {
  _id: string
  balance: number
  /** Consent to a long-term template: stands until WeChat says otherwise. */
  standing?: boolean
  /** Who took the last send from it. */
  spender?: string
}

/** The turn to send to one person; `_id` is his id. Whoever dies with it loses it at `until`. */
export interface TurnDocument {
  _id: string
  holder: string | null
  until: number
}

/** What a person wants; `_id` is his id. */
export interface WishDocument {
  _id: string
  digest: boolean
  /** The last day, days since 1970 in Shanghai, whose digest was ordered or had nothing to say. */
  digestDay: number
}

/** The zone's reminder table; one document, and one more for each version before it. */
export interface SettingsDocument {
  _id: string
  version: number
  settings: ReminderSettings
  /** From when the reminders of unanswered words count; not there in tables of before, which counted from the words. */
  counts?: 'after_limit'
  by: PersonRef
  at: number
}

/** A fault of ours that WeChat named; one row for each fault, however often it happens. */
export interface ReportDocument {
  _id: string
  at: number
  errcode: number
  template: string
  message: string
  times: number
}

