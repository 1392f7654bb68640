import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Engine, openEngine } from '../../engine/engine'
import { type Reader, openReader } from '../../engine/reader'
import { createReading } from './reading'

let directory: string
let engine: Engine
let reader: Reader
let ask: (action: string, query: object, more?: object) => string | null
beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'reading-'))
  engine = openEngine({ file: join(directory, 'data.db'), collections: [
    { name: 'people', indexes: [{ name: 'account', unique: true, keys: [['account', 1]] }] }, { name: 'other', indexes: [] },
  ] })
  reader = openReader(engine.reader())
  const reading = createReading(reader, Date.now)
  ask = (action, query, more = {}) => reading(JSON.stringify({ collectionName: 'people', query: JSON.stringify(query), ...more, action: `database.${action}` }))?.() ?? null
  await engine.insertMany('people', [{ _id: 'a', account: 'x', n: 1 }])
})
afterEach(async () => {
  reader.close()
  await engine.close()
  rmSync(directory, { recursive: true, force: true })
})

const change = (set: object) => engine.handle({ action: 'database.modifyDocument', collectionName: 'people', query: '{"_id":"a"}', data: JSON.stringify({ $set: set }) })
const found = (answer: string | null) => (JSON.parse(answer!) as { data: { list: string[] } }).data.list

test('a plain question asked again is not read again, until a commit touches its collection', async () => {
  const first = ask('getDocument', { account: 'x' })
  expect(found(first)).toEqual(['{"_id":"a","account":"x","n":1}'])
  // The answer has an id of its own: the same one is the same answer.
  expect(ask('getDocument', { account: 'x' })).toBe(first)
  await engine.insertMany('other', [{ _id: 'o' }])
  expect(ask('getDocument', { account: 'x' })).toBe(first)
  await change({ n: 2 })
  expect(found(ask('getDocument', { account: 'x' }))).toEqual(['{"_id":"a","account":"x","n":2}'])
  await change({ account: 'y' })
  expect(found(ask('getDocument', { account: 'x' }))).toEqual([])
  const nobody = ask('getDocument', { account: 'x' })
  expect(ask('getDocument', { account: 'x' })).toBe(nobody)
  await change({ account: 'x' })
  expect(found(ask('getDocument', { account: 'x' }))).toHaveLength(1)
})

test('a write that is refused in the middle of its group leaves its neighbours to be read, and answers are kept again', async () => {
  const insert = (text: string) => engine.handle({ action: 'database.insertDocument', collectionName: 'people', data: [text] })
  ask('getDocument', { account: 'w' })
  await Promise.all([change({ n: 2 }), insert('{"_id":"c","account":"x"}'), insert('{"_id":"d","account":"w"}')])
  expect(found(ask('getDocument', { account: 'x' }))).toEqual(['{"_id":"a","account":"x","n":2}'])
  expect(found(ask('getDocument', { _id: 'c' }))).toEqual([])
  const there = ask('getDocument', { account: 'w' })
  expect(found(there)).toEqual(['{"_id":"d","account":"w"}'])
  expect(ask('getDocument', { account: 'w' })).toBe(there)
})

test('of long answers no more is kept than a function has memory for', async () => {
  const long = (id: string, length: number) => ({ _id: id, account: id, text: 'x'.repeat(length) })
  await engine.insertMany('people', [long('longest', 1_100_000), long('l1', 600_000), long('l2', 600_000)])
  const again = (account: string) => ask('getDocument', { account })
  expect(again('longest')).not.toBe(again('longest'))
  const first = again('l1')
  expect(again('l1')).toBe(first)
  const second = again('l2')
  expect(again('l2')).toBe(second)
  expect(again('l1')).not.toBe(first)
})

test('what is answered is decided when it is read, not when it was asked', async () => {
  const reading = createReading(reader, Date.now)
  const body = JSON.stringify({ collectionName: 'people', query: '{"account":"x"}', action: 'database.getDocument' })
  reading(body)!()
  const later = reading(body)!
  await change({ n: 3 })
  expect(found(later())).toEqual(['{"_id":"a","account":"x","n":3}'])
})

test('other questions are read each time, counts and cuts are their own, and writes are for nobody here', () => {
  const other = ask('getDocument', { n: { $gt: 0 } })
  expect(ask('getDocument', { n: { $gt: 0 } })).not.toBe(other)
  expect(JSON.parse(ask('calculateDocument', { account: 'x' })!)).toMatchObject({ data: { total: 1 } })
  ask('getDocument', { account: 'x' })
  expect(found(ask('getDocument', { account: 'x' }, { projection: '{"n":1}' }))).toEqual(['{"_id":"a","n":1}'])
  expect(ask('modifyDocument', { account: 'x' })).toBeNull()
  expect(ask('getDocument', { account: 'x' }, { transactionId: 't' })).toBeNull()
  expect(ask('getDocument', { account: 'x' }, { collectionName: 'none' })).toBeNull()
})

test('words of a person that look like a request are none', () => {
  const words = '"action":"database.getDocument"'
  expect(ask('insertDocument', {}, { data: [JSON.stringify({ text: words })] })).toBeNull()
})
