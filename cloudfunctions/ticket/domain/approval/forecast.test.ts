import fc from 'fast-check'
import { announcedCalendar as calendar, dayFromText, dayOf, dayText, startOfDay } from '../../../kit/clock/calendar'
import { startClock } from '../../../kit/clock/due'
import { endOfWorkingDay, workingDayAfter } from '../../../kit/clock/working-time'
import { type Dated, backwardPlan, endOf, forecast, misses } from './forecast'
import { inOrder, without } from './graph'

const at = (text: string) => Date.parse(`2026-${text}+08:00`)
const item = (key: string, days: number, after: string[] = [], part: Partial<Dated> = {}): Dated =>
  ({ key, days, after, clock: null, submittedAt: null, decidedAt: null, ...part })

/** The construction permit on Tuesday 3 March 2026, 10:00. */
const permit = [item('fire', 10), item('plan', 7), item('survey', 3, ['plan']), item('permit', 5, ['fire', 'plan', 'survey'])]

test('forward: each item begins where the last of its prerequisites ends', () => {
  const seen = forecast(permit, at('03-03T10:00'), calendar)
  // 10 working days: 17 March. 7: 12 March, then 3: 17 March. Both end on the 17th; then 5: 24 March.
  expect(['fire', 'plan', 'survey', 'permit'].map((key) => dayText(dayOf(seen.get(key)!.to)))).toEqual(['2026-03-17', '2026-03-12', '2026-03-17', '2026-03-24'])
  expect(seen.get('permit')!.from).toBe(at('03-17T17:30'))
  expect([...seen.values()].every(({ critical }) => critical)).toBe(true)
  expect(forecast([item('fire', 9), ...permit.slice(1)], at('03-03T10:00'), calendar).get('fire')!.critical).toBe(false)
})

test('a decided item holds nobody up, an overdue one ends today at the earliest, a paused one moves along', () => {
  const now = at('03-20T10:00')
  const seen = forecast([
    item('plan', 7, [], { submittedAt: at('03-03T10:00'), clock: startClock(at('03-03T10:00'), { amount: 7, unit: 'days' }), decidedAt: at('03-11T15:00') }),
    item('fire', 10, [], { submittedAt: at('03-03T10:00'), clock: startClock(at('03-03T10:00'), { amount: 10, unit: 'days' }) }),
    item('survey', 3, ['plan'], { submittedAt: at('03-12T10:00'), clock: { ...startClock(at('03-12T10:00'), { amount: 3, unit: 'days' }), pausedAt: at('03-13T10:00') } }),
  ], now, calendar)
  expect(seen.get('plan')).toEqual({ from: null, to: at('03-11T15:00'), critical: false })
  expect(seen.get('fire')!.to).toBe(at('03-20T17:30'))
  // Five working days stood still (13 March 10:00 – 20 March 10:00): 17 March 17:30 becomes 24 March 17:30.
  expect(seen.get('survey')!.to).toBe(at('03-24T17:30'))
})

test('backward: the latest days, and what is already late', () => {
  // Construction on Wednesday 1 April: everything granted by Tuesday 31 March.
  const seen = backwardPlan(permit, '2026-04-01', at('03-03T10:00'), calendar)
  expect(seen.get('permit')).toEqual({ grantBy: '2026-03-31', submitBy: '2026-03-24', late: 0 })
  expect(seen.get('survey')).toEqual({ grantBy: '2026-03-24', submitBy: '2026-03-19', late: 0 })
  expect(seen.get('plan')).toEqual({ grantBy: '2026-03-19', submitBy: '2026-03-10', late: 0 })
  expect(seen.get('fire')).toEqual({ grantBy: '2026-03-24', submitBy: '2026-03-10', late: 0 })
  const hurried = backwardPlan(permit, '2026-03-16', at('03-03T10:00'), calendar)
  // 13 March back: permit from the 6th, survey from the 3rd, plan (7) from 14 February (a make-up Saturday): six working days ago.
  expect(hurried.get('permit')).toEqual({ grantBy: '2026-03-13', submitBy: '2026-03-06', late: 0 })
  expect(hurried.get('survey')).toEqual({ grantBy: '2026-03-06', submitBy: '2026-03-03', late: 0 })
  expect(hurried.get('plan')).toEqual({ grantBy: '2026-03-03', submitBy: '2026-02-14', late: 7 })
  expect(misses(at('03-24T17:30'), '2026-03-16', calendar)).toBe(7)
  expect(misses(at('03-24T17:30'), '2026-03-25', calendar)).toBe(0)
})

/** Any set of items with any arrows between them, circles included. */
const anyGraph = fc.integer({ min: 1, max: 8 }).chain((size) =>
  fc.tuple(...Array.from({ length: size }, () => fc.tuple(fc.integer({ min: 1, max: 15 }), fc.uniqueArray(fc.integer({ min: 0, max: size - 1 }), { maxLength: 3 })))))
  .map((drawn) => drawn.map(([days, after], n) => item(`i${n}`, days, after.map((other) => `i${other}`))))
/** Arrows lead backward only, in a shuffled order. */
const anyDag = fc.integer({ min: 1, max: 9 }).chain((size) => fc.tuple(
  fc.tuple(...Array.from({ length: size }, (_, n) => fc.tuple(fc.integer({ min: 1, max: 15 }), fc.uniqueArray(fc.integer({ min: 0, max: Math.max(0, n - 1) }), { maxLength: n })))),
  fc.shuffledSubarray(Array.from({ length: size }, (_, n) => n), { minLength: size, maxLength: size }),
)).map(([drawn, order]) => order.map((n) => item(`i${n}`, drawn[n]![0], n === 0 ? [] : drawn[n]![1].map((other) => `i${other}`))))
const anyMoment = fc.integer({ min: 0, max: 364 * 1_440 }).map((minute) => startOfDay(dayFromText('2026-01-01')) + minute * 60_000)

test('an order is found exactly when nothing reaches itself (oracle: closure of the arrows)', () => {
  fc.assert(fc.property(anyGraph, (items) => {
    const reaches = new Map(items.map(({ key, after }) => [key, new Set(after)]))
    for (const _ of items) for (const [, set] of reaches) for (const key of [...set]) for (const more of reaches.get(key)!) set.add(more)
    const circular = items.some(({ key }) => reaches.get(key)!.has(key))
    const order = inOrder(items)
    expect(order === null).toBe(circular)
    order?.forEach((one, n) => one.after.forEach((before) => expect(order.findIndex(({ key }) => key === before)).toBeLessThan(n)))
  }), { numRuns: 500 })
})

/** Every way through the graph, by brute force: the end is that of the longest. */
const oracleEnd = (items: readonly Dated[], now: number): number => {
  const end = (one: Dated): number => {
    const from = Math.max(now, ...one.after.map((key) => end(items.find((other) => other.key === key)!)))
    return endOfWorkingDay(workingDayAfter(from, one.days, calendar))
  }
  return Math.max(...items.map(end))
}

test('the earliest possible end is that of the longest way, and an item is critical exactly when a day more of it delays the whole', () => {
  fc.assert(fc.property(anyDag, anyMoment, (items, now) => {
    const seen = forecast(items, now, calendar)
    expect(endOf(seen)).toBe(oracleEnd(items, now))
    for (const one of items) {
      const longer = oracleEnd(items.map((other) => (other === one ? { ...one, days: one.days + 1 } : other)), now)
      expect({ key: one.key, critical: seen.get(one.key)!.critical }).toEqual({ key: one.key, critical: longer > endOf(seen) })
    }
  }), { numRuns: 150 })
})

test('whoever submits every item on its latest day is just in time, and a working day later is not (oracle: forward again)', () => {
  fc.assert(fc.property(anyDag, fc.integer({ min: 0, max: 300 }), (items, ahead) => {
    const startOn = dayText(dayFromText('2026-03-01') + ahead)
    const latest = backwardPlan(items, startOn, at('01-01T10:00'), calendar)
    for (const one of items) {
      const { submitBy, grantBy } = latest.get(one.key)!
      // Submitted on its latest day it ends on its latest day; everything after it can still be submitted on theirs.
      expect(dayText(workingDayAfter(startOfDay(dayFromText(submitBy)), one.days, calendar))).toBe(grantBy)
      expect(grantBy < startOn).toBe(true)
      for (const next of items.filter(({ after }) => after.includes(one.key))) expect(grantBy <= latest.get(next.key)!.submitBy).toBe(true)
      // A working day later it misses the start, or somebody's latest day.
      const late = workingDayAfter(startOfDay(dayFromText(submitBy)), one.days + 1, calendar)
      const held = [dayText(late) >= startOn, ...items.filter(({ after }) => after.includes(one.key)).map((next) => dayText(late) > latest.get(next.key)!.submitBy)]
      expect(held.some(Boolean)).toBe(true)
    }
  }), { numRuns: 150 })
})

test('leaving items out keeps who comes after whom', () => {
  fc.assert(fc.property(anyDag, fc.array(fc.integer({ min: 0, max: 8 }), { maxLength: 4 }), (items, gone) => {
    const keys = gone.map((n) => `i${n}`)
    const rest = without(items, keys)
    const reach = (all: readonly { key: string; after: readonly string[] }[], key: string): Set<string> =>
      new Set(all.find((one) => one.key === key)!.after.flatMap((before) => [before, ...reach(all, before)]))
    for (const { key } of rest) expect([...reach(rest, key)].sort()).toEqual([...reach(items, key)].filter((one) => !keys.includes(one)).sort())
  }), { numRuns: 200 })
})
