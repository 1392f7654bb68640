import { Refusal } from './refusal'
import { compileUpdate } from './update'
import type { Doc } from './values'

function updated(doc: Doc, update: Doc): Doc {
  compileUpdate(update)(doc, false)
  return doc
}

describe('an update that MongoDB refuses is refused', () => {
  test.each<[string, Doc, Doc]>([
    ['$inc on a text', { a: '1' }, { $inc: { a: 1 } }],
    ['$inc on null', { a: null }, { $inc: { a: 1 } }],
    ['$mul on an array', { a: [] }, { $mul: { a: 2 } }],
    ['$inc by a text', { a: 1 }, { $inc: { a: '1' } }],
    ['$push on a number', { a: 1 }, { $push: { a: 1 } }],
    ['$push on null', { a: null }, { $push: { a: 1 } }],
    ['$addToSet on an object', { a: {} }, { $addToSet: { a: 1 } }],
    ['$pull from a text', { a: 'x' }, { $pull: { a: 'x' } }],
    ['$pullAll with no list', { a: [] }, { $pullAll: { a: 'x' } }],
    ['$pop from a number', { a: 1 }, { $pop: { a: 1 } }],
    ['$pop of two', { a: [1] }, { $pop: { a: 2 } }],
    ['a field below null', { a: null }, { $set: { 'a.b': 1 } }],
    ['a field below a number', { a: 5 }, { $set: { 'a.b': 1 } }],
    ['a name below an array', { a: [1] }, { $set: { 'a.b': 1 } }],
    ['a counter below null', { a: null }, { $inc: { 'a.b': 1 } }],
    ['_id', { _id: 'x' }, { $set: { _id: 'y' } }],
    ['the same path twice', { a: 1 }, { $set: { a: 1 }, $inc: { a: 1 } }],
    ['a path and its parent', { a: {} }, { $set: { a: {}, 'a.b': 1 } }],
    ['$rename onto a path that is set', { a: 1 }, { $rename: { a: 'b' }, $set: { b: 2 } }],
    ['an unknown operator', {}, { $frob: { a: 1 } }],
    ['an unknown clause of $push', { a: [] }, { $push: { a: { $each: [], $frob: 1 } } }],
    ['a huge gap in an array', { a: [] }, { $set: { 'a.2000000': 1 } }],
    ['a prototype', {}, { $set: { '__proto__.x': 1 } }],
  ])('%s', (_, doc, update) => {
    expect(() => updated(doc, update)).toThrow(Refusal)
  })
})

describe('an update does what MongoDB does', () => {
  test.each<[string, Doc, Doc, Doc]>([
    ['$push with $sort and $slice makes a missing field', {}, { $push: { a: { $each: [3, 1, 2], $sort: 1, $slice: 2 } } }, { a: [1, 2] }],
    ['$slice from the end keeps the latest', { a: [1, 2] }, { $push: { a: { $each: [3, 4], $slice: -3 } } }, { a: [2, 3, 4] }],
    ['$slice 0 empties', { a: [1] }, { $push: { a: { $each: [2], $slice: 0 } } }, { a: [] }],
    ['$sort by an embedded field', { a: [{ n: 2 }] }, { $push: { a: { $each: [{ n: 3 }, { n: 1 }], $sort: { n: -1 } } } }, { a: [{ n: 3 }, { n: 2 }, { n: 1 }] }],
    ['$position counts from the end when negative', { a: [1, 2, 3] }, { $push: { a: { $each: [9], $position: -1 } } }, { a: [1, 2, 9, 3] }],
    ['$push of a list pushes it as one', { a: [1] }, { $push: { a: [2] } }, { a: [1, [2]] }],
    ['$addToSet keeps duplicates that were there', { a: [1, 1] }, { $addToSet: { a: { $each: [1, 2, 2] } } }, { a: [1, 1, 2] }],
    ['$pull takes a condition', { a: [1, 5, 9] }, { $pull: { a: { $gte: 5 } } }, { a: [1] }],
    ['$pull takes a pattern of an element', { a: [{ id: 1, x: 1 }, { id: 2 }] }, { $pull: { a: { id: 1 } } }, { a: [{ id: 2 }] }],
    ['$pullAll compares whole values', { a: [1, { x: 1 }, 2] }, { $pullAll: { a: [{ x: 1 }, 2] } }, { a: [1] }],
    ['$pull and $pop leave a missing field missing', {}, { $pull: { a: 1 }, $pop: { b: 1 } }, {}],
    ['$mul makes a missing field zero, $inc its amount', {}, { $mul: { a: 5 }, $inc: { b: 2 } }, { a: 0, b: 2 }],
    ['$min and $max compare across types', { a: 5, b: 5 }, { $min: { a: 'x' }, $max: { b: 'x' } }, { a: 5, b: 'x' }],
    ['an index beyond the end fills with null', { a: [1] }, { $set: { 'a.3': 4 } }, { a: [1, null, null, 4] }],
    ['$unset of an element leaves null', { a: [1, 2] }, { $unset: { 'a.0': '' } }, { a: [null, 2] }],
    ['missing parents are made', {}, { $set: { 'a.b.c': 1 } }, { a: { b: { c: 1 } } }],
    ['$rename moves deep', { a: { x: 1 } }, { $rename: { 'a.x': 'b.y' } }, { a: {}, b: { y: 1 } }],
    ['$setOnInsert does nothing to a document that exists', { a: 1 }, { $setOnInsert: { a: 2 }, $set: { b: 1 } }, { a: 1, b: 1 }],
  ])('%s', (_, doc, update, expected) => {
    expect(updated(doc, update)).toEqual(expected)
  })
})
