import { lookup, together } from './lookup'

const turn = () => new Promise((resolve) => setImmediate(resolve))

const counted = (answer: (key: string) => string | undefined = (key) => key.toUpperCase()) => {
  const requests: string[][] = []
  const ask = lookup(async (keys) => {
    requests.push(keys)
    await turn()
    return new Map(keys.flatMap((key) => { const value = answer(key); return value === undefined ? [] : [[key, value] as const] }))
  })
  return { requests, ask }
}

test('what is asked in one turn is one request with each key once, and everybody gets his own', async () => {
  const { requests, ask } = counted()
  const first = ask('a')
  await Promise.resolve()
  const answers = await Promise.all([first, ask('b'), ask('a')])
  expect(answers).toEqual(['A', 'B', 'A'])
  expect(requests).toEqual([['a', 'b']])
})

test('what is asked while a request is under way is another request: it may have changed meanwhile', async () => {
  const { requests, ask } = counted()
  const first = ask('a')
  await Promise.resolve().then(() => undefined)
  await new Promise((resolve) => process.nextTick(resolve))
  const second = ask('a')
  await Promise.all([first, second])
  expect(requests).toEqual([['a'], ['a']])
})

test('what is not there is null, for its asker alone', async () => {
  const { ask } = counted((key) => (key === 'gone' ? undefined : key))
  expect(await Promise.all([ask('gone'), ask('there')])).toEqual([null, 'there'])
})

test('many keys are several requests', async () => {
  const { requests, ask } = counted()
  await Promise.all(Array.from({ length: 450 }, (_, n) => ask(`k${n}`)))
  expect(requests.map((keys) => keys.length)).toEqual([200, 200, 50])
})

test('a failing request fails for those who asked, and the next turn asks anew', async () => {
  let fail = true
  const ask = lookup(async (keys: string[]) => {
    if (fail) throw new Error('down')
    return new Map(keys.map((key) => [key, key]))
  })
  const both = await Promise.allSettled([ask('a'), ask('b')])
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  fail = false
  expect(await ask('a')).toBe('a')
})

test('a question without a key is asked once a turn, and anew in the next', async () => {
  let asked = 0
  const ask = together(async () => (asked += 1))
  expect(await Promise.all([ask(), ask()])).toEqual([1, 1])
  expect(await ask()).toBe(2)
})
