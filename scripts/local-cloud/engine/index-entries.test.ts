import { entriesOf } from './index-entries'
import { orderKey } from './order-key'
import { Refusal } from './refusal'
import type { Doc } from './values'

const entries = (doc: Doc, ...fields: string[]) => entriesOf(doc, fields.map((field) => field.split('.')))
const keys = (...rows: unknown[][]) => rows.map((row) => row.map(orderKey))

test('a missing field counts as null', () => {
  expect(entries({ a: 1 }, 'a', 'b')).toEqual({ rows: keys([1, null]), multikey: [] })
  expect(entries({ a: 5 }, 'a.b')).toEqual({ rows: keys([null]), multikey: [] })
})

test('an array gives one entry per different element', () => {
  expect(entries({ a: ['x', 'y', 'x'], b: 1 }, 'a', 'b')).toEqual({ rows: keys(['x', 1], ['y', 1]), multikey: [0] })
  expect(entries({ a: [] }, 'a')).toEqual({ rows: keys([undefined]), multikey: [0] })
})

test('fields below one array come from the same element', () => {
  expect(entries({ m: [{ id: 'p', r: 1 }, { id: 'q' }] }, 'm.id', 'm.r')).toEqual({ rows: keys(['p', 1], ['q', null]), multikey: [0, 1] })
  expect(entries({ m: [{ tags: ['a', 'b'] }, { tags: ['c'] }] }, 'm.tags')).toEqual({ rows: keys(['a'], ['b'], ['c']), multikey: [0] })
})

test('a number in the path picks an element', () => {
  expect(entries({ a: ['x', 'y'] }, 'a.1')).toEqual({ rows: keys(['y']), multikey: [] })
})

test('two arrays in one index are refused', () => {
  expect(() => entries({ a: [1], b: [2] }, 'a', 'b')).toThrow(Refusal)
})
