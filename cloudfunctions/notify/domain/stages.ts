import type { ReminderSettings } from '../../../types/reminders'
import type { Calendar } from '../../kit/clock/calendar'
import { addWorkingMinutes, nextWorkingMoment } from '../../kit/clock/working-time'
import type { NoticeDocument, Stage } from './documents'

const minuteMs = 60_000
/** How long a colleague's push is waited for, working minutes. */
const colleagueMinutes = 10
/** The same for what the enterprise flagged as urgent, minutes of the clock. */
const urgentMinutes = 5

export interface NextStage { stage: Stage; pushAt: number }

const later = (now: number, minutes: number, urgent: boolean, calendar: Calendar): number =>
  urgent ? now + urgentMinutes * minuteMs : nextWorkingMoment(addWorkingMinutes(now, minutes, calendar), calendar)

/**
 * What comes after a stage that did not reach the person: WeChat → seeing it in the app → a colleague → a text message →
 * null, the list of those who are not told. Whoever stands in for a colleague is no reason to disturb a third.
 */
export const nextStage = (
  { stage, urgent, standsInFor }: Pick<NoticeDocument, 'stage' | 'urgent' | 'standsInFor'>, now: number,
  { inboxMinutes }: ReminderSettings, calendar: Calendar,
): NextStage | null => {
  if (standsInFor) return null
  switch (stage) {
    case 'push':
      return { stage: 'inbox', pushAt: later(now, inboxMinutes, urgent, calendar) }
    case 'inbox':
      return { stage: 'colleague', pushAt: later(now, colleagueMinutes, urgent, calendar) }
    case 'colleague':
      return { stage: 'sms', pushAt: now }
    case 'sms':
      return null
  }
}

/** WeChat may be down for a day and a night; what still fails then is given to the next stage. */
export const giveUpMs = 26 * 3_600_000
const longestPauseMs = 10 * minuteMs

/** When to try again what failed for a while: soon, then less often, never at the same time as all the others. */
export const tryAgainAt = (tries: number, now: number, jitter: number): number =>
  now + Math.min(longestPauseMs, 1_000 * 2 ** Math.min(tries, 20)) * (0.75 + jitter / 2)
