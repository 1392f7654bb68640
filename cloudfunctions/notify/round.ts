import type { ReminderSettings } from '../../types/reminders'
import type { Calendar } from '../kit/clock/calendar'
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
  /** How often WeChat did not answer in this run. */
  silent: number
}
