import { defaultReminders } from '../../../types/reminders'
import { announcedCalendar as calendar } from '../../kit/clock/calendar'
import { remindersOf } from './waiting'

const at = (text: string) => Date.parse(`2026-${text}+08:00`)
const limit = { amount: 120, unit: 'minutes' } as const
const { rules } = defaultReminders
const since = at('03-03T09:30')

test('the zone\'s time to answer, and what the reminder table adds to it', () => {
  expect(remindersOf(since, at('03-03T11:29'), calendar, limit, rules)).toEqual({ owed: [], next: at('03-03T11:30') })
  expect(remindersOf(since, at('03-03T11:30'), calendar, limit, rules)).toEqual({ owed: ['unanswered'], next: at('03-03T15:00') })
  expect(remindersOf(since, at('03-03T15:00'), calendar, limit, rules)).toEqual({ owed: ['unanswered', 'unanswered_escalated'], next: null })
  // A shorter time moves both.
  expect(remindersOf(since, since, calendar, { ...limit, amount: 60 }, rules).next).toBe(at('03-03T10:30'))
})

test('a rule with other minutes speaks later, and one that is off not at all', () => {
  const changed = { ...rules, unanswered: { ...rules.unanswered, amount: 15 }, unanswered_escalated: { ...rules.unanswered_escalated, on: false } }
  expect(remindersOf(since, at('03-03T11:44'), calendar, limit, changed)).toEqual({ owed: [], next: at('03-03T11:45') })
  expect(remindersOf(since, at('03-05T11:44'), calendar, limit, changed)).toEqual({ owed: ['unanswered'], next: null })
})
