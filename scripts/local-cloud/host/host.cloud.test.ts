import { type TestCloud, startTestCloud } from '../testing/test-cloud'

let cloud: TestCloud
beforeAll(async () => { cloud = await startTestCloud({ mostWorkers: 4, timeoutMs: 3_000, memoryMb: 48 }) }, 30_000)
afterAll(() => cloud.close())

const coded = (code: string) => expect.objectContaining({ code })

test('of fifty concurrent calls with fifty identities each sees its own, in the context and in the process', async () => {
  const openids = Array.from({ length: 50 }, (_, n) => `openid-${n}`)
  const answers = await Promise.all(openids.map((openid, n) => cloud.probe('who', { ms: (n * 7) % 20 }, openid)))
  expect(answers.map(({ context }) => context)).toEqual(openids)
  expect(answers.map(({ process }) => process)).toEqual(openids)
}, 30_000)

test('a call without identity finds nothing of the call before it', async () => {
  await Promise.all(Array.from({ length: 8 }, () => cloud.probe('who', { ms: 5 }, 'somebody')))
  const answers = await Promise.all(Array.from({ length: 8 }, () => cloud.probe('who', { ms: 5 })))
  for (const answer of answers) expect(answer).toMatchObject({ context: null, process: null })
})

test('a function that throws is told as failed, and its worker goes on', async () => {
  const before = cloud.host.stats().started
  await expect(cloud.probe('throw')).rejects.toEqual(coded('function_failed'))
  expect(await cloud.probe('who', { ms: 0 }, 'next')).toMatchObject({ context: 'next' })
  expect(cloud.host.stats().started).toBe(before)
})

test.each(['crash', 'exit', 'memory'])('a worker lost to %s fails its own call only and is replaced', async (way) => {
  const others = Promise.all(Array.from({ length: 6 }, (_, n) => cloud.probe('who', { ms: 30 }, `other-${n}`)))
  await expect(cloud.probe(way)).rejects.toEqual(coded('function_crashed'))
  expect((await others).map(({ context }) => context)).toEqual(Array.from({ length: 6 }, (_, n) => `other-${n}`))
  expect(await cloud.probe('who', { ms: 0 }, 'after')).toMatchObject({ context: 'after' })
}, 20_000)

test('an endless function is ended at the time limit while others are answered', async () => {
  const endless = cloud.probe('loop').then(() => 'answered', (error: { code: string }) => error.code)
  for (let n = 0; n < 5; n++) expect(await cloud.probe('who', { ms: 0 }, `during-${n}`)).toMatchObject({ context: `during-${n}` })
  expect(await endless).toBe('function_timeout')
  expect(await cloud.probe('who', { ms: 0 }, 'after')).toMatchObject({ context: 'after' })
}, 20_000)

test('a full pool makes place for another function', async () => {
  await Promise.all(Array.from({ length: 12 }, () => cloud.probe('who', { ms: 40 })))
  expect(await cloud.host.call('echo', { x: 1 }, { source: 'client' })).toEqual({ echo: { x: 1 } })
  expect(cloud.host.stats().workers).toBeLessThanOrEqual(4)
}, 20_000)

test('work after the answer goes on while the worker is idle', async () => {
  await cloud.probe('tail')
  await new Promise((resolve) => setTimeout(resolve, 200))
  const seen = await Promise.all(Array.from({ length: 8 }, () => cloud.probe('tail')))
  expect(Math.max(...seen)).toBeGreaterThan(0)
})

test('an unknown function is refused', async () => {
  await expect(cloud.host.call('toString', {}, { source: 'client' })).rejects.toEqual(coded('function_unknown'))
})

test('functions see the product clock, and dates stay dates', async () => {
  const there = Date.UTC(2031, 4, 1)
  await cloud.clock.set(there)
  const { now, made, text, is, fixed } = await cloud.probe('time')
  expect(now - there).toBeLessThan(5_000)
  expect(made - there).toBeLessThan(5_000)
  expect(text).toContain('2031')
  expect([is, fixed]).toEqual([true, 5])
  await cloud.clock.set(Date.now())
})

test('a worker that just answered may end its work for after, also when another function waits for the only place', async () => {
  const narrow = await startTestCloud({ mostWorkers: 1 })
  try {
    await narrow.probe('writeAfter')
    expect(narrow.engine.find('things', { _id: 'after' })).toEqual([])
    expect(await narrow.host.call('echo', {}, { source: 'client' })).toEqual({ echo: {} })
    expect(narrow.engine.find('things', { _id: 'after' })).toHaveLength(1)
    expect(narrow.host.stats()).toMatchObject({ workers: 1, evicted: 1 })
  } finally {
    await narrow.close()
  }
}, 20_000)

describe('a bundle that attends to many calls at a time', () => {
  const crowd = (call: string, input: unknown = {}, openid?: string): Promise<any> => // eslint-disable-line @typescript-eslint/no-explicit-any -- whatever the probe answers
    cloud.host.call('crowd', { call, input }, { openid, source: 'client' })

  test('many calls with as many identities share a worker, each sees its own in the context and nothing in the process', async () => {
    await crowd('who', { ms: 0 })
    const before = cloud.host.stats().started
    const openids = Array.from({ length: 16 }, (_, n) => `openid-${n}`)
    const answers = await Promise.all(openids.map((openid) => crowd('who', { ms: 30 }, openid)))
    expect(answers.map(({ context }) => context)).toEqual(openids)
    expect(answers.map(({ process }) => process)).toEqual(openids.map(() => null))
    expect(cloud.host.stats().started).toBe(before)
  }, 20_000)

  test.each([['crash', 'function_crashed'], ['exit', 'function_crashed'], ['loop', 'function_timeout']])(
    'a call that ends its worker by %s is told, and those beside it are answered by another', async (way, code) => {
      const others = Array.from({ length: 6 }, (_, n) => crowd('who', { ms: 40 }, `other-${n}`))
      await expect(crowd(way)).rejects.toEqual(coded(code))
      expect((await Promise.all(others)).map(({ context }) => context)).toEqual(Array.from({ length: 6 }, (_, n) => `other-${n}`))
    }, 30_000)
})
