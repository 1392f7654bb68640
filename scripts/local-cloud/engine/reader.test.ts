import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readingAction } from '../wire/database'
import { openEngine, type Engine } from './engine'
import { openReader, type Reader } from './reader'

let directory: string
let engine: Engine
let reader: Reader
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'reader-'))
  engine = openEngine({
    file: join(directory, 'data.db'),
    collections: [{ name: 'docs', indexes: [{ name: 'k', keys: [['k', 1], ['at', 1]] }] }, { name: 'people', indexes: [{ name: 'account', unique: true, keys: [['account', 1]] }, { name: 'roles', keys: [['roles', 1]] }] }, { name: 'hints', indexes: [], volatile: true }],
  })
  reader = openReader(engine.reader())
})
afterEach(async () => {
  reader.close()
  await engine.close()
  rmSync(directory, { recursive: true, force: true })
})

const listIn = (answer: string | null) => (JSON.parse(answer ?? 'null') as { data: { list: string[] } }).data.list
const question = (query: object, more: object = {}) => ({ action: 'database.getDocument', collectionName: 'docs', query: JSON.stringify(query), ...more })
const persons = (query: object, more: object = {}) => question(query, { collectionName: 'people', ...more })
const change = (id: string, set: object) => engine.handle({ action: 'database.modifyDocument', collectionName: 'people', query: JSON.stringify({ _id: id }), data: JSON.stringify({ $set: set }) })
const both = async (body: Record<string, unknown>) => {
  const read = listIn(readingAction(reader, body, Date.now)!())
  expect(read).toEqual(listIn(await engine.handle(body)))
  return read
}

test('it sees every commit, and answers as the writer does', async () => {
  for (let n = 0; n < 30; n += 1) {
    await engine.insertMany('docs', [{ _id: `d${n}`, k: n % 3, at: n }])
    expect(await both(question({ k: n % 3 }, { order: '{"at":-1}', limit: 1 }))).toEqual([JSON.stringify({ _id: `d${n}`, k: n % 3, at: n })])
  }
  expect(await both(question({ _id: 'd7' }, { projection: '{"at":1}' }))).toEqual(['{"_id":"d7","at":7}'])
  const count = { action: 'database.calculateDocument', collectionName: 'docs', query: '{"k":1}' }
  expect(JSON.parse(readingAction(reader, count, Date.now)!())).toMatchObject({ data: { total: 10 } })
})

test('a list that comes into an index after the reader was opened is planned for', async () => {
  await engine.insertMany('docs', [{ _id: 'a', k: 1, at: 1 }])
  await both(question({ k: { $gt: 0 } }))
  await engine.insertMany('docs', [{ _id: 'b', k: [1, 2, 3], at: 2 }])
  // Without the flag the walk would meet the document three times.
  expect(await both(question({ k: { $gt: 0 } }, { order: '{"_id":1}' }))).toHaveLength(2)
  expect(await both(question({ k: { $gt: 1, $lt: 2 } }))).toHaveLength(1)
})

test('many walks at once find what each would find', async () => {
  const odd = ['a', 'b\u0000c', 'b', '\\u0000', '"', '状态', '']
  await engine.insertMany('docs', Array.from({ length: 60 }, (_, n) => ({ _id: `d${n}`, k: n % 2 === 0 ? odd[n % odd.length] : [n, odd[n % 3]], at: n })))
  const inOrder = { order: '{"at":1}' }
  expect(await both(question({ _id: { $in: ['d7', 'd3', 'none', 'd3'] } }, inOrder))).toHaveLength(2)
  expect(await both(question({ _id: { $in: ['d7', 'd3', 'd5'] } }))).toHaveLength(3)
  for (const some of [odd, odd.slice(2), [7, 9, 'a'], [null, true, 3]]) await both(question({ k: { $in: some } }, inOrder))
  await both(question({ $or: [{ k: 'a', at: { $gt: 20 } }, { k: 'b', at: { $gt: 3 } }, { k: 'a', at: { $gt: 40 } }] }, inOrder))
  await both(question({ $or: [{ k: 'a', at: { $gt: 20 } }, { k: 'b', at: { $gte: 3 } }] }, inOrder))
  await both(question({ $or: [{ k: 'a', at: { $gt: 20, $lt: 50 } }, { k: 9, at: { $gt: 1, $lt: 30 } }] }, inOrder))
  expect(await both(question({ k: { $in: ['a', 'b'] } }, { limit: 2 }))).toHaveLength(2)
})

test('what is not committed and on the disk, or not for reading, is left to the writer', async () => {
  const started = JSON.parse(await engine.handle({ action: 'database.startTransaction' })) as { transactionId: string }
  expect(readingAction(reader, question({ _id: 'a' }, { transactionId: started.transactionId }), Date.now)).toBeNull()
  expect(readingAction(reader, { action: 'database.getDocument', collectionName: 'hints', query: '{}' }, Date.now)).toBeNull()
  expect(readingAction(reader, { action: 'database.removeDocument', collectionName: 'docs', query: '{}' }, Date.now)).toBeNull()
  await engine.handle({ action: 'database.insertDocument', collectionName: 'docs', data: ['{"_id":"t"}'], transactionId: started.transactionId })
  expect(await both(question({ _id: 't' }))).toEqual([])
  await engine.handle({ action: 'database.commitTransaction', transactionId: started.transactionId })
  expect(await both(question({ _id: 't' }))).toHaveLength(1)
})

test('a bad question is refused in the same words', async () => {
  const bad = question({ k: { $regex: '(' } })
  const answer = (text: string | null) => ({ ...(JSON.parse(text!) as object), requestId: '' })
  expect(answer(readingAction(reader, bad, Date.now)!())).toEqual(answer(await engine.handle(bad)))
})

test('who is asked for again by a key of his own is known, until a commit touches his collection', async () => {
  const accounts = (...some: string[]) => persons({ account: { $in: some } })
  await engine.insertMany('people', [{ _id: 'a', account: 'x', n: 1 }, { _id: 'b', account: 'y', n: 1 }])
  for (let turn = 0; turn < 3; turn += 1) {
    expect(await both(persons({ account: 'x' }))).toHaveLength(1)
    expect(await both(persons({ _id: 'a' }))).toHaveLength(1)
    expect((await both(accounts('x', 'z', 'y'))).sort()).toHaveLength(2)
  }
  await change('a', { n: 2 })
  expect(await both(persons({ account: 'x' }))).toEqual(['{"_id":"a","account":"x","n":2}'])
  expect(await both(persons({ _id: 'a' }))).toEqual(['{"_id":"a","account":"x","n":2}'])
  expect(await both(accounts('x', 'y'))).toContain('{"_id":"a","account":"x","n":2}')
  // The account goes from one to the other: neither may be found under the old one.
  await change('a', { account: 'z' })
  await change('b', { account: 'x' })
  expect(await both(persons({ account: 'x' }))).toEqual(['{"_id":"b","account":"x","n":1}'])
  expect(await both(persons({ account: 'y' }))).toEqual([])
  expect(await both(accounts('x', 'y', 'z'))).toHaveLength(2)
  await engine.handle({ action: 'database.removeDocument', collectionName: 'people', query: '{"_id":"b"}' })
  expect(await both(persons({ account: 'x' }))).toEqual([])
  expect(await both(persons({ _id: 'b' }))).toEqual([])
})

test('a known one is tested, cut and counted as a read one', async () => {
  await engine.insertMany('people', [{ _id: 'a', account: 'x', roles: ['staff'], n: 1 }, { _id: 'b', account: 'y', roles: ['lead', 'staff'], n: 2 }])
  for (let turn = 0; turn < 2; turn += 1) {
    expect(await both(persons({ account: 'x', n: 2 }))).toEqual([])
    expect(await both(persons({ account: { $in: ['x', 'y'] }, roles: 'lead' }))).toHaveLength(1)
    expect(await both(persons({ account: { $in: ['x', 'y'] } }, { projection: '{"n":1}', order: '{"n":-1}' }))).toEqual(['{"_id":"b","n":2}', '{"_id":"a","n":1}'])
    expect(await both(persons({ account: { $in: ['y', 'x'] } }, { limit: 1 }))).toHaveLength(1)
    expect(await both(persons({ _id: { $in: ['a', 'b', 'c'] } }, { order: '{"_id":-1}', offset: 1 }))).toHaveLength(1)
    expect(await both(persons({ roles: 'staff' }, { order: '{"_id":1}' }))).toHaveLength(2)
  }
})

test('a write that is refused in the middle of its group changes nothing for readers, the others do', async () => {
  await engine.insertMany('people', [{ _id: 'a', account: 'x' }])
  expect(await both(persons({ account: 'x' }))).toHaveLength(1)
  await Promise.all([
    change('a', { n: 1 }),
    engine.handle({ action: 'database.insertDocument', collectionName: 'people', data: ['{"_id":"c","account":"x"}'] }),
    engine.handle({ action: 'database.insertDocument', collectionName: 'people', data: ['{"_id":"d","account":"w"}'] }),
  ])
  expect(await both(persons({ account: { $in: ['x', 'w'] } }, { order: '{"_id":1}' }))).toEqual(['{"_id":"a","account":"x","n":1}', '{"_id":"d","account":"w"}'])
  expect(await both(persons({ _id: 'c' }))).toEqual([])
})
