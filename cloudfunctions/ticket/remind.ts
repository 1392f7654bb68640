import type { ReminderSettings } from '../../types/reminders'
import { openStates } from '../../types/ticket'
import type { Calendar } from '../kit/clock/calendar'
import { isWorkingTime } from '../kit/clock/working-time'
import { derivedId } from '../kit/ids'
import { log, reason } from '../kit/log'
import { type OutboxRow, nudge, outboxRow, queueTogether } from '../kit/outbox'
import { itemRemindersOwed, nextItemReminderAt } from './domain/approval/reminders'
import { reminderSettings } from '../kit/reminders'
import { type NoticeOrder, secretTitle } from '../notify/domain/order'
import { zoneNow } from '../kit/zone'
import { type Reminder, nextReminderAt, remindersOwed } from './domain/deadlines'
import type { DeadlineDocument, TicketDocument } from './domain/documents'
import { approvalPage } from './item-notices'
import { advanceDeadlines, approvalsByIds, dueDeadlines, takeDeadlines, ticketsByIds } from './store'

/** Rows attended at the same time. */
const batch = 100
/** Longer than a function lives (20 s): whoever took a row longer ago is dead. */
const leaseMs = 30_000
/** Stops taking rows after this long, well inside a function's 20 s. */
const budgetMs = 10_000

const order = (ticket: TicketDocument, reminder: Reminder): NoticeOrder => ({
  kind: reminder.kind, template: 'deadline', to: reminder.to, by: null,
  ticketId: ticket._id, number: ticket.number, title: ticket.secret ? secretTitle : ticket.title,
  enterpriseId: ticket.enterpriseId, enterpriseName: ticket.enterpriseName,
  state: ticket.state, dueAt: reminder.dueAt, whileIn: reminder.pending === null ? [ticket.state] : [...openStates], whileDueAt: reminder.dueAt,
  ...(reminder.pending === null ? {} : { whilePending: reminder.pending }),
  page: reminder.pending?.startsWith('item:') ? approvalPage(ticket._id) : `pages/ticket/index?id=${ticket._id}`,
})

/** A deadline as it was looked at: what it owes, and when to look next. */
interface Looked {
  row: DeadlineDocument
  owed: OutboxRow[]
  next: number
}

/**
 * Turns the deadlines that are due into notices. The ticket is looked at as it is now: what is done, paused or handed
 * on owes nothing or owes it to somebody else. Several may run at once, and one may die at any point: the row comes
 * up again, and a reminder has one id however often it is made.
 */
export const remind = async (clock: () => number = Date.now): Promise<void> => {
  const end = clock() + budgetMs
  let made = false
  const [{ calendar }, settings] = await Promise.all([zoneNow(), reminderSettings()])
  for (;;) {
    const now = clock()
    // Nobody is told outside working time (domain.md, "Reminders"); then not even a row is read.
    if (now > end || !isWorkingTime(now, calendar)) break
    const due = await dueDeadlines(now, batch)
    if (due.length === 0) break
    // Taken first, read afterwards: a change in between has set the row anew, and then its word stands.
    const taken = await takeDeadlines(due, now, now + leaseMs)
    const look = await looker(taken)
    const looked = taken.flatMap((row) => {
      try {
        return [look(row, now, calendar, settings)]
      } catch (error) {
        return failed(row, error)
      }
    })
    made = (await settle(looked, now)) || made
    if (due.length < batch) break
  }
  if (made) await nudge(['notify'])
}

/** Reads what the rows speak of, each kind in one request. */
const looker = async (taken: readonly DeadlineDocument[]) => {
  const withItems = taken.flatMap(({ approvalOf }) => approvalOf ?? [])
  const ids = [...new Set(taken.map(({ _id, approvalOf }) => approvalOf ?? _id))]
  const [foundTickets, foundApprovals] = await Promise.all([ids.length === 0 ? [] : ticketsByIds(ids), approvalsByIds(withItems)])
  const tickets = new Map(foundTickets.map((ticket) => [ticket._id, ticket]))
  const approvals = new Map(foundApprovals.map((approval) => [approval._id, approval]))
  return (row: DeadlineDocument, now: number, calendar: Calendar, settings: ReminderSettings): Looked => {
    const ticket = tickets.get(row.approvalOf ?? row._id)
    const approval = row.approvalOf === undefined ? null : approvals.get(row.approvalOf)
    if (!ticket || approval === undefined) throw new Error(`a deadline without its ticket: ${row._id}`)
    const [owed, next] = approval
      ? [itemRemindersOwed(ticket, approval, row.after, now, calendar, settings), nextItemReminderAt(ticket, approval, now, calendar, settings)]
      : [remindersOwed(ticket, row.after, now, calendar, settings), nextReminderAt(ticket, now, calendar, settings)]
    return {
      row, next,
      owed: owed.map((reminder) => outboxRow(derivedId(ticket._id, 'reminder', reminder.key), 'notify', 'notice', order(ticket, reminder), now)),
    }
  }
}

/** Queues what is owed, then lets the rows go on; together, or each by itself where one of them stands in the way. */
const settle = async (looked: readonly Looked[], now: number): Promise<boolean> => {
  try {
    const made = await queueTogether(looked.flatMap(({ owed }) => owed))
    await advanceDeadlines(looked, now)
    return made
  } catch (error) {
    if (looked.length === 1) failed(looked[0]!.row, error)
    if (looked.length <= 1) return false
    return (await Promise.all(looked.map((one) => settle([one], now)))).includes(true)
  }
}

/** The row keeps its lease and comes up again after it; the others go on. */
const failed = (row: DeadlineDocument, error: unknown): [] => {
  log('error', 'remind.failed', { ticket: row._id, ...reason(error) })
  return []
}
