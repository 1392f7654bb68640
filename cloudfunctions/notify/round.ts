import type { ReminderSettings } from '../../types/reminders'
import type { Calendar } from '../kit/clock/calendar'
import type { NoticeDocument } from './domain/documents'
import type { Balances } from './store'

/** What one run of the sender knows. */
export interface Round {
  now: number
  calendar: Calendar
  settings: ReminderSettings
  /** By person; what he has consented to. */
  balances: Map<string, Balances>
  /** WeChat is to be left alone until then; raised by whoever hears it. */
  paused: number
  /** So many more silences, and WeChat is left alone for a minute; counted down. */
  patience: number
  /** WeChat has said something in this run. */
  answered: boolean
  /** Takes one send from that balance, `<personId>:<template>`; false when none is left. Those who ask in one turn share a request. */
  spend(consent: string): Promise<boolean>
  /** Marks notices right before they are sent, and answers which are still this sender's; shared in the same way. */
  mark(notices: readonly NoticeDocument[]): Promise<NoticeDocument[]>
  /** Settles what WeChat has taken; what comes while one request is under way goes together. */
  delivered(notices: readonly NoticeDocument[]): Promise<void>
}
