import fc from 'fast-check'
import { announcedCalendar as calendar, calendarWith, dayFromText, dayText, startOfDay } from './calendar'
import { dueAt, dueDate, startClock } from './due'
import { addWorkingMinutes, isWorkingTime, nextWorkingMoment, workingMinutesBetween } from './working-time'

const at = (text: string) => Date.parse(`${text}+08:00`)
const dueDay = (filed: string, days: number) =>
  new Date(dueAt(startClock(at(`${filed}T10:00`), { amount: days, unit: 'days' }), calendar) + 8 * 3_600_000)
    .toISOString()
    .slice(0, 16)

// domain.md, "Clocks": test vectors for the calendar of 2026.
describe.each([
  ['2026-02-13', '02-14', '02-27', '03-05', '03-12'],
  ['2026-02-14', '02-24', '02-28', '03-06', '03-13'],
  ['2026-04-30', '05-06', '05-11', '05-18', '05-25'],
  ['2026-09-18', '09-20', '09-24', '10-09', '10-15'],
  ['2026-09-19', '09-20', '09-24', '10-09', '10-15'],
  ['2026-09-24', '09-28', '10-09', '10-15', '10-22'],
  ['2026-09-30', '10-08', '10-13', '10-20', '10-27'],
])('filed on %s', (filed, one, five, ten, fifteen) => {
  test.each([[1, one], [5, five], [10, ten], [15, fifteen]])('%i working days end on %s at 17:30', (days, due) => {
    expect(dueDay(filed, days)).toBe(`2026-${due}T17:30`)
  })
})

test('working minutes stop over noon, night, weekend and holidays', () => {
  expect(workingMinutesBetween(at('2026-03-06T11:30'), at('2026-03-09T09:30'), calendar)).toBe(30 + 240 + 30)
  expect(addWorkingMinutes(at('2026-02-14T17:00'), 60, calendar)).toBe(at('2026-02-24T09:30'))
  expect(nextWorkingMoment(at('2026-10-01T10:00'), calendar)).toBe(at('2026-10-08T09:00'))
  expect(nextWorkingMoment(at('2026-03-06T12:30'), calendar)).toBe(at('2026-03-06T13:30'))
})

test('a make-up Saturday is working time, an ordinary one is not', () => {
  expect(isWorkingTime(at('2026-02-14T10:00'), calendar)).toBe(true)
  expect(isWorkingTime(at('2026-03-14T10:00'), calendar)).toBe(false)
})

test('a due date names the days it skipped and the weekend days that count', () => {
  const due = dueDate(startClock(at('2026-09-18T10:00'), { amount: 10, unit: 'days' }), calendar)
  expect(due.why.makeUp).toEqual(['2026-09-20'])
  expect(due.why.skipped).toContainEqual({ day: '2026-10-01', reason: '国庆节' })
  expect(due.why.skipped).toContainEqual({ day: '2026-09-19', reason: 'weekend' })
  expect(due.provisional).toBe(false)
})

test('of a limit in hours the day it begins on is named too, when it is a make-up day or one without work', () => {
  const hours = (from: string) => dueDate(startClock(at(from), { amount: 240, unit: 'minutes' }), calendar)
  expect(hours('2026-02-14T10:00')).toMatchObject({ at: at('2026-02-14T15:30'), why: { makeUp: ['2026-02-14'], skipped: [] } })
  expect(hours('2026-03-14T10:00')).toMatchObject({ at: at('2026-03-16T14:30'), why: { makeUp: [], skipped: [{ day: '2026-03-14', reason: 'weekend' }, { day: '2026-03-15', reason: 'weekend' }] } })
  // Noon belongs to nobody: the afternoon's four hours.
  expect(hours('2026-03-03T12:10').at).toBe(at('2026-03-03T17:30'))
})

test('a limit that reaches into a year without announcement is provisional', () => {
  expect(dueDate(startClock(at('2029-12-28T10:00'), { amount: 10, unit: 'days' }), calendar).provisional).toBe(true)
})

test('nobody is held to New Year’s Day of a year that is not announced yet', () => {
  const [hours, days] = [{ amount: 240, unit: 'minutes' }, { amount: 1, unit: 'days' }] as const
  const due = (limit: typeof hours | typeof days) => dueDate(startClock(at('2029-12-31T16:00'), limit), calendar)
  expect(due(hours)).toMatchObject({ at: at('2030-01-02T11:30'), provisional: true, why: { skipped: [{ day: '2030-01-01', reason: '元旦' }] } })
  expect(due(days)).toMatchObject({ at: at('2030-01-02T17:30'), provisional: true })
  // An announced year says itself which days are off: so it was before the law gave 2 May.
  expect(isWorkingTime(at('2026-01-04T10:00'), calendar)).toBe(true)
  expect(isWorkingTime(at('2018-05-02T10:00'), calendar)).toBe(true)
  // Whoever has to work on it all the same has said so.
  expect(isWorkingTime(at('2030-01-01T10:00'), calendarWith([{ day: '2030-01-01', working: true, reason: '值班' }]))).toBe(true)
})

test('an override of the zone stands above the announcement', () => {
  const own = calendarWith([{ day: '2026-03-09', working: false, reason: '台风停工' }])
  const due = dueDate(startClock(at('2026-03-06T10:00'), { amount: 1, unit: 'days' }), own)
  expect(due.at).toBe(at('2026-03-10T17:30'))
  expect(due.why.skipped).toContainEqual({ day: '2026-03-09', reason: '台风停工' })
  // A public holiday on which the zone works is told, like a make-up day, or nobody could count it again.
  const manned = calendarWith([{ day: '2026-05-04', working: true, reason: '值守' }])
  expect(dueDate(startClock(at('2026-04-30T10:00'), { amount: 2, unit: 'days' }), manned)).toMatchObject({ at: at('2026-05-06T17:30'), why: { makeUp: ['2026-05-04'] } })
})

test('a pause moves the due date by the working time it lasted', () => {
  const clock = startClock(at('2026-03-02T10:00'), { amount: 3, unit: 'days' })
  expect(dueAt({ ...clock, pausedMinutes: 420 + 60 }, calendar)).toBe(at('2026-03-09T10:00'))
})

// A second, slow way to the same answer: walk minute by minute.
const walk = (from: number, to: number) => {
  let minutes = 0
  for (let moment = from; moment < to; moment += 60_000) if (isWorkingTime(moment, calendar)) minutes += 1
  return minutes
}

test('working minutes agree with a minute-by-minute walk, ten years over', () => {
  const firstDay = dayFromText('2017-01-01')
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3_650 }), fc.integer({ min: 0, max: 1_439 }), fc.integer({ min: 0, max: 20_000 }),
      (day, minute, length) => {
        const from = startOfDay(firstDay + day) + minute * 60_000
        const to = from + length * 60_000
        expect(workingMinutesBetween(from, to, calendar)).toBe(walk(from, to))
      }),
    { numRuns: 200 },
  )
})

/** The end of a limit as somebody would count it on his fingers, minute by minute. */
const counted = (startedAt: number, limit: { amount: number; unit: 'days' | 'minutes' }): number => {
  let last = startedAt
  if (limit.unit === 'minutes') {
    for (let left = limit.amount, moment = startedAt; left > 0; moment += 60_000) {
      if (isWorkingTime(moment, calendar)) [left, last] = [left - 1, moment + 60_000]
    }
    return last
  }
  const days = new Set<string>()
  const shanghaiDay = (moment: number) => new Date(moment + 8 * 3_600_000).toISOString().slice(0, 10)
  for (let moment = startedAt; ; moment += 60_000) {
    const day = shanghaiDay(moment)
    if (day === shanghaiDay(startedAt) || !isWorkingTime(moment, calendar)) continue
    if (!days.has(day) && days.size === limit.amount) return last
    days.add(day)
    last = moment + 60_000
  }
}

test('the end of any limit in days or minutes agrees with counting minute by minute, ten years over', () => {
  const firstDay = dayFromText('2017-01-01')
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 3_650 * 1_440 }),
      fc.oneof(
        fc.record({ amount: fc.integer({ min: 1, max: 15 }), unit: fc.constant('days' as const) }),
        fc.record({ amount: fc.integer({ min: 1, max: 4_000 }), unit: fc.constant('minutes' as const) }),
      ),
      (minute, limit) => {
        const start = startOfDay(firstDay) + minute * 60_000
        expect(dueAt(startClock(start, limit), calendar)).toBe(counted(start, limit))
      },
    ),
    { numRuns: 150 },
  )
})

test('a year that was announced by hand is provisional no longer, and counts as it was entered', () => {
  const clock = startClock(at('2029-12-28T10:00'), { amount: 1, unit: 'days' })
  const own = calendarWith([{ day: '2029-12-31', working: false, reason: '元旦' }, { day: '2030-01-01', working: false, reason: '元旦' }], [2030])
  expect(dueDate(clock, own)).toMatchObject({ at: at('2030-01-02T17:30'), provisional: false })
})

test('adding working minutes and measuring them again gives the same amount', () => {
  const firstDay = dayFromText('2017-01-01')
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3_650 * 1_440 }), fc.integer({ min: 1, max: 30_000 }), (start, minutes) => {
      const from = startOfDay(firstDay) + start * 60_000
      const end = addWorkingMinutes(from, minutes, calendar)
      expect(workingMinutesBetween(from, end, calendar)).toBe(minutes)
    }),
  )
})

test('days survive their text form', () => {
  expect(dayText(dayFromText('2026-11-24'))).toBe('2026-11-24')
})
