import { type Calendar, type DayNumber, dayFromText, dayOf, dayText } from '../../../kit/clock/calendar'
import { type Clock, dueAt, startClock } from '../../../kit/clock/due'
import { endOfWorkingDay, workingDayAfter } from '../../../kit/clock/working-time'
import { resumed } from '../timing'
import { inOrder } from './graph'

/** What the dates of an item hang on. */
export interface Dated {
  key: string
  after: readonly string[]
  /** Working days from the submission to the decision. */
  days: number
  clock: Clock | null
  submittedAt: number | null
  /** When it was granted, refused or dropped. */
  decidedAt: number | null
}

export interface Forecast {
  /** When it can be submitted at the earliest; null once it is decided. */
  from: number | null
  to: number
  critical: boolean
}

/** The end of an item that begins at `from` and uses all its time. */
const endFrom = (item: Dated, from: number, now: number, calendar: Calendar): number => {
  if (item.decidedAt !== null) return item.decidedAt
  if (item.clock && item.submittedAt !== null) {
    const due = dueAt(resumed(item.clock, now, calendar), calendar)
    // What is overdue can end today at the earliest, or on the next day on which people work.
    return Math.max(due, endOfWorkingDay(workingDayOn(now, calendar)))
  }
  return dueAt(startClock(from, { amount: item.days, unit: 'days' }), calendar)
}

const workingDayOn = (moment: number, calendar: Calendar): DayNumber => {
  const day = dayOf(moment)
  return calendar.day(day).working && moment <= endOfWorkingDay(day) ? day : workingDayAfter(moment, 1, calendar)
}

const endsFrom = (order: readonly Dated[], now: number, calendar: Calendar): Map<string, { from: number; to: number }> => {
  const ends = new Map<string, { from: number; to: number }>()
  for (const item of order) {
    const from = Math.max(now, ...item.after.map((key) => ends.get(key)!.to))
    ends.set(item.key, { from: item.submittedAt ?? from, to: endFrom(item, from, now, calendar) })
  }
  return ends
}

/**
 * From when to when each item goes if everybody uses all his time and nobody loses any, and whether a working day more
 * of it is a working day more of the whole (the critical path). `now` and results in epoch milliseconds.
 */
export const forecast = (items: readonly Dated[], now: number, calendar: Calendar): Map<string, Forecast> => {
  const order = inOrder(items) ?? []
  const ends = endsFrom(order, now, calendar)
  const last = latestEnd(order.map(({ key }) => ends.get(key)!.to), now)
  const latest = latestDays(order, dayOf(last), calendar)
  return new Map(order.map((item) => {
    const { from, to } = ends.get(item.key)!
    const open = item.decidedAt === null
    return [item.key, { from: open ? from : null, to, critical: open && dayOf(to) >= latest.get(item.key)!.grantBy }]
  }))
}

const latestEnd = (ends: readonly number[], now: number): number => Math.max(now, ...ends)

/** The earliest possible end of all items, epoch milliseconds; of decided ones only: when the last was decided. */
export const endOf = (forecasts: ReadonlyMap<string, Forecast>): number => Math.max(...[...forecasts.values()].map(({ to }) => to))

export interface Latest {
  /** The last day on which it can be submitted, and on which it has to be granted. */
  submitBy: DayNumber
  grantBy: DayNumber
}

const workingDayUpTo = (day: DayNumber, calendar: Calendar): DayNumber => {
  let at = day
  while (!calendar.day(at).working) at -= 1
  return at
}

/** The last day from which `amount` working days still end on `day`: the start day does not count. */
const workingDaysBack = (day: DayNumber, amount: number, calendar: Calendar): DayNumber => {
  let at = workingDayUpTo(day, calendar)
  for (let left = amount; left > 0; left -= 1) at = workingDayUpTo(at - 1, calendar)
  return at
}

/** The latest days of every item if the last of them has to end on `lastDay`, counted backward through what comes after it. */
const latestDays = (order: readonly Dated[], lastDay: DayNumber, calendar: Calendar): Map<string, Latest> => {
  const latest = new Map<string, Latest>()
  for (const item of [...order].reverse()) {
    const successors = order.filter((other) => other.decidedAt === null && other.after.includes(item.key))
    const grantBy = workingDayUpTo(Math.min(lastDay, ...successors.map(({ key }) => latest.get(key)!.submitBy)), calendar)
    latest.set(item.key, { grantBy, submitBy: workingDaysBack(grantBy, item.days, calendar) })
  }
  return latest
}

export interface Backward {
  submitBy: string
  grantBy: string
  /** Working days by which it is late already, whatever its bureau does within its time; 0 when it is not. */
  late: number
}

/** Working days after `from` up to and with `to`; negative the other way round. */
export const workingDaysBetween = (from: DayNumber, to: DayNumber, calendar: Calendar): number => {
  if (to < from) return -workingDaysBetween(to, from, calendar)
  let days = 0
  for (let day = from + 1; day <= to; day += 1) if (calendar.day(day).working) days += 1
  return days
}

/**
 * The backward plan: all items granted on the last working day before construction starts on `startOn` (`YYYY-MM-DD`).
 * An item that is not submitted is late when its last day for it has passed; a submitted one when its due date lies
 * behind the day it has to be granted on. What its prerequisites take from it is theirs, not counted twice.
 */
export const backwardPlan = (items: readonly Dated[], startOn: string, now: number, calendar: Calendar): Map<string, Backward> => {
  const order = inOrder(items) ?? []
  const latest = latestDays(order, dayFromText(startOn) - 1, calendar)
  const today = workingDayOn(now, calendar)
  return new Map(order.map((item) => {
    const { submitBy, grantBy } = latest.get(item.key)!
    const projected = item.submittedAt === null ? workingDaysBetween(submitBy, today, calendar)
      : workingDaysBetween(grantBy, dayOf(endFrom(item, item.submittedAt, now, calendar)), calendar)
    return [item.key, {
      submitBy: dayText(submitBy), grantBy: dayText(grantBy), late: item.decidedAt === null ? Math.max(0, projected) : 0,
    }]
  }))
}

/** By how many working days the end misses the last working day before construction starts; 0 when it does not. */
export const misses = (end: number, startOn: string, calendar: Calendar): number =>
  Math.max(0, workingDaysBetween(workingDayUpTo(dayFromText(startOn) - 1, calendar), dayOf(end), calendar))
