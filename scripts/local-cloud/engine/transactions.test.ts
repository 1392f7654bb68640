import { openEngine, type Engine } from './engine'
import type { Doc } from './values'

let engine: Engine
beforeEach(async () => {
  engine = openEngine({
    file: ':memory:', transactionLifetime: 300, patience: 150,
    collections: [{ name: 'docs', indexes: [{ name: 'key', unique: true, keys: [['key', 1]] }, { name: 'n', keys: [['n', 1]] }] }],
  })
  await engine.insertMany('docs', [{ _id: 'a', key: 1, n: 0 }, { _id: 'b', key: 2, n: 0 }])
})
afterEach(() => engine.close())

type Answer = { code?: string, transactionId?: string, data?: Doc & { list?: string[] } }
const send = async (action: string, body: Doc = {}) =>
  JSON.parse(await engine.handle({ action: `database.${action}`, collectionName: 'docs', ...body })) as Answer

const start = async () => (await send('startTransaction')).transactionId as string
const get = async (id: string, transactionId?: string) =>
  (await send('getDocument', { queryType: 'DOC', query: JSON.stringify({ _id: id }), transactionId })).data?.list?.map((text) => JSON.parse(text) as Doc)[0]
const where = async (filter: Doc, transactionId?: string) =>
  (await send('getDocument', { queryType: 'WHERE', query: JSON.stringify(filter), order: '{"n":1,"_id":1}', transactionId })).data?.list?.map((text) => (JSON.parse(text) as Doc)._id)
const update = (id: string, change: Doc, transactionId?: string) =>
  send('modifyDocument', { query: JSON.stringify({ _id: id }), data: JSON.stringify(change), queryType: 'DOC', merge: true, multi: false, transactionId })
const insert = (doc: Doc, transactionId?: string) => send('insertDocument', { data: [JSON.stringify(doc)], transactionId })
const remove = (id: string, transactionId?: string) => send('removeDocument', { query: JSON.stringify({ _id: id }), transactionId })
const commit = (transactionId: string) => send('commitTransaction', { transactionId })
const abort = (transactionId: string) => send('abortTransaction', { transactionId })

test('a transaction keeps seeing the documents as they were at its first read', async () => {
  const t = await start()
  expect(await get('a', t)).toMatchObject({ n: 0 })
  await update('a', { $set: { n: 9 } })
  await update('a', { $set: { n: 10 } })
  await remove('b')
  await insert({ _id: 'c', key: 3, n: 0 })
  expect(await get('a', t)).toMatchObject({ n: 0 })
  expect(await where({ n: 0 }, t)).toEqual(['a', 'b'])
  expect(await where({ n: 0 })).toEqual(['c'])
})

test('the snapshot is taken by the first operation, not by the start', async () => {
  const t = await start()
  await update('a', { $set: { n: 9 } })
  expect(await get('a', t)).toMatchObject({ n: 9 })
  expect((await update('a', { $inc: { n: 1 } }, t)).code).toBeUndefined()
})

test('its own writes are seen in order, by filters and by sorting', async () => {
  const t = await start()
  await update('a', { $set: { n: 5 } }, t)
  await insert({ _id: 'c', key: 3, n: 1 }, t)
  await remove('b', t)
  expect(await where({}, t)).toEqual(['c', 'a'])
  expect(await where({ n: { $gt: 1 } }, t)).toEqual(['a'])
  expect(await where({})).toEqual(['a', 'b'])
  expect((await commit(t)).code).toBeUndefined()
  expect(await where({})).toEqual(['c', 'a'])
})

test('writing what somebody committed since the first read conflicts and ends the transaction', async () => {
  const t = await start()
  await get('a', t)
  await update('a', { $set: { n: 1 } })
  expect(await update('a', { $inc: { n: 1 } }, t)).toMatchObject({ code: 'DATABASE_TRANSACTION_CONFLICT' })
  expect(await commit(t)).toMatchObject({ code: 'DATABASE_TRANSACTION_FAIL' })
  expect(await get('a')).toMatchObject({ n: 1 })
})

test('two transactions that insert the same id conflict, an id that is there is a duplicate', async () => {
  const [first, second] = [await start(), await start()]
  await insert({ _id: 'c', key: 3 }, first)
  expect(await insert({ _id: 'c', key: 4 }, second)).toMatchObject({ code: 'DATABASE_TRANSACTION_CONFLICT' })
  expect(await insert({ _id: 'a', key: 5 }, first)).toMatchObject({ code: 'DATABASE_DUPLICATE_WRITE' })
  expect(await commit(first)).toMatchObject({ code: 'DATABASE_TRANSACTION_FAIL' })
})

test('a unique key is refused by the call that takes it, and free once its holder gave it up', async () => {
  const t = await start()
  await update('a', { $set: { key: 7 } }, t)
  expect((await update('b', { $set: { key: 1 } }, t)).code).toBeUndefined()
  expect((await commit(t)).code).toBeUndefined()
  const other = await start()
  expect(await insert({ _id: 'c', key: 7 }, other)).toMatchObject({ code: 'DATABASE_DUPLICATE_WRITE' })
})

test('two transactions that take the same unique key: the second commit conflicts', async () => {
  const [first, second] = [await start(), await start()]
  await insert({ _id: 'c', key: 8 }, first)
  await insert({ _id: 'd', key: 8 }, second)
  expect((await commit(first)).code).toBeUndefined()
  expect(await commit(second)).toMatchObject({ code: 'DATABASE_TRANSACTION_CONFLICT' })
  expect(await where({ key: 8 })).toEqual(['c'])
})

test('a write outside waits for the holder, and is refused when that takes too long', async () => {
  const t = await start()
  await update('a', { $set: { n: 5 } }, t)
  const waiting = update('a', { $inc: { n: 1 } })
  await new Promise((resolve) => setTimeout(resolve, 50))
  await commit(t)
  expect((await waiting).code).toBeUndefined()
  expect(await get('a')).toMatchObject({ n: 6 })

  const longer = await start()
  await update('a', { $set: { n: 50 } }, longer)
  expect(await update('a', { $inc: { n: 1 } })).toMatchObject({ code: 'DATABASE_TIMEOUT' })
  expect((await update('b', { $inc: { n: 1 } })).code).toBeUndefined()
})

test('an expired transaction lets go of what it held and never happened', async () => {
  const t = await start()
  await update('a', { $set: { n: 5 } }, t)
  await new Promise((resolve) => setTimeout(resolve, 350))
  expect((await update('a', { $inc: { n: 1 } })).code).toBeUndefined()
  expect(await commit(t)).toMatchObject({ code: 'DATABASE_TRANSACTION_FAIL' })
  expect(await abort(t)).toMatchObject({ code: 'DATABASE_TRANSACTION_FAIL' })
  expect(await get('a')).toMatchObject({ n: 1 })
})

test('an unknown transaction and a failed operation are refused', async () => {
  expect(await get('a', 'nonsense')).toBeUndefined()
  expect(await commit('nonsense')).toMatchObject({ code: 'DATABASE_TRANSACTION_FAIL' })
  const t = await start()
  expect(await update('a', { $inc: { key: 'x' } }, t)).toMatchObject({ code: 'DATABASE_REQUEST_FAILED' })
  expect(await commit(t)).toMatchObject({ code: 'DATABASE_TRANSACTION_FAIL' })
})

test('twenty contenders that read, add one and commit lose nothing', async () => {
  let conflicts = 0
  const addOne = async (): Promise<void> => {
    for (;;) {
      const t = await start()
      const seen = await get('a', t)
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 3))
      const written = await update('a', { $set: { n: (seen?.n as number) + 1 } }, t)
      const done = written.code ? written : await commit(t)
      if (!done.code) return
      expect(done.code).toMatch(/^DATABASE_TRANSACTION_(CONFLICT|FAIL)$/)
      conflicts++
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 10))
    }
  }
  await Promise.all(Array.from({ length: 20 }, addOne))
  expect(await get('a')).toMatchObject({ n: 20 })
  expect(conflicts).toBeGreaterThan(0)
})
