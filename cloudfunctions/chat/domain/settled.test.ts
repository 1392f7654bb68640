import fc from 'fast-check'
import { settledCursor, settledPage, settlingMs } from './settled'

const at = 1_000_000
const message = (rev: number, changedAt = at) => ({ rev, changedAt })

test('without gaps the cursor is the last message', () => {
  expect(settledCursor(3, [message(4), message(5)], at)).toBe(5)
})

test('a young gap holds the cursor back, an old one does not', () => {
  expect(settledCursor(3, [message(4), message(6)], at + settlingMs - 1)).toBe(4)
  expect(settledCursor(3, [message(4), message(6)], at + settlingMs)).toBe(6)
})

test('a page read backward starts where it starts', () => {
  expect(settledPage([message(9), message(8)], at)).toBe(9)
  expect(settledPage([], at)).toBe(0)
})

test('whatever the order in which slow writers finish, a reader that follows the cursor gets every message', () => {
  const writers = fc.array(fc.record({ delay: fc.integer({ min: 0, max: 20_000 }), dies: fc.boolean() }), { maxLength: 30 })
  fc.assert(
    fc.property(writers, fc.integer({ min: 500, max: 7_000 }), (list, pause) => {
      // Writer i takes number i + 1 at moment i * 100 and writes `delay` later, unless it dies.
      const written = list.map((writer, index) => ({
        rev: index + 1, changedAt: index * 100, visibleAt: index * 100 + writer.delay, dies: writer.dies,
      }))
      const got = new Set<number>()
      let cursor = 0
      for (let now = 0; now < 60_000 + settlingMs; now += pause) {
        const found = written.filter((one) => !one.dies && one.visibleAt <= now && one.rev > cursor)
        for (const one of found) got.add(one.rev)
        cursor = settledCursor(cursor, found, now)
      }
      expect([...got].sort((a, b) => a - b)).toEqual(written.filter((one) => !one.dies).map((one) => one.rev))
    }),
  )
})
