import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openEngine, type CollectionDeclaration, type Engine } from './engine'
import type { Doc } from './values'

type Answer = { code?: string, message?: string, data?: Doc & { list?: string[] } }
const send = async (engine: Engine, action: string, body: Doc) =>
  JSON.parse(await engine.handle({ action: `database.${action}`, collectionName: 'docs', ...body })) as Answer
const insert = (engine: Engine, ...docs: Doc[]) => send(engine, 'insertDocument', { data: docs.map((doc) => JSON.stringify(doc)) })

let directory: string
let file: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'engine-'))
  file = join(directory, 'data.db')
})
afterEach(() => rmSync(directory, { recursive: true, force: true }))

async function withEngine<T>(collections: CollectionDeclaration[], work: (engine: Engine) => Promise<T>): Promise<T> {
  const engine = openEngine({ file, collections })
  try {
    return await work(engine)
  } finally {
    await engine.close()
  }
}

const plain: CollectionDeclaration[] = [{ name: 'docs', indexes: [] }]
const indexed = (...indexes: CollectionDeclaration['indexes']): CollectionDeclaration[] => [{ name: 'docs', indexes }]

test('documents of every type come back after reopening', async () => {
  const doc = { _id: 'x', date: new Date(5), text: '群"\\\n😀', list: [1, [2], null], deep: { a: { b: false } }, none: null, odd: '__proto__', quoted: '"__proto__": 1', far: 2 ** 53 }
  await withEngine(plain, (engine) => engine.insertMany('docs', [doc]))
  await withEngine(plain, async (engine) => expect(engine.find('docs', {})).toEqual([doc]))
})

test('writes that arrive together share a commit, and a refused one leaves its neighbours alone', async () => {
  await withEngine(plain, async (engine) => {
    const answers = await Promise.all(['a', 'b', 'a', 'c', 'd'].map((_id) => insert(engine, { _id })))
    expect(answers.map(({ code }) => code)).toEqual([undefined, undefined, 'DATABASE_DUPLICATE_WRITE', undefined, undefined])
    expect(engine.find('docs', {}, { sort: { _id: 1 } }).map(({ _id }) => _id)).toEqual(['a', 'b', 'c', 'd'])
    expect(engine.stats()).toEqual({ commits: 1, requests: 5 })
  })
})

test('a request with several documents is done whole or not at all', async () => {
  await withEngine(indexed({ name: 'k', unique: true, keys: [['k', 1]] }), async (engine) => {
    expect(await insert(engine, { _id: 'a', k: 1 }, { _id: 'b', k: 1 })).toMatchObject({ code: 'DATABASE_DUPLICATE_WRITE' })
    expect(engine.find('docs', { k: 1 })).toEqual([])
    // Also for who asks by its id: the first of them was there for a moment.
    expect(engine.find('docs', { _id: 'a' })).toEqual([])
    expect(await send(engine, 'modifyDocument', { query: '{"_id":"a"}', data: '{"$set":{"k":3}}', merge: true })).toMatchObject({ data: { updated: 0 } })
    await insert(engine, { _id: 'a', k: 1 }, { _id: 'b', k: 2 })
    const update = { query: '{}', data: '{"$set":{"k":3}}', merge: true, multi: true }
    expect(await send(engine, 'modifyDocument', update)).toMatchObject({ code: 'DATABASE_DUPLICATE_WRITE' })
    expect(engine.find('docs', {}, { sort: { k: 1 } }).map(({ k }) => k)).toEqual([1, 2])
    expect(engine.find('docs', { _id: 'a' })).toEqual([{ _id: 'a', k: 1 }])
  })
})

test('documents that share what an update did not touch stay apart', async () => {
  const updates = [
    { $set: { 'a.b': { c: [1] } } }, { $push: { 'a.b.c': 2 } }, { $inc: { n: 1 } }, { $set: { 'a.b.c.0': 9 } }, { $push: { list: { $each: [{ x: 1 }, { x: 2 }] } } },
    { $set: { 'list.1.x': 5 } }, { $pull: { list: { x: 1 } } }, { $rename: { a: 'z' } }, { $unset: { 'z.b': '' } }, { $set: { a: { deep: { er: {} } } } }, { $set: { 'a.deep.er.est': 1 } },
  ]
  await withEngine(plain, async (engine) => {
    await insert(engine, { _id: 'a', keep: { k: [1, { l: 1 }] } }, { _id: 'b', keep: { k: [] }, n: 5 })
    for (const [at, update] of [...updates, ...updates].entries()) {
      const query = at % 3 === 0 ? '{"_id":"b"}' : '{}'
      expect(await send(engine, 'modifyDocument', { query, data: JSON.stringify(update), merge: true, multi: true })).not.toHaveProperty('code')
      const answer = await send(engine, 'getDocument', { query: '{}', order: '{"_id":1}' }) as { data: { list: string[] } }
      // What is kept of a document says what is written of it.
      expect(['a', 'b'].map((_id) => engine.find('docs', { _id })[0])).toEqual(answer.data.list.map((text) => JSON.parse(text) as object))
    }
    expect(engine.find('docs', { _id: 'a' })[0]).toMatchObject({ keep: { k: [1, { l: 1 }] } })
  })
})

test('what is volatile behaves as what is not, but for the disk', async () => {
  const both: CollectionDeclaration[] = [{ name: 'docs', indexes: [] }, { name: 'hints', indexes: [], volatile: true }]
  const all = { order: '{"_id":1}', queryType: 'WHERE' }
  const steps: [action: string, body: Doc][] = [
    ['insertDocument', { data: ['{"_id":"a","n":1}', '{"_id":"b","n":2}', '{"_id":"c"}'] }],
    ['insertDocument', { data: ['{"_id":"d"}', '{"_id":"a"}'] }],
    ['modifyDocument', { query: '{"_id":{"$in":["a","b","x"]}}', data: '{"$inc":{"n":1}}', merge: true, multi: true }],
    ['modifyDocument', { query: '{}', data: '{"$push":{"n":1}}', merge: true, multi: true }],
    ['modifyAndReturnDoc', { query: '{"_id":"b","n":3}', data: '{"$set":{"m":{"k":[1]}}}' }],
    ['modifyDocument', { query: '{"_id":"e"}', queryType: 'DOC', data: '{"n":9}', merge: false, upsert: true }],
    ['getDocument', { query: '{"_id":{"$gt":"a","$lte":"c"}}', ...all }],
    ['getDocument', { query: '{"n":{"$gte":2}}', order: '{"n":-1}', limit: 2 }],
    ['getDocument', { query: '{"_id":{"$in":["c","a"]}}', ...all, offset: 1 }],
    ['calculateDocument', { query: '{"_id":{"$gte":"b"}}' }],
    ['calculateDocument', { query: '{}' }],
    ['removeDocument', { query: '{"n":{"$gt":2}}', multi: true }],
    ['getDocument', { query: '{}', ...all }],
  ]
  await withEngine(both, async (engine) => {
    for (const [action, body] of steps) {
      const [kept, hints] = await Promise.all(['docs', 'hints'].map(async (collectionName) => {
        const { data, code } = JSON.parse(await engine.handle({ action: `database.${action}`, collectionName, ...body })) as { data?: unknown; code?: string }
        return { data, code }
      }))
      expect(hints).toEqual(kept)
    }
  })
  await withEngine(both, async (engine) => {
    expect(engine.find('docs', {})).not.toEqual([])
    expect(engine.find('hints', {})).toEqual([])
  })
})

test('an index that is declared later covers the old documents, one that is not declared any more is gone', async () => {
  await withEngine(plain, (engine) => engine.insertMany('docs', [{ _id: 'a', k: [1, 2] }, { _id: 'b', k: 2 }, { _id: 'c' }]))
  const multikey = indexed({ name: 'k', keys: [['k', 1], ['_id', 1]] })
  for (const declared of [multikey, multikey, indexed({ name: 'k', keys: [['k', -1]] })]) {
    await withEngine(declared, async (engine) => {
      expect(engine.find('docs', { k: 2 }, { sort: { _id: -1 } }).map(({ _id }) => _id)).toEqual(['b', 'a'])
      expect(engine.find('docs', { k: { $gt: 1, $lt: 2 } }).map(({ _id }) => _id)).toEqual(['a'])
    })
  }
  await withEngine(plain, async (engine) => expect(await insert(engine, { _id: 'd', k: 2 })).not.toHaveProperty('code'))
})

test('a unique index cannot be declared over documents that break it', async () => {
  await withEngine(plain, (engine) => engine.insertMany('docs', [{ _id: 'a', k: 1 }, { _id: 'b', k: 1 }]))
  expect(() => openEngine({ file, collections: indexed({ name: 'once', unique: true, keys: [['k', 1]] }) })).toThrow('index once')
})

test('a unique compound index counts missing fields as null', async () => {
  await withEngine(indexed({ name: 'pair', unique: true, keys: [['a', 1], ['b', 1]] }), async (engine) => {
    const codes = await Promise.all([{ a: 1, b: 1 }, { a: 1 }, { a: 2 }, { a: 1, b: null }, { a: 1, b: 2 }].map(async (doc) => (await insert(engine, doc)).code))
    expect(codes).toEqual([undefined, undefined, undefined, 'DATABASE_DUPLICATE_WRITE', undefined])
  })
})

test('a unique index over an array lets nobody else have an element', async () => {
  await withEngine(indexed({ name: 'k', unique: true, keys: [['k', 1]] }), async (engine) => {
    expect(await insert(engine, { _id: 'a', k: [1, 2, 2] })).not.toHaveProperty('code')
    expect(await insert(engine, { _id: 'b', k: [3, 2] })).toMatchObject({ code: 'DATABASE_DUPLICATE_WRITE' })
    await send(engine, 'removeDocument', { query: '{"_id":"a"}' })
    expect(await insert(engine, { _id: 'b', k: [3, 2] })).not.toHaveProperty('code')
  })
})

test.each<[string, string, Doc, string]>([
  ['reading a collection that does not exist', 'getDocument', { collectionName: 'other' }, 'DATABASE_COLLECTION_NOT_EXIST'],
  ['writing to one', 'removeDocument', { collectionName: 'other', query: '{}' }, 'DATABASE_COLLECTION_NOT_EXIST'],
  ['an action nobody knows', 'frobnicate', {}, 'INVALID_PARAM'],
  ['a query that is not EJSON', 'getDocument', { query: '{"a"' }, 'DATABASE_REQUEST_FAILED'],
  ['a limit that is no number', 'getDocument', { limit: 'x' }, 'INVALID_PARAM'],
  ['an order that is no direction', 'getDocument', { order: '{"a":"up"}' }, 'INVALID_PARAM'],
  ['an operator nobody knows', 'getDocument', { query: '{"a":{"$frob":1}}' }, 'DATABASE_REQUEST_FAILED'],
  ['a stage nobody knows', 'aggregateDocuments', { stages: [{ stageKey: '$frob', stageValue: '{}' }] }, 'DATABASE_REQUEST_FAILED'],
  ['a document with an operator for a field', 'insertDocument', { data: ['{"$a":1}'] }, 'DATABASE_REQUEST_FAILED'],
  ['a prototype', 'insertDocument', { data: ['{"__proto__":{"a":1}}'] }, 'DATABASE_REQUEST_FAILED'],
  ['changing the _id', 'modifyDocument', { query: '{"_id":"a"}', data: '{"$set":{"_id":"b"}}', merge: true }, 'DATABASE_REQUEST_FAILED'],
  ['an empty update', 'modifyDocument', { query: '{"_id":"a"}', data: '{}', merge: true }, 'DATABASE_REQUEST_FAILED'],
])('%s is refused and changes nothing', async (_, action, body, code) => {
  await withEngine(plain, async (engine) => {
    await insert(engine, { _id: 'a', n: 1 })
    expect(await send(engine, action, body)).toMatchObject({ code, message: expect.any(String) })
    expect(engine.find('docs', {})).toEqual([{ _id: 'a', n: 1 }])
  })
})

test('a listener hears of each durable change, and of nothing that was refused', async () => {
  await withEngine(plain, async (engine) => {
    const heard: unknown[] = []
    const stop = engine.onChange('docs', (id, doc) => heard.push([id, doc]))
    await insert(engine, { _id: 'a', n: 1 })
    await insert(engine, { _id: 'a', n: 2 })
    await send(engine, 'modifyDocument', { query: '{"_id":"a"}', data: '{"$inc":{"n":1}}', merge: true })
    await send(engine, 'modifyDocument', { query: '{"_id":"a"}', data: '{"$set":{"n":2}}', merge: true })
    await send(engine, 'removeDocument', { query: '{"_id":"a"}' })
    stop()
    await insert(engine, { _id: 'b' })
    expect(heard).toEqual([['a', { _id: 'a', n: 1 }], ['a', { _id: 'a', n: 2 }], ['a', undefined]])
  })
})
