import { openStates } from '../../types/ticket'
import type { Calendar } from '../kit/clock/calendar'
import { isWorkingTime } from '../kit/clock/working-time'
import { derivedId } from '../kit/ids'
import { log, reason } from '../kit/log'
import { nudge, outboxRow, queueAlone } from '../kit/outbox'
import { itemRemindersOwed, nextItemReminderAt } from './domain/approval/reminders'
import { reminderSettings } from '../kit/reminders'
import { type NoticeOrder, secretTitle } from '../notify/domain/order'
import { zoneNow } from '../kit/zone'
import { type Reminder, nextReminderAt, remindersOwed } from './domain/deadlines'
import type { DeadlineDocument, TicketDocument } from './domain/documents'
import { approvalPage } from './item-notices'
import { advanceDeadline, approvalOf, dueDeadlines, takeDeadline, ticketsByIds } from './store'

const batch = 50
/** Rows attended at the same time. */
const lanes = 8
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

/**
 * Turns the deadlines that are due into notices. The ticket is looked at as it is now: what is done, paused or handed
 * on owes nothing or owes it to somebody else. Several may run at once, and one may die at any point: the row comes
 * up again, and a reminder has one id however often it is made.
 */
export const remind = async (clock: () => number = Date.now): Promise<void> => {
  const end = clock() + budgetMs
  let made = false
  const { calendar } = await zoneNow()
  for (;;) {
    const now = clock()
    // Nobody is told outside working time (domain.md, "Reminders"); then not even a row is read.
    if (now > end || !isWorkingTime(now, calendar)) break
    const due = await dueDeadlines(now, batch)
    if (due.length === 0) break
    // Taken first, read afterwards: a change in between has set the row anew, and then its word stands.
    const taken = (await Promise.all(due.map((row) => takeDeadline(row, now + leaseMs)))).filter((row) => row !== null)
    const ids = [...new Set(taken.map(({ _id, approvalOf: of }) => of ?? _id))]
    const tickets = new Map(ids.length === 0 ? [] : (await ticketsByIds(ids)).map((ticket) => [ticket._id, ticket]))
    await Promise.all(Array.from({ length: lanes }, async () => {
      for (let row = taken.shift(); row && clock() <= end; row = taken.shift()) {
        const one = row
        made = (await attend(one, tickets, now, calendar).catch((error: unknown) => failed(one, error))) || made
      }
    }))
  }
  if (made) await nudge(['notify'])
}

/** The row keeps its lease and comes up again after it; the others go on. */
const failed = (row: DeadlineDocument, error: unknown): false => {
  log('error', 'remind.failed', { ticket: row._id, ...reason(error) })
  return false
}

const attend = async (
  row: DeadlineDocument, tickets: ReadonlyMap<string, TicketDocument>, now: number, calendar: Calendar,
): Promise<boolean> => {
  const ticket = tickets.get(row.approvalOf ?? row._id)
  if (!ticket) throw new Error(`a deadline without its ticket: ${row._id}`)
  const approval = row.approvalOf === undefined ? null : await approvalOf(row.approvalOf)
  const settings = await reminderSettings()
  const owed = approval ? itemRemindersOwed(ticket, approval, row.after, now, calendar)
    : remindersOwed(ticket, row.after, now, calendar, settings)
  for (const reminder of owed) {
    const id = derivedId(ticket._id, 'reminder', reminder.key)
    await queueAlone(outboxRow(id, 'notify', 'notice', order(ticket, reminder), now))
  }
  // A change of the ticket in the meantime has set the row anew; then its word stands.
  await advanceDeadline(row, now, approval ? nextItemReminderAt(ticket, approval, now, calendar) : nextReminderAt(ticket, now, calendar, settings))
  return owed.length > 0
}
