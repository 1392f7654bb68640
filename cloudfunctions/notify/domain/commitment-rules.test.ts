import { announcedCalendar } from '../../kit/clock/calendar'
import { askAgainAt, remindAt } from './commitment-rules'

const at = (text: string): number => Date.parse(`2026-${text}+08:00`)

test.each([
  ['a visit at ten, an hour of work before', { dueAt: at('03-04T10:00'), madeAt: at('03-02T10:00') }, false, 60, at('03-04T09:00')],
  ['a visit at nine, the evening before', { dueAt: at('03-04T09:00'), madeAt: at('03-02T10:00') }, false, 60, at('03-03T16:30')],
  ['a policy, the morning five working days before', { dueAt: at('03-20T17:30'), madeAt: at('03-02T10:00') }, true, 5, at('03-13T09:00')],
  ['a policy over the spring festival', { dueAt: at('02-27T17:30'), madeAt: at('02-02T10:00') }, true, 5, at('02-13T09:00')],
  ['one that was published later than that, the day before', { dueAt: at('03-20T17:30'), madeAt: at('03-16T10:00') }, true, 5, at('03-19T09:00')],
  ['one of the last day, never', { dueAt: at('03-20T17:30'), madeAt: at('03-19T10:00') }, true, 5, null],
])('%s', (_what, commitment, days, amount, expected) => {
  expect(remindAt(commitment, days, amount, announcedCalendar)).toBe(expected)
})

test.each([
  ['a working day after', '03-02T10:00', '03-20T14:30', '03-03T10:00'],
  ['over a weekend', '03-06T16:00', '03-20T14:30', '03-09T16:00'],
  ['a moment that comes sooner, two hours of work before', '03-03T10:00', '03-03T16:00', '03-03T14:00'],
  ['a moment of the next morning, the evening before', '03-03T15:00', '03-04T09:30', '03-03T16:00'],
])('whoever is asked about a visit is asked again: %s', (_what, madeAt, dueAt, expected) => {
  expect(askAgainAt({ madeAt: at(madeAt), dueAt: at(dueAt) }, 1, announcedCalendar)).toBe(at(expected))
})

test('whoever was asked shortly before the moment is not asked again', () => {
  expect(askAgainAt({ madeAt: at('03-03T10:00'), dueAt: at('03-03T11:00') }, 1, announcedCalendar)).toBeNull()
})
