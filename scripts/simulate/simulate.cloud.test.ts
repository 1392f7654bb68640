import { check } from './check'
import { at, isOpen } from './hours'
import { type Simulated, simulate } from './run'

const tickMinutes = 60
let simulated: Simulated
beforeAll(async () => { simulated = await simulate({ tickets: 12, from: '02-12', to: '02-14', tickMinutes }) })
afterAll(() => simulated.demo.close())

const faults = (): string[] => check(simulated, tickMinutes).faults
const notices = (filter: object) => simulated.demo.cloud.engine.find('notices', { standsInFor: null, ...filter }, { limit: 1_000 })
const ask = (action: string, body: object) => simulated.demo.cloud.engine.handle({ action: `database.${action}`, collectionName: 'notices', queryType: 'WHERE', ...body })
const set = (_id: unknown, fields: object) => ask('modifyDocument', {
  query: JSON.stringify({ _id }), data: JSON.stringify({ $set: fields }), multi: true, merge: true, upsert: false,
})
const remove = (filter: object) => ask('removeDocument', { query: JSON.stringify(filter), multi: true })
const evening = at('02-13T21:00')

test('two days of the zone: everything owed was told in its window, once, in working time', async () => {
  const verdict = check(simulated, tickMinutes)
  expect(verdict.faults).toEqual([])
  expect(verdict.owed).toBeGreaterThan(0)
  expect(verdict.told).toBe(verdict.owed)
  expect((await simulated.demo.get('supervisor-1', 'notify.figures', {})).balanced).toBe(true)
})

test.each(['raised', 'accept_late'])('the oracle misses every %s that was never made', async (kind) => {
  const made = notices({ kind })
  expect(made.length).toBeGreaterThan(0)
  await remove({ kind })
  expect(faults().filter((fault) => fault.startsWith(`${kind} of`) && fault.includes(': 0 notices'))).toHaveLength(made.length)
  await simulated.demo.cloud.engine.insertMany('notices', made)
  expect(faults()).toEqual([])
})

test('the oracle sees a reminder that was told twice', async () => {
  const [one] = notices({ kind: 'accept_late' })
  await simulated.demo.cloud.engine.insertMany('notices', [{ ...one, _id: 'twice' }])
  expect(faults()).toEqual(expect.arrayContaining([expect.stringContaining(': 2 notices')]))
  await remove({ _id: 'twice' })
})

test('the oracle sees what was owed, or went out, outside working time', async () => {
  const [one] = notices({ kind: 'accept_late', delivery: 'delivered', via: 'wechat' })
  await set(one!._id, { settledAt: evening })
  expect(faults()).toEqual(expect.arrayContaining([expect.stringContaining('at 2026-02-13T21:00:00, outside working time')]))
  await set(one!._id, { settledAt: one!.settledAt, at: evening })
  expect(faults()).toEqual(expect.arrayContaining([expect.stringContaining('was owed at 2026-02-13T21:00:00, outside working time')]))
  await set(one!._id, { at: one!.at })
})

test('the oracle sees what was told too late, too early, to the wrong person, dropped, or never ended', async () => {
  // One whose hour before is working time too: else that alone would be the fault.
  const one = notices({ kind: 'accept_late', delivery: 'delivered', via: 'wechat' }).find(({ at: owed }) => isOpen(Number(owed) - 3_600_000))
  const { _id, at: owedAt, settledAt, personId } = one as { _id: string; at: number; settledAt: number; personId: string }
  const says = async (fields: object, words: string): Promise<void> => {
    await set(_id, fields)
    expect(faults()).toEqual(expect.arrayContaining([expect.stringContaining(words)]))
    await set(_id, { at: owedAt, settledAt, personId, delivery: 'delivered' })
  }
  await says({ settledAt: at('02-14T17:00') }, 'went out only at')
  await says({ at: owedAt - 3_600_000 }, ': 0 notices')
  await says({ personId: 'supervisor-1' }, 'was not owed')
  await says({ delivery: 'moot', settledAt: owedAt }, 'moot at')
  await says({ delivery: 'queued', pushAt: owedAt }, 'is stuck since')
  expect(faults()).toEqual([])
})
