import { promiseIn } from '../../cloudfunctions/chat/domain/promise/recognise'
import { announcedCalendar, calendarWith } from '../../cloudfunctions/kit/clock/calendar'
import { evaluate, frozenSentences } from './evaluate'

const at = (text: string) => Date.parse(`2026-${text}+08:00`)
const due = (said: string, text: string, calendar = announcedCalendar) => {
  const found = promiseIn(text, at(said), calendar)
  return found === null ? null : new Date(found + 8 * 3_600_000).toISOString().slice(5, 16)
}

test('on the frozen sentences precision is at least 0.95, recall at least 0.85, and the date is right', () => {
  const sentences = frozenSentences()
  expect(sentences.length).toBeGreaterThanOrEqual(150)
  expect(sentences.filter(({ due: none }) => none === null).length).toBeGreaterThanOrEqual(sentences.length / 2)
  const { figures } = evaluate(sentences)
  expect(figures.precision).toBeGreaterThanOrEqual(0.95)
  expect(figures.recall).toBeGreaterThanOrEqual(0.85)
  expect(figures.dateAccuracy).toBeGreaterThanOrEqual(0.95)
})

test.each([
  ['an ordinary day ends with its last working minute', '11-24T10:00', '明天给您答复', '11-25T17:30'],
  ['上午 ends at noon', '11-24T10:00', '明天上午给您答复', '11-25T12:00'],
  ['minutes are working time, over the noon', '11-24T11:50', '半小时内给您答复', '11-24T13:50'],
  ['a make-up Sunday is a working day', '09-18T10:00', '一个工作日内答复您', '09-20T17:30'],
  ['tomorrow on an ordinary Friday is Monday', '11-27T10:00', '明天给您答复', '11-30T17:30'],
  ['by a Friday that is a holiday: the day before', '09-23T11:00', '周五前给您答复', '09-24T17:30'],
  ['on a Friday that is a holiday: the next working day', '09-23T11:00', '周五给您答复', '09-28T17:30'],
  ['the end of a month on a make-up Saturday', '02-12T10:00', '月底前给您办好', '02-28T17:30'],
  ['after the holidays', '09-30T14:00', '节后第一个工作日给您答复', '10-08T17:30'],
  ['today, said after work', '11-24T20:00', '今天下午给您答复', '11-25T17:30'],
  ['a date that is over this year', '11-24T10:00', '1月10日前给您办好', '01-08T17:30'],
])('%s', (_what, said, text, expected) => {
  expect(due(said, text)).toBe(expected)
})

test("the zone's own days off count", () => {
  expect(due('03-05T10:00', '明天给您答复', calendarWith([{ day: '2026-03-06', working: false, reason: '台风停工' }]))).toBe('03-09T17:30')
})

test.each(['明天给您答复吗？', '2月31日前给您办好', '尽快给您答复', '', '明'.repeat(2_000), `${'周五前'.repeat(90)}`, '😀明天😀', '0天内给您答复', '13月40日前给您办好'])(
  'no promise, and no harm: %s', (text) => {
    expect(due('11-24T10:00', text)).toBeNull()
  })
