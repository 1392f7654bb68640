import { type Calendar, dayOf, startOfDay } from '../../../kit/clock/calendar'
import { dueAt } from '../../../kit/clock/due'
import { addWorkingMinutes, minutesPerDay, nextWorkingMoment, workingDayBefore } from '../../../kit/clock/working-time'
import type { Audience } from '../../../notify/domain/order'
import { type Reminder, type Series, morning, nextOf, owedOf } from '../deadlines'
import type { TicketDocument } from '../documents'
import type { ApprovalDocument, ItemDocument } from './documents'
import { liveStates } from './rules'
import { pendingItem } from './summary'

const endless = Number.POSITIVE_INFINITY
const correctionDays = 2
const correctionTimes = 3
const supervisorsFrom = 2

/** Who has the item in its bureau: the officer, or all of them while nobody has taken it. */
const heldBy = ({ officer, bureau }: ItemDocument): Audience => (officer ? { people: [officer.id] } : { bureau: bureau.id })

const morningOf = (moment: number, calendar: Calendar): number => nextWorkingMoment(startOfDay(workingDayBefore(moment, calendar)), calendar)

const itemSeries = (item: ItemDocument, enterpriseId: string, calendar: Calendar): Series[] => {
  const common = { dueAt: null, pending: pendingItem(item), times: 1 }
  const series: Series[] = []
  if (item.step) {
    const end = dueAt(item.step.clock, calendar)
    const clock = `${item.key}-${item.step.clock.startedAt}`
    // The last working day on which the bureau can still ask for corrections, and a look that is owed.
    if (item.step.owes === 'accept') series.push({ ...common, clock, kind: 'item_deem_soon', at: () => nextWorkingMoment(startOfDay(dayOf(end)), calendar), to: () => heldBy(item) })
    else series.push({ ...common, clock, kind: 'item_prereview_late', at: () => nextWorkingMoment(end, calendar), to: () => ({ any: [heldBy(item), { leadOf: item.bureau.id }] }) })
  }
  if (item.clock && item.clock.pausedAt === null && item.decidedAt === null) {
    const end = dueAt(item.clock, calendar)
    const clock = `${item.key}-${item.clock.startedAt}-${item.clock.pausedMinutes}`
    const before = morningOf(end, calendar)
    if (before > item.clock.startedAt) series.push({ ...common, clock, kind: 'item_day_before', at: () => before, to: () => heldBy(item) })
    series.push({
      ...common, clock, kind: 'item_overdue', times: endless,
      at: (n) => (n === 1 ? nextWorkingMoment(end, calendar) : morning(nextWorkingMoment(end, calendar), n - 1, calendar)),
      to: (n) => ({ any: [heldBy(item), { leadOf: item.bureau.id }, { cadreOf: enterpriseId }, ...(n >= supervisorsFrom ? [{ supervisors: true } as const] : [])] }),
    })
  }
  if (item.state === 'correcting') {
    const since = item.correctionSince ?? 0
    series.push({
      ...common, clock: `${item.key}-${since}`, kind: 'item_correction_again', times: correctionTimes, to: () => ({ enterprise: enterpriseId }),
      at: (n) => nextWorkingMoment(addWorkingMinutes(since, n * correctionDays * minutesPerDay, calendar), calendar),
    })
  }
  return series
}

const seriesOf = (ticket: TicketDocument, approval: ApprovalDocument, calendar: Calendar): Series[] =>
  liveStates.includes(ticket.state) ? approval.items.flatMap((item) => itemSeries(item, approval.enterpriseId, calendar)) : []

/** The first moment after `after` at which an item, as it is, owes a reminder; `noEnd` when none does. */
export const nextItemReminderAt = (ticket: TicketDocument, approval: ApprovalDocument, after: number, calendar: Calendar): number =>
  nextOf(seriesOf(ticket, approval, calendar), after)

/** What the items owe later than `after` and up to `until`. */
export const itemRemindersOwed = (ticket: TicketDocument, approval: ApprovalDocument, after: number, until: number, calendar: Calendar): Reminder[] =>
  owedOf(seriesOf(ticket, approval, calendar), after, until)
