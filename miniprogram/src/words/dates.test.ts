import { dateText, deadlineText, isoDay, momentOn } from './dates'

const at = (text: string) => Date.parse(`${text}+08:00`)
const now = at('2026-03-04T10:00')

test('a deadline is written out, with weekday and hour', () => {
  expect(deadlineText(at('2026-03-04T17:30'), now)).toBe('3月4日 周三 17:30')
  expect(dateText(at('2027-01-01T00:00'), now)).toBe('2027年1月1日')
})

test('a day and its moments belong together at both ends of the day', () => {
  expect(isoDay(at('2026-03-04T00:00'))).toBe('2026-03-04')
  expect(isoDay(at('2026-03-04T23:59'))).toBe('2026-03-04')
  expect(momentOn('2026-03-04', 17 * 60 + 30)).toBe(at('2026-03-04T17:30'))
})
