import fc from 'fast-check'
import { compareText, orderKey } from './order-key'

const inOrder = [
  undefined, null, NaN, -Infinity, -1e300, -2, -1.5, -5e-324, 0, 5e-324, 1, 1.5, 2, 1e300, Infinity,
  '', '\u0000', '\u0001', 'a', 'a\u0000', 'aa', 'b', '群', '！', '😀',
  {}, { a: 1 }, { a: 2 }, { b: 1 }, { a: 'x' }, [], [1], [1, 2], [2], ['a'], false, true, new Date(-1), new Date(0), new Date(1),
]

test('keys sort all types as BSON does, in bytes too', () => {
  const keys = inOrder.map(orderKey)
  for (let at = 1; at < keys.length; at++) {
    expect([inOrder[at], compareText(keys[at - 1]!, keys[at]!) < 0]).toEqual([inOrder[at], true])
    expect(Buffer.compare(Buffer.from(keys[at - 1]!), Buffer.from(keys[at]!))).toBe(-1)
  }
  expect(orderKey(-0)).toBe(orderKey(0))
})

test('the keys of two numbers and of two nested texts compare as the values do', () => {
  fc.assert(fc.property(fc.double({ noNaN: true }), fc.double({ noNaN: true }), (left, right) => {
    expect(Math.sign(compareText(orderKey(left), orderKey(right)))).toBe(left < right ? -1 : left > right ? 1 : 0)
  }), { seed: 1 })
  const text = fc.string({ unit: fc.constantFrom('\u0000', '\u0001', '\u0002', '\u0003', 'a', '1', '群', '😀', '！') })
  fc.assert(fc.property(text, text, (left, right) => {
    const bytes = Buffer.compare(Buffer.from(left), Buffer.from(right))
    expect(Math.sign(compareText(left, right))).toBe(bytes)
    expect(Math.sign(compareText(orderKey([left, 'z']), orderKey([right, 'a'])))).toBe(bytes === 0 ? 1 : bytes)
  }), { seed: 2, numRuns: 2000 })
})
