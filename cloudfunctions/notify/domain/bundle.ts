import type { ReminderSettings } from '../../../types/reminders'
import { type Calendar, dayOf, startOfDay } from '../../kit/clock/calendar'
import { isWorkingTime, nextWorkingMoment } from '../../kit/clock/working-time'
import type { NoticeDocument } from './documents'
import type { NoticeOrder } from './order'
import { byUrgency, isReminder } from './urgency'

const minuteMs = 60_000

/**
 * When an owed notice is pushed, epoch milliseconds. The enterprise's urgent flag goes out at once, everything else in
 * working time (domain.md, "Reminders"): news at once, a reminder at the end of its half hour so that one push carries
 * all of it; what is due as a shift begins goes out then, because most of the morning's reminders are.
 * @param at when it was owed
 */
export const pushTime = (
  order: Pick<NoticeOrder, 'kind' | 'urgent' | 'when'>, at: number, { bundleMinutes, digestAt }: ReminderSettings, calendar: Calendar,
): number => {
  if (order.urgent === true) return at
  if (order.when === 'digest') return nextDigest(at, digestAt, calendar)
  const opening = nextWorkingMoment(at, calendar)
  if (!isReminder(order.kind) || bundleMinutes === 0 || opening !== at || !isWorkingTime(at - minuteMs, calendar)) return opening
  const slot = bundleMinutes * minuteMs
  // Counted from midnight in Shanghai; the last minute of the slot still lies in the shift when the slot ends with it.
  const midnight = startOfDay(dayOf(at))
  const last = midnight + (Math.floor((at - midnight) / slot) + 1) * slot - minuteMs
  return isWorkingTime(last, calendar) ? Math.max(at, last) : at
}

/** The next time the morning message goes out after `at`. */
export const nextDigest = (at: number, digestAt: number, calendar: Calendar): number => {
  for (let day = dayOf(at); ; day += 1) {
    const moment = startOfDay(day) + digestAt * minuteMs
    if (moment > at && calendar.day(day).working) return moment
  }
}

/** What one push carries: the most urgent speaks, the others are counted. */
export interface Bundle {
  personId: string
  first: NoticeDocument
  notices: NoticeDocument[]
}

/** One bundle for each person, in it the most urgent first. */
export const bundlesOf = (notices: readonly NoticeDocument[]): Bundle[] => {
  const byPerson = new Map<string, NoticeDocument[]>()
  for (const notice of notices) byPerson.set(notice.personId, [...(byPerson.get(notice.personId) ?? []), notice])
  return [...byPerson].map(([personId, own]) => {
    const sorted = [...own].sort(byUrgency)
    return { personId, first: sorted[0]!, notices: sorted }
  })
}

/**
 * Until when a bundle waits because the person had a push a short while ago; null when it goes now. Urgent things
 * never wait, nor does more about the matter he was just told about: he is at it.
 * @param lastPushes what he was pushed within the last `bundleMinutes`
 */
export const heldUntil = (
  { first }: Bundle, lastPushes: readonly Pick<NoticeDocument, 'ticketId' | 'settledAt'>[], now: number,
  { bundleMinutes }: ReminderSettings, calendar: Calendar,
): number | null => {
  if (first.urgent || lastPushes.length === 0) return null
  if (first.ticketId !== '' && lastPushes.some(({ ticketId }) => ticketId === first.ticketId)) return null
  const until = Math.max(...lastPushes.map(({ settledAt }) => settledAt ?? 0)) + bundleMinutes * minuteMs
  return until > now ? nextWorkingMoment(until, calendar) : null
}
