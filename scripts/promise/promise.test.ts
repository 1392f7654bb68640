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

// Written after the first rules, which took half of them for promises; not part of the figures.
test.each([
  '明天上午局里开会，回复会慢一些',
  '王主任明天给您回电话',
  '你们材料周五前给我就行',
  '周五之前窗口都可以办理',
  '这个业务3个工作日内可以办结，您网上申报就行',
  '下周一组织安全检查，请配合',
  '张科长下周回来后给您答复',
  '明天下午安排了领导调研，您准备一下',
  '昨天说今天给您答复，实在抱歉还没结果',
  '周三下午组织企业座谈会，诚邀参加',
  '您周五前送到窗口即可',
  '住建局会在三个工作日内联系您',
  '12345一般两天内回复',
  '11月底前完成申报的企业给予奖励',
  '今天已经给您发过去了',
  '两小时前已经回复您了',
  '我周一给您回复过的',
  '供水公司今天下午安排抢修',
  '明天给我回复一下',
  '下周二前把名单发给我',
  '等明天领导签完字给您办',
  '今天下午给您打过电话，没人接',
  '周五前完成整改，不然要处罚',
  '您说的明天送货安排好了吗',
  '明天能办好的话最好',
])('somebody else\'s deed, an announcement or the past: %s', (text) => {
  expect(due('11-24T10:00', text)).toBeNull()
})
