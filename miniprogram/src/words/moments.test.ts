import { briefText, clockText, dayNumber, dayText, momentText } from './moments'

const at = (text: string) => Date.parse(`${text}+08:00`)
const now = at('2026-03-04T10:00')

test.each([
  ['2026-03-04T00:00', '今天'],
  ['2026-03-03T23:59', '昨天'],
  ['2026-03-02T09:00', '星期一'],
  ['2026-02-26T09:00', '星期四'],
  ['2026-02-25T09:00', '2月25日'],
  ['2025-12-31T23:59', '2025年12月31日'],
  ['2026-03-05T09:00', '3月5日'],
])('seen on 4 March 2026, %s is %s', (moment, text) => {
  expect(dayText(at(moment), now)).toBe(text)
})

test('the hour is that of Shanghai, and a day begins at its midnight', () => {
  expect(clockText(at('2026-03-04T09:05'))).toBe('09:05')
  expect(dayNumber(at('2026-03-04T00:00'))).toBe(dayNumber(at('2026-03-03T23:59')) + 1)
})

test('a list shows the hour of today and the day of what is older', () => {
  expect(briefText(at('2026-03-04T08:30'), now)).toBe('08:30')
  expect(briefText(at('2026-03-03T08:30'), now)).toBe('昨天')
  expect(momentText(at('2026-03-03T08:30'), now)).toBe('昨天 08:30')
})
