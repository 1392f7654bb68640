import cloudbase from '@cloudbase/node-sdk'
import { serveWire } from './test-wire'

type Wire = Awaited<ReturnType<typeof serveWire>>
type Database = ReturnType<ReturnType<typeof cloudbase.init>['database']>

const NOW = 1_790_000_000_000
let wire: Wire
let db: Database

beforeAll(async () => {
  wire = await serveWire(':memory:', [
    { name: 'rooms', indexes: [{ name: 'member', keys: [['members.id', 1]] }] },
    { name: 'messages', indexes: [{ name: 'place', keys: [['roomId', 1], ['seq', -1]] }] },
    { name: 'people', indexes: [{ name: 'openid', unique: true, keys: [['openid', 1]] }] },
    { name: 'things', indexes: [] },
  ], { now: () => NOW, transactionLifetime: 1500, patience: 500 })
  db = cloudbase.init({ env: cloudbase.SYMBOL_CURRENT_ENV }).database({ throwOnCode: true } as never)
})
afterAll(() => wire.close())

const things = () => db.collection('things')
const code = (expected: string) => expect.objectContaining({ code: expected })

describe('reading', () => {
  beforeAll(async () => {
    await db.collection('messages').add(Array.from({ length: 150 }, (_, seq) => ({
      _id: `r1:${seq}`, roomId: 'r1', seq, text: `第${seq}条`, at: new Date(NOW + seq), from: { id: `p${seq % 3}`, name: '王' },
    })))
  })

  test('a list comes in order, 100 by default, cut by skip and limit, with dates as dates', async () => {
    const { data } = await db.collection('messages').where({ roomId: 'r1' }).orderBy('seq', 'desc').get()
    expect(data).toHaveLength(100)
    expect(data[0]).toEqual({ _id: 'r1:149', roomId: 'r1', seq: 149, text: '第149条', at: new Date(NOW + 149), from: { id: 'p2', name: '王' } })
    const page = await db.collection('messages').where({ roomId: 'r1' }).orderBy('seq', 'asc').skip(20).limit(5).get()
    expect(page.data.map(({ seq }) => seq)).toEqual([20, 21, 22, 23, 24])
  })

  test('operators, nested fields, regular expressions and dates select', async () => {
    const _ = db.command
    const get = async (filter: object) => (await db.collection('messages').where(filter).orderBy('seq', 'asc').limit(1000).get()).data.map(({ seq }: { seq: number }) => seq)
    expect(await get({ seq: _.gte(3).and(_.lt(6)) })).toEqual([3, 4, 5])
    expect(await get({ seq: _.in([7, 9, 900]) })).toEqual([7, 9])
    expect(await get({ from: { id: 'p1' }, seq: _.lt(8) })).toEqual([1, 4, 7])
    expect(await get({ text: /^第14[0-2]/ })).toEqual([140, 141, 142])
    expect(await get({ text: db.RegExp({ regexp: '^第14[34]', options: 'i' }) })).toEqual([143, 144])
    expect(await get({ at: _.gt(new Date(NOW + 147)) })).toEqual([148, 149])
    expect(await get(_.or([{ seq: 1 }, { seq: _.eq(2) }]))).toEqual([1, 2])
    expect(await get({ seq: _.or(_.lt(1), _.gt(148)) })).toEqual([0, 149])
    expect(await get({ seq: _.nin([0, 1]).and(_.lt(4)) })).toEqual([2, 3])
    expect(await get({ gone: _.exists(true) })).toEqual([])
    expect(await get({ seq: _.mod(...[70, 1] as unknown as []) })).toEqual([1, 71, 141])
  })

  test('a projection keeps the wanted fields only', async () => {
    const { data } = await db.collection('messages').where({ seq: 5 }).field({ text: true, from: { id: 1 } } as never).get()
    expect(data[0]).toEqual({ _id: 'r1:5', text: '第5条', from: { id: 'p2' } })
    const single = await db.collection('messages').doc('r1:5').field({ _id: false, seq: true }).get()
    expect(single.data).toEqual([{ seq: 5 }])
  })

  test('one document comes as a list of one, a missing one as an empty list', async () => {
    expect((await db.collection('messages').doc('r1:7').get()).data).toEqual([expect.objectContaining({ seq: 7 })])
    expect((await db.collection('messages').doc('nope').get()).data).toEqual([])
  })

  test('count counts what where finds', async () => {
    expect((await db.collection('messages').where({ roomId: 'r1' }).count()).total).toBe(150)
    expect((await db.collection('messages').where({ roomId: 'r1', seq: db.command.gt(100), text: /9条$/ }).count()).total).toBe(5)
    expect((await db.collection('things').count()).total).toBe(0)
  })

  test('a pipeline groups what it matched', async () => {
    const $ = db.command.aggregate
    const { data } = await db.collection('messages').aggregate().match({ seq: db.command.lt(9) })
      .group({ _id: '$from.id', n: $.sum(1), last: $.max('$at') }).sort({ _id: 1 }).end()
    expect(data).toEqual([0, 1, 2].map((at) => ({ _id: `p${at}`, n: 3, last: new Date(NOW + 6 + at) })))
    const latest = await db.collection('messages').aggregate().match({ roomId: 'r1' }).sort({ seq: -1 }).limit(2).project({ seq: 1 }).end()
    expect(latest.data).toEqual([{ _id: 'r1:149', seq: 149 }, { _id: 'r1:148', seq: 148 }])
  })

  test('a collection that does not exist is refused, for reading, writing and counting', async () => {
    const unknown = db.collection('unknown')
    await expect(unknown.get()).rejects.toEqual(code('DATABASE_COLLECTION_NOT_EXIST'))
    await expect(unknown.add({ a: 1 })).rejects.toEqual(code('DATABASE_COLLECTION_NOT_EXIST'))
    await expect(unknown.count()).rejects.toEqual(code('DATABASE_COLLECTION_NOT_EXIST'))
    await expect(unknown.aggregate().match({}).end()).rejects.toEqual(code('DATABASE_COLLECTION_NOT_EXIST'))
  })
})

describe('writing', () => {
  test('add answers the id, makes one when it is missing, and refuses the same one twice', async () => {
    const { id } = await things().add({ n: 1, at: db.serverDate({ offset: 1000 }) })
    expect(id).toMatch(/^[0-9a-f]{32}$/)
    expect((await things().doc(id as string).get()).data).toEqual([{ _id: id, n: 1, at: new Date(NOW + 1000) }])
    expect(await things().add({ _id: 'mine', n: 2 })).toMatchObject({ id: 'mine' })
    await expect(things().add({ _id: 'mine', n: 3 })).rejects.toEqual(code('DATABASE_DUPLICATE_WRITE'))
  })

  test('set replaces or creates, and says which', async () => {
    expect(await things().doc('whole').set({ a: 1, b: { c: 2 } })).toMatchObject({ updated: 0, upsertedId: 'whole' })
    expect(await things().doc('whole').set({ b: { d: 3 } })).toMatchObject({ updated: 1 })
    expect((await things().doc('whole').get()).data).toEqual([{ _id: 'whole', b: { d: 3 } }])
  })

  test('update merges nested fields and leaves a missing document missing', async () => {
    await things().doc('merge').set({ a: { b: 1, c: 2 }, n: 1 })
    expect(await things().doc('merge').update({ a: { b: 5 }, n: db.command.inc(2), at: db.serverDate() })).toMatchObject({ updated: 1 })
    expect((await things().doc('merge').get()).data).toEqual([{ _id: 'merge', a: { b: 5, c: 2 }, n: 3, at: new Date(NOW) }])
    expect(await things().doc('nobody').update({ a: 1 })).toMatchObject({ updated: 0 })
  })

  test('every update command of the SDK does what it says', async () => {
    const _ = db.command
    await things().doc('all').set({ inc: 1, mul: 3, min: 5, max: 5, push: [1], unshift: [1], pop: [1, 2], shift: [1, 2], set: [1], pull: [1, 2, 1], gone: 1, old: 7, nested: { a: 1 } })
    await things().doc('all').update({
      inc: _.inc(1), mul: _.mul(2), min: _.min(4), max: _.max(6), push: _.push([2, 3]), unshift: _.unshift([0]), pop: _.pop(), shift: _.shift(),
      set: _.addToSet(2), pull: _.pull(1), gone: _.remove(), old: _.rename('fresh'), nested: _.set({ b: 2 }), top: _.push({ each: [3, 1, 2], sort: 1, slice: 2 }),
    })
    expect((await things().doc('all').get()).data).toEqual([{
      _id: 'all', inc: 2, mul: 6, min: 4, max: 6, push: [1, 2, 3], unshift: [0, 1], pop: [1], shift: [2], set: [1, 2], pull: [2], fresh: 7, nested: { b: 2 }, top: [1, 2],
    }])
    await things().doc('all').update({ push: _.pull(_.in([1, 3])), set: _.addToSet({ $each: [2, 3] }) })
    expect((await things().doc('all').get()).data[0]).toMatchObject({ push: [2], set: [1, 2, 3] })
  })

  test('where().update changes all matches and where().remove removes them', async () => {
    await things().add([{ kind: 'many', n: 1 }, { kind: 'many', n: 2 }, { kind: 'other', n: 3 }])
    expect(await things().where({ kind: 'many' }).update({ n: 9 })).toMatchObject({ updated: 2 })
    expect((await things().where({ n: 9 }).get()).data).toHaveLength(2)
    expect(await things().where({ kind: 'many' }).remove()).toMatchObject({ deleted: 2 })
    expect(await things().where({ kind: 'other' }).options({ multiple: false }).remove()).toMatchObject({ deleted: 1 })
    expect(await things().doc('absent').remove()).toMatchObject({ deleted: 0 })
  })

  test('updateAndReturn gives the new document, and nothing when the condition does not hold', async () => {
    await db.collection('rooms').doc('r1').set({ seq: 0, members: [{ id: 'p1' }, { id: 'p2' }] })
    const post = (person: string) => db.collection('rooms').where({ _id: 'r1', 'members.id': person }).updateAndReturn({ seq: db.command.inc(1) })
    expect(await post('p1')).toMatchObject({ updated: 1, doc: { _id: 'r1', seq: 1 } })
    expect(await post('stranger')).toMatchObject({ updated: 0, doc: null })
    const seqs = await Promise.all(Array.from({ length: 20 }, async () => ((await post('p2')) as unknown as { doc: { seq: number } }).doc.seq))
    expect([...seqs].sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, at) => at + 2))
  })

  test('a unique index refuses the second document, and lets only one lack the field', async () => {
    const people = db.collection('people')
    await people.add({ _id: 'a', openid: 'o1' })
    await expect(people.add({ _id: 'b', openid: 'o1' })).rejects.toEqual(code('DATABASE_DUPLICATE_WRITE'))
    await people.add({ _id: 'c' })
    await expect(people.add({ _id: 'd' })).rejects.toEqual(code('DATABASE_DUPLICATE_WRITE'))
    await expect(people.doc('c').update({ openid: 'o1' })).rejects.toEqual(code('DATABASE_DUPLICATE_WRITE'))
    expect((await people.count()).total).toBe(2)
  })

  test('createCollection makes a collection once', async () => {
    await db.createCollection('fresh')
    expect((await db.collection('fresh').count()).total).toBe(0)
    await expect(db.createCollection('fresh')).rejects.toEqual(code('DATABASE_COLLECTION_ALREADY_EXIST'))
  })
})

describe('transactions', () => {
  test('a transaction reads its own writes, others see them after the commit', async () => {
    await things().doc('t1').set({ n: 1 })
    const transaction = await db.startTransaction()
    const inside = transaction.collection('things')
    await inside.doc('t1').update({ n: db.command.inc(1) })
    await inside.add({ _id: 't1-new', n: 5 } as never)
    expect((await inside.doc('t1').get()).data).toEqual({ _id: 't1', n: 2 })
    expect((await inside.where({ n: 5 }).get()).data).toEqual([{ _id: 't1-new', n: 5 }])
    expect((await inside.doc('missing').get()).data).toBeNull()
    expect((await things().doc('t1').get()).data).toEqual([{ _id: 't1', n: 1 }])
    await transaction.commit()
    expect((await things().doc('t1').get()).data).toEqual([{ _id: 't1', n: 2 }])
    await expect(transaction.commit()).rejects.toEqual(code('DATABASE_TRANSACTION_FAIL'))
  })

  test('a rollback leaves nothing', async () => {
    const transaction = await db.startTransaction()
    await transaction.collection('things').doc('never').set({ n: 1 })
    await transaction.rollback()
    expect((await things().doc('never').get()).data).toEqual([])
    await expect(transaction.collection('things').doc('never').get()).rejects.toEqual(code('DATABASE_TRANSACTION_FAIL'))
  })

  test('updateAndReturn belongs to the transaction, removal and replacement too', async () => {
    await things().doc('t2').set({ n: 1 })
    await things().doc('t3').set({ n: 1 })
    await db.runTransaction(async (transaction: Awaited<ReturnType<Database['startTransaction']>>) => {
      const inside = transaction.collection('things')
      expect(await inside.where({ _id: 't2', n: 1 }).updateAndReturn({ n: db.command.inc(1) })).toMatchObject({ updated: 1, doc: { n: 2 } })
      await inside.doc('t3').remove()
      await inside.doc('t4').set({ n: 4 })
    })
    expect((await things().where({ _id: db.command.in(['t2', 't3', 't4']) }).orderBy('_id', 'asc').get()).data).toEqual([{ _id: 't2', n: 2 }, { _id: 't4', n: 4 }])
  })

  test('the second writer of a document conflicts', async () => {
    await things().doc('t5').set({ n: 0 })
    const [first, second] = [await db.startTransaction(), await db.startTransaction()]
    await first.collection('things').doc('t5').update({ n: 1 })
    await expect(second.collection('things').doc('t5').update({ n: 2 })).rejects.toEqual(code('DATABASE_TRANSACTION_CONFLICT'))
    await first.commit()
    await expect(second.commit()).rejects.toEqual(code('DATABASE_TRANSACTION_FAIL'))
  })

  test('a transaction that stays open too long has failed', async () => {
    const transaction = await db.startTransaction()
    await transaction.collection('things').doc('late').set({ n: 1 })
    await new Promise((resolve) => setTimeout(resolve, 1700))
    await expect(transaction.commit()).rejects.toEqual(code('DATABASE_TRANSACTION_FAIL'))
    expect((await things().doc('late').get()).data).toEqual([])
  })
})
