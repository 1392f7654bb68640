import { type ReminderName, type ReminderSettings, defaultReminders } from '../../../../types/reminders'
import { type Calendar, dayFromText, dayOf, startOfDay } from '../../../kit/clock/calendar'
import { dueAt } from '../../../kit/clock/due'
import { addWorkingMinutes, endOfWorkingDay, minutesPerDay, nextWorkingMoment, workingDaysBefore } from '../../../kit/clock/working-time'
import type { Audience } from '../../../notify/domain/order'
import { type Reminder, type Series, morning, nextOf, owedOf, told } from '../deadlines'
import type { TicketDocument } from '../documents'
import type { ApprovalDocument, ItemDocument } from './documents'
import { type Backward, backwardPlan } from './forecast'
import { turnOf } from './item'
import { liveStates } from './rules'
import { pendingItem, pendingLatest } from './summary'

const endless = Number.POSITIVE_INFINITY
const correctionTimes = 3

type Rules = ReminderSettings['rules']

/** An item with what its reminders hang on. */
interface Chased {
  item: ItemDocument
  ticket: TicketDocument
  calendar: Calendar
  rules: Rules
}

/** Who has the item in its bureau: the officer, or all of them while nobody has taken it. */
const heldBy = ({ officer, bureau }: ItemDocument): Audience => (officer ? { people: [officer.id] } : { bureau: bureau.id })

const toldBy = ({ item, ticket, rules }: Chased, kind: ReminderName, owner: Audience = heldBy(item), n = endless) => {
  const { to, amount } = rules[kind]
  // A rule that counts days names the one from which the supervisors hear of it too.
  const whom = n < amount ? to.filter((recipient) => recipient !== 'supervisors') : to
  return told(whom, ticket, owner, [{ leadOf: item.bureau.id }])
}

const morningBefore = (moment: number, days: number, calendar: Calendar): number =>
  nextWorkingMoment(startOfDay(workingDaysBefore(moment, days, calendar)), calendar)

/** What the bureau owes first: the last working day on which it can still ask for corrections, and a look that is late. */
const stepSeries = (chased: Chased): Series[] => {
  const { item, calendar } = chased
  if (!item.step) return []
  const end = dueAt(item.step.clock, calendar)
  const common = { dueAt: null, pending: pendingItem(item), times: 1, clock: `${item.key}-${item.step.clock.startedAt}` }
  return item.step.owes === 'accept'
    ? [{ ...common, kind: 'item_deem_soon', at: () => nextWorkingMoment(startOfDay(dayOf(end)), calendar), to: () => toldBy(chased, 'item_deem_soon') }]
    : [{ ...common, kind: 'item_prereview_late', at: () => nextWorkingMoment(end, calendar), to: () => toldBy(chased, 'item_prereview_late') }]
}

/** The clock of the decision: before its end, and every working day after it. */
const decisionSeries = (chased: Chased): Series[] => {
  const { item, calendar, rules } = chased
  if (!item.clock || item.clock.pausedAt !== null || item.decidedAt !== null) return []
  const end = dueAt(item.clock, calendar)
  const late = nextWorkingMoment(end, calendar)
  const common = { dueAt: null, pending: pendingItem(item), clock: `${item.key}-${item.clock.startedAt}-${item.clock.pausedMinutes}` }
  const before = morningBefore(end, rules.item_day_before.amount, calendar)
  return [
    ...(before > item.clock.startedAt ? [{ ...common, kind: 'item_day_before' as const, times: 1, at: () => before, to: () => toldBy(chased, 'item_day_before') }] : []),
    {
      ...common, kind: 'item_overdue', times: endless, at: (n) => (n === 1 ? late : morning(late, n - 1, calendar)),
      to: (n) => toldBy(chased, 'item_overdue', heldBy(item), n),
    },
  ]
}

const correctionSeries = (chased: Chased): Series[] => {
  const { item, ticket, calendar, rules } = chased
  if (item.state !== 'correcting') return []
  const since = item.correctionSince ?? 0
  return [{
    dueAt: null, pending: pendingItem(item), clock: `${item.key}-${since}`, kind: 'item_correction_again', times: correctionTimes,
    to: () => toldBy(chased, 'item_correction_again', { enterprise: ticket.enterpriseId }),
    at: (n) => nextWorkingMoment(addWorkingMinutes(since, n * rules.item_correction_again.amount * minutesPerDay, calendar), calendar),
  }]
}

/**
 * The backward plan: whoever has the next move hears before the latest day, and every working day after it. Of an item
 * that is ready and only waits for others, those others hear.
 */
const latestSeries = (chased: Chased, approval: ApprovalDocument, latest: Backward | undefined): Series[] => {
  const { item, ticket, calendar, rules } = chased
  const turn = turnOf(item, approval.items)
  if (!latest || approval.startOn === null || turn === null || turn === 'others') return []
  const owner: Audience = turn === 'enterprise' ? { enterprise: ticket.enterpriseId } : heldBy(item)
  const end = endOfWorkingDay(dayFromText(item.submittedAt === null ? latest.submitBy : latest.grantBy))
  const common = { dueAt: null, pending: pendingLatest(item, approval.startOn), clock: `${item.key}-${item.state}-${approval.startOn}` }
  return [
    { ...common, kind: 'latest_near', times: 1, at: () => morningBefore(end, rules.latest_near.amount, calendar), to: () => toldBy(chased, 'latest_near', owner) },
    { ...common, kind: 'latest_late', times: endless, at: (n) => morning(end, n, calendar), to: (n) => toldBy(chased, 'latest_late', owner, n) },
  ]
}

const seriesOf = (ticket: TicketDocument, approval: ApprovalDocument, calendar: Calendar, { rules }: ReminderSettings): Series[] => {
  if (!liveStates.includes(ticket.state)) return []
  // The latest days follow from the day construction starts alone; the present moment only says who is late already.
  const latest = approval.startOn === null ? null : backwardPlan(approval.items, approval.startOn, approval.startedAt, calendar)
  return approval.items
    .flatMap((item): Series[] => {
      const chased = { item, ticket, calendar, rules }
      return [...stepSeries(chased), ...decisionSeries(chased), ...correctionSeries(chased), ...latestSeries(chased, approval, latest?.get(item.key))]
    })
    .filter(({ kind }) => rules[kind as ReminderName].on)
}

/** The first moment after `after` at which an item, as it is, owes a reminder; `noEnd` when none does. */
export const nextItemReminderAt = (
  ticket: TicketDocument, approval: ApprovalDocument, after: number, calendar: Calendar, settings: ReminderSettings = defaultReminders,
): number => nextOf(seriesOf(ticket, approval, calendar, settings), after)

/** What the items owe later than `after` and up to `until`. */
export const itemRemindersOwed = (
  ticket: TicketDocument, approval: ApprovalDocument, after: number, until: number, calendar: Calendar, settings: ReminderSettings = defaultReminders,
): Reminder[] => owedOf(seriesOf(ticket, approval, calendar, settings), after, until)
