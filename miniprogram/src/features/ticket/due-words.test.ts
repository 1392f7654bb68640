import type { DueDate } from '@guagou/types/time'
import { dueWords, nearestDue, whyLines, workingText } from './due-words'

const due = (at: number, over: Partial<DueDate> = {}): DueDate => ({
  at, provisional: false,
  why: { start: at - 86_400_000, limit: { amount: 5, unit: 'days' }, skipped: [], makeUp: [], pausedMinutes: 0, extendedDays: 0 },
  ...over,
})
const shanghai = (text: string): number => Date.parse(`${text}+08:00`)
const handling = { state: 'handling', due: due(2_000), step: null } as const

test.each([
  [60 * 7, '1 个工作日'], [60 * 7 - 1, '6 个工作小时'], [60 * 15, '2 个工作日'], [60, '1 个工作小时'], [59, '59 分钟工作时间'],
])('%i working minutes are %s', (minutes, text) => {
  expect(workingText(minutes)).toBe(text)
})

test.each([
  [6 * 60, '办结还剩 6 个工作小时', false],
  [1, '办结还剩 1 分钟工作时间', false],
  [0, '办结现在到期', false],
  [-0.5, '办结刚刚到期', true],
  [-1, '办结已超 1 分钟工作时间', true],
  [-2 * 420, '办结已超 2 个工作日', true],
])('with %d working minutes left the row says %s', (left, text, overdue) => {
  expect(dueWords({ ...handling, left })).toEqual({ text, overdue })
})

test('a provisional date says so, in time and overdue', () => {
  const row = { ...handling, due: due(2_000, { provisional: true }) }
  expect(dueWords({ ...row, left: 420 })?.text).toBe('办结还剩 1 个工作日（暂定）')
  expect(dueWords({ ...row, left: -420 })?.text).toBe('办结已超 1 个工作日（暂定）')
})

test('the nearest of the two dates is the one that counts', () => {
  const step = (at: number) => ({ owes: 'sign' as const, due: due(at) })
  expect(nearestDue({ state: 'routed', due: due(2_000), step: step(1_000) })?.what).toBe('签收')
  expect(nearestDue({ state: 'routed', due: due(500), step: step(1_000) })?.what).toBe('办结')
})

test('a clock that stands still or has ended is not counted', () => {
  expect(dueWords({ state: 'waiting', due: due(2_000), step: null, left: null })).toEqual({ text: '等企业补充，暂停计时', overdue: false })
  expect(dueWords({ state: 'closed', due: null, step: null, left: null })).toBeNull()
})

test('the sentence names every day that does not count and why, over the National Day', () => {
  const lines = whyLines(due(shanghai('2026-10-13T17:30'), {
    why: {
      start: shanghai('2026-09-30T10:00'), limit: { amount: 5, unit: 'days' },
      skipped: [
        ...['2026-10-01', '2026-10-02'].map((day) => ({ day, reason: '国庆节' })),
        { day: '2026-10-11', reason: 'weekend' },
      ],
      makeUp: ['2026-10-10'], pausedMinutes: 430, extendedDays: 2,
    },
  }), shanghai('2026-09-30T10:00'))
  expect(lines).toEqual([
    '从 9月30日 周三 10:00 开始，限时 5 个工作日。',
    '起算当天不计入，到最后一个工作日下班时为止。',
    '中间的周末 1 天不计：10月11日。',
    '国庆节放假 2 天不计：10月1日、10月2日。',
    '调休上班，照常计入：10月10日。',
    '等企业补充、确认或要求重办的时间不计，顺延 1 个工作日 10 分钟（按工作时间）。',
    '经批准延期 2 个工作日。',
    '所以截止到 10月13日 周二 17:30。',
  ])
})

test('days that follow each other are a span, and an extension of hours says at what hour it ends', () => {
  const spring = ['15', '16', '17', '18', '19', '20', '21', '22', '23'].map((day) => ({ day: `2026-02-${day}`, reason: '春节' }))
  const weekend = ['2026-03-01', '2026-03-07', '2026-03-08'].map((day) => ({ day, reason: 'weekend' }))
  const why = { ...due(0).why, limit: { amount: 480, unit: 'minutes' as const }, skipped: [...spring, ...weekend], extendedDays: 2 }
  const lines = whyLines(due(shanghai('2026-03-10T17:30'), { why }), shanghai('2026-02-14T10:00'))
  expect(lines).toContain('春节放假 9 天不计：2月15日至2月23日。')
  expect(lines).toContain('中间的周末 3 天不计：3月1日、3月7日、3月8日。')
  expect(lines).toContain('经批准延期 2 个工作日，到最后一个工作日下班时为止。')
})

test('a day off that the zone has set is called what its administrator wrote', () => {
  const why = { ...due(0).why, skipped: [{ day: '2026-03-09', reason: '台风停工' }, { day: '2026-04-06', reason: '清明' }] }
  const lines = whyLines(due(shanghai('2026-04-10T17:30'), { why }), shanghai('2026-03-06T10:00'))
  expect(lines).toContain('台风停工 1 天不计：3月9日。')
  expect(lines).toContain('清明放假 1 天不计：4月6日。')
})

test('a limit in hours says which hours count; a provisional date says that it may move', () => {
  const lines = whyLines(due(shanghai('2027-01-04T10:00'), {
    provisional: true,
    why: { ...due(0).why, start: shanghai('2026-12-31T16:00'), limit: { amount: 240, unit: 'minutes' } },
  }), shanghai('2026-12-31T16:00'))
  expect(lines[0]).toBe('从 12月31日 周四 16:00 开始，限时 4 个工作小时。')
  expect(lines[1]).toContain('只计工作时间')
  expect(lines.at(-2)).toBe('所以截止到 2027年1月4日 周一 10:00。')
  expect(lines.at(-1)).toContain('暂定')
})
