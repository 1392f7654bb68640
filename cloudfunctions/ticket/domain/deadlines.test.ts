import fc from 'fast-check'
import { defaultReminders } from '../../../types/reminders'
import { type TicketState, ticketStates } from '../../../types/ticket'
import { announcedCalendar as calendar, dayFromText, startOfDay } from '../../kit/clock/calendar'
import { startClock } from '../../kit/clock/due'
import { isWorkingTime } from '../../kit/clock/working-time'
import { noEnd } from '../../roster/domain/documents'
import { nextReminderAt, remindersOwed } from './deadlines'
import type { TicketDocument } from './documents'
import { limits } from './limits'
import { ticketIn, tuesday } from './scene.fixture'
import { dueTimes, resumed, stepClock } from './timing'

const at = (text: string) => Date.parse(`2026-${text}+08:00`)
const over: TicketState[] = ['closed', 'withdrawn', 'declined']

/** Every reminder of the ticket until `until`, one look each, as a timer that is never late sees them. */
const line = (ticket: TicketDocument, until: number, after = ticket.raisedAt) => {
  const seen = []
  for (let now = nextReminderAt(ticket, after, calendar), before = after; now <= until; before = now, now = nextReminderAt(ticket, now, calendar)) {
    seen.push(...remindersOwed(ticket, before, now, calendar))
  }
  return seen
}
const told = (ticket: TicketDocument, kind: string, until: number) => line(ticket, until).filter((one) => one.kind === kind)

test('who has not accepted in four working hours is reminded, a working day later whoever stands above him', () => {
  const ticket = ticketIn('raised')
  expect(told(ticket, 'accept_late', at('03-06T18:00'))).toMatchObject([{ at: at('03-03T15:30'), to: { any: [{ people: ['cadre-1'] }] } }])
  expect(told(ticket, 'accept_escalated', at('03-06T18:00'))).toMatchObject([{ at: at('03-04T15:30'), to: { any: [{ above: 'cadre-1' }] } }])
  const arbitrated = ticketIn('raised', { waitsFor: ['supervisors'] })
  expect(told(arbitrated, 'accept_late', at('03-06T18:00'))).toMatchObject([{ to: { any: [{ supervisors: true }] } }])
})

test('a bureau that does not sign is reminded, then its lead; a signed ticket owes neither', () => {
  expect(told(ticketIn('routed'), 'sign_late', at('03-06T18:00'))).toMatchObject([{ to: { any: [{ bureau: 'approval' }] } }])
  expect(told(ticketIn('routed'), 'sign_escalated', at('03-06T18:00'))).toMatchObject([{ at: at('03-04T15:30'), to: { any: [{ leadOf: 'approval' }] } }])
  expect(line(ticketIn('handling'), at('03-06T18:00')).map(({ kind }) => kind)).not.toContain('sign_late')
})

test('the resolve clock speaks at half, at four fifths, the working day before, and every working day after', () => {
  // Five working days from Tuesday 3 March 10:00 end on Tuesday 10 March 17:30: 41 working hours.
  const ticket = ticketIn('handling')
  expect(ticket.dueAt).toBe(at('03-10T17:30'))
  expect(told(ticket, 'half_used', at('03-31T18:00')).map((one) => one.at)).toEqual([at('03-06T09:30')])
  expect(told(ticket, 'most_used', at('03-31T18:00'))).toHaveLength(1)
  expect(told(ticket, 'day_before', at('03-31T18:00'))).toMatchObject([
    { at: at('03-09T09:00'), to: { any: [{ people: ['officer-a1'] }, { cadreOf: ticket.enterpriseId }] } },
  ])
  const overdue = told(ticket, 'overdue', at('03-13T18:00'))
  expect(overdue.map((one) => one.at)).toEqual([at('03-11T09:00'), at('03-12T09:00'), at('03-13T09:00')])
  expect(overdue.map(({ to }) => JSON.stringify(to).includes('supervisors'))).toEqual([false, true, true])
  for (const { to } of overdue) {
    expect('any' in to && to.any.slice(0, 3)).toEqual([{ people: ['officer-a1'] }, { leadOf: 'approval' }, { cadreOf: ticket.enterpriseId }])
  }
})

test('an answer is recalled to the enterprise after two and four working days, and then no more', () => {
  expect(line(ticketIn('answered'), at('12-31T18:00'))).toMatchObject([
    { kind: 'confirm_again', at: at('03-05T10:00'), to: { any: [{ enterprise: '91320000000000000A' }] } },
    { kind: 'confirm_again', at: at('03-09T10:00') },
  ])
})

test('a ticket in hand owes a word every third working day, counted from the last one', () => {
  const ticket = ticketIn('handling')
  expect(told(ticket, 'progress_owed', at('03-13T18:00')).map((one) => one.at)).toEqual([at('03-06T09:00'), at('03-11T09:00')])
  expect(told({ ...ticket, progress: startClock(at('03-05T16:00'), limits.progress) }, 'progress_owed', at('03-13T18:00')).map((one) => one.at)).toEqual([at('03-10T09:00'), at('03-13T09:00')])
})

test('nothing is owed while the enterprise owes something, nor when it is over', () => {
  for (const state of ['waiting', ...over] as const) {
    expect(nextReminderAt(ticketIn(state), tuesday, calendar)).toBe(noEnd)
    expect(remindersOwed(ticketIn(state), tuesday, noEnd - 1, calendar)).toEqual([])
  }
})

test('a pause moves what is still to come and says nothing twice', () => {
  const before = ticketIn('handling')
  const first = told(before, 'half_used', at('03-31T18:00'))[0]!
  const clock = resumed({ ...before.clock, pausedAt: at('03-06T14:00') }, at('03-09T14:00'), calendar)
  const later = { ...before, clock, ...dueTimes({ ...before, clock }, calendar) }
  const again = told(later, 'half_used', at('03-31T18:00'))[0]!
  expect(again.at).toBeGreaterThan(first.at)
  expect(again.key).toBe(first.key)
})

test('an extension starts the warnings anew, under other keys', () => {
  const before = ticketIn('handling')
  const clock = { ...before.clock, extendedDays: 5 }
  const after = { ...before, clock, ...dueTimes({ ...before, clock }, calendar) }
  expect(told(after, 'day_before', at('03-31T18:00'))).toMatchObject([{ at: at('03-16T09:00') }])
  expect(told(after, 'day_before', at('03-31T18:00'))[0]!.key).not.toBe(told(before, 'day_before', at('03-31T18:00'))[0]!.key)
})

test('the zone\'s table decides: a rule that is off is silent, another amount moves it, other people are told', () => {
  const ticket = ticketIn('handling')
  const { rules } = defaultReminders
  const zone = { ...defaultReminders, rules: {
    ...rules, half_used: { ...rules.half_used, on: false }, most_used: { ...rules.most_used, amount: 60, to: ['cadre' as const] },
    day_before: { ...rules.day_before, amount: 2 }, overdue: { ...rules.overdue, amount: 1 },
  } }
  const owed = (kind: string) => remindersOwed(ticket, tuesday, at('03-11T18:00'), calendar, zone).filter((one) => one.kind === kind)
  expect(owed('half_used')).toEqual([])
  expect(owed('most_used')).toMatchObject([{ to: { any: [{ cadreOf: ticket.enterpriseId }] } }])
  expect(owed('most_used')[0]!.at).toBeLessThan(told(ticket, 'most_used', at('03-31T18:00'))[0]!.at)
  expect(owed('day_before')).toMatchObject([{ at: at('03-06T09:00') }])
  expect(JSON.stringify(owed('overdue'))).toContain('supervisors')
  expect(nextReminderAt(ticket, tuesday, calendar, zone)).toBeGreaterThan(tuesday)
})

test('after the timer was away, one rule is told once, with its latest word', () => {
  const owed = remindersOwed(ticketIn('handling'), tuesday, at('03-20T10:00'), calendar)
  expect(owed.filter(({ kind }) => kind === 'overdue')).toMatchObject([{ at: at('03-20T09:00') }])
  expect(new Set(owed.map(({ kind }) => kind)).size).toBe(owed.length)
})

test('every reminder of any ticket lies in working time, after what was told before, and has a key of its own', () => {
  const firstDay = dayFromText('2026-01-05')
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 350 * 1_440 }), fc.constantFrom(...ticketStates), fc.constantFrom(...Object.values(limits.resolve)),
      fc.integer({ min: 0, max: 900 }), fc.integer({ min: 0, max: 10 }),
      (minute, state, limit, pausedMinutes, extendedDays) => {
        const raisedAt = startOfDay(firstDay) + minute * 60_000
        const base = ticketIn(state)
        const ticket: TicketDocument = {
          ...base, raisedAt, updatedAt: raisedAt,
          clock: { ...startClock(raisedAt, limit), pausedMinutes, extendedDays, pausedAt: base.clock.pausedAt && raisedAt },
          step: base.step && stepClock(base.step.owes, raisedAt),
        }
        const timed = { ...ticket, ...dueTimes(ticket, calendar) }
        const seen = line(timed, raisedAt + 20 * 86_400_000)
        for (const reminder of seen) {
          expect(isWorkingTime(reminder.at, calendar)).toBe(true)
          expect(reminder.at).toBeGreaterThan(raisedAt)
        }
        expect(new Set(seen.map(({ key }) => key)).size).toBe(seen.length)
      },
    ),
    { numRuns: 200 },
  )
})
