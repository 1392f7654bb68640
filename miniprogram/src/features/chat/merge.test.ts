import fc from 'fast-check'
import { merged } from './merge'
import { message } from './message.fixture'

test('nothing new gives the very same list', () => {
  const there = [message(1), message(2)]
  expect(merged(there, [message(2), message(1)])).toBe(there)
})

test('an older version never replaces a newer one', () => {
  const there = [message(1, { rev: 9, text: '新' })]
  expect(merged(there, [message(1, { rev: 3, text: '旧' })])[0]?.text).toBe('新')
})

test('in whatever order and however often pages come, each message is there once, in order, in its newest version', () => {
  const one = fc.record({ seq: fc.integer({ min: 1, max: 20 }), more: fc.integer({ min: 0, max: 5 }) })
  fc.assert(fc.property(fc.array(fc.array(one, { maxLength: 8 }), { maxLength: 8 }), (pages) => {
    const newest = new Map<number, number>()
    let there: ReturnType<typeof merged> = []
    for (const page of pages) {
      there = merged(there, page.map(({ seq, more }) => message(seq, { rev: seq + more })))
      for (const { seq, more } of page) newest.set(seq, Math.max(newest.get(seq) ?? 0, seq + more))
    }
    const expected = [...newest].sort(([a], [b]) => a - b)
    expect(there.map(({ seq, rev }) => [seq, rev])).toEqual(expected)
  }))
})
