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
    collections: [{ name: 'docs', indexes: [{ name: 'k', keys: [['k', 1], ['at', 1]] }] }, { name: 'hints', indexes: [], volatile: true }],
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
