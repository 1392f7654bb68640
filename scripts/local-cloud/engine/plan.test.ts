import type { IndexShape } from './collection'
import { planScans, type Sort } from './plan'
import type { Doc } from './values'

const shape = (keys: Array<[string, 1 | -1]>, multikey: string[] = [], unique = false): IndexShape => ({
  fields: keys.map(([field]) => field), directions: keys.map(([, direction]) => direction),
  multikey: Uint8Array.from(keys, ([field]) => Number(multikey.includes(field))), unique, table: keys.join('+'),
})
const place = shape([['roomId', 1], ['seq', -1]])
const member = shape([['members.id', 1], ['at', -1]], ['members.id'])
const roles = shape([['members.id', 1], ['members.role', 1]], ['members.id', 'members.role'])
const openid = shape([['openid', 1]], [], true)

const plan = (filter: Doc, sort: Sort = [], indexes = [place, member, openid]) => planScans(indexes, filter, sort)

test('the latest messages of a room are one walk in order, nothing to test or sort', () => {
  const { scans, sorted, exact } = plan({ roomId: 'r', seq: { $gt: 5 } }, [['seq', -1]])!
  expect(scans).toEqual([expect.objectContaining({ index: place, reverse: false, repeats: false })])
  expect({ sorted, exact }).toEqual({ sorted: true, exact: true })
  expect(plan({ roomId: 'r' }, [['seq', 1]])!.scans[0]!.reverse).toBe(true)
})

test('the rooms of a member come from the array index, in the order of its second field', () => {
  const { scans, sorted, exact } = plan({ 'members.id': 'p1' }, [['at', -1]])!
  expect(scans).toEqual([expect.objectContaining({ index: member, repeats: false })])
  expect({ sorted, exact }).toEqual({ sorted: true, exact: true })
  expect(plan({ members: { $elemMatch: { id: 'p1', role: 'x' } } })).toMatchObject({ scans: [{ index: member }], exact: false })
})

test('two fields of one array never bound the same walk', () => {
  const { scans, exact } = plan({ 'members.id': 'p1', 'members.role': 'x' }, [], [roles])!
  expect(scans[0]!.points).toHaveLength(1)
  expect(exact).toBe(false)
})

test('several values are several walks, whose results must be merged', () => {
  expect(plan({ roomId: { $in: ['a', 'b'] } }, [['seq', -1]])).toMatchObject({ scans: [{ index: place }, { index: place }], sorted: true })
})

test('an order alone is served when an index has it, and not when directions disagree', () => {
  expect(plan({}, [['roomId', -1], ['seq', 1]])).toMatchObject({ scans: [{ index: place, reverse: true }], sorted: true, exact: true })
  expect(plan({}, [['roomId', 1], ['seq', 1]])).toBeUndefined()
})

test('an alternative is served only when each branch is', () => {
  expect(plan({ $or: [{ roomId: 'a' }, { openid: 'o' }] })!.scans.map(({ index }) => index)).toEqual([place, openid])
  expect(plan({ $or: [{ roomId: 'a' }, { other: 1 }] })).toBeUndefined()
})

test('negations and missing fields find no index', () => {
  expect(plan({ roomId: { $ne: 'a' } })).toBeUndefined()
  expect(plan({ roomId: { $exists: false } })).toBeUndefined()
})
