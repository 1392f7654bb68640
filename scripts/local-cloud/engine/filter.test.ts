import { compileFilter } from './filter'
import { Refusal } from './refusal'
import type { Doc } from './values'

const matches = (filter: Doc, ...docs: Doc[]) => docs.map(compileFilter(filter))

describe('where mingo answers otherwise, a filter means what MongoDB means', () => {
  test('null finds an element that lacks the field, but nothing in an empty array', () => {
    expect(matches({ 'm.left': null }, { m: [{ left: 1 }, {}] }, { m: [{ left: 1 }] }, { m: [] }, {})).toEqual([true, false, false, true])
  })

  test('$exists looks below arrays', () => {
    const docs = [{ m: [{ r: 1 }] }, { m: [{}] }, { m: [] }]
    expect(matches({ 'm.r': { $exists: true } }, ...docs)).toEqual([true, false, false])
    expect(matches({ 'm.r': { $exists: false } }, ...docs)).toEqual([false, true, true])
  })

  test('$gte null finds a missing field too, $gt null nothing', () => {
    expect(matches({ a: { $gte: null } }, {}, { a: null }, { a: 0 })).toEqual([true, true, false])
    expect(matches({ a: { $gt: null } }, {}, { a: null }, { a: 0 })).toEqual([false, false, false])
  })

  test('$all is content with a single value', () => {
    expect(matches({ a: { $all: [5] } }, { a: 5 }, { a: [5, 6] }, { a: [6] })).toEqual([true, true, false])
    expect(matches({ a: { $all: [] } }, { a: [] }, { a: 5 })).toEqual([false, false])
  })

  test('$mod forgets the fraction', () => {
    expect(matches({ a: { $mod: [2, 0] } }, { a: -10.5 }, { a: 4 }, { a: 3 }, { a: '4' })).toEqual([true, true, false, false])
  })

  test('texts are ordered by their bytes', () => {
    expect(matches({ a: { $gt: '！' } }, { a: '😀' }, { a: '群' })).toEqual([true, false])
  })
})

test('two conditions on an array may be met by two elements, $elemMatch wants one', () => {
  const doc = { m: [{ id: 'p1', r: 1 }, { id: 'p2', r: 2 }] }
  expect(matches({ 'm.id': 'p1', 'm.r': 2 }, doc)).toEqual([true])
  expect(matches({ m: { $elemMatch: { id: 'p1', r: 2 } } }, doc)).toEqual([false])
  expect(matches({ a: { $elemMatch: { $gt: 1, $lt: 3 } } }, { a: [1, 2] }, { a: [0, 5] })).toEqual([true, false])
})

test('types are not mixed in comparisons', () => {
  expect(matches({ a: { $gt: 1 } }, { a: '2' }, { a: 2 }, { a: new Date(5) }, { a: null })).toEqual([false, true, false, false])
})

test('a whole object is compared in the order of its fields', () => {
  expect(matches({ a: { x: 1, y: 2 } }, { a: { x: 1, y: 2 } }, { a: { y: 2, x: 1 } }, { a: [{ x: 1, y: 2 }] })).toEqual([true, false, true])
})

test('rarer operators come from mingo: $type, $expr', () => {
  expect(matches({ a: { $type: 'string' } }, { a: 'x' }, { a: 1 })).toEqual([true, false])
  expect(matches({ $expr: { $gt: ['$a', '$b'] } }, { a: 2, b: 1 }, { a: 1, b: 2 })).toEqual([true, false])
})

test.each<[Doc]>([[{ a: { $near: 1, $frob: 2 } }], [{ $frob: [] }], [{ $or: [] }], [{ $and: [1] }], [{ a: { $in: 5 } }], [{ a: { $regex: '(' } }], [{ a: { $elemMatch: 5 } }]])(
  'a filter that MongoDB refuses is refused: %j', (filter) => {
    expect(() => compileFilter(filter)).toThrow(Refusal)
  })
