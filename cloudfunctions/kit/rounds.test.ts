import { attended } from './rest'
import { rounds } from './rounds'

const turn = () => new Promise((resolve) => setImmediate(resolve))
const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await pause(1)
}
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Work that ends when told to. */
const held = () => {
  const runs: { items: string[]; end(error?: Error): void }[] = []
  const work = (items: string[]) => new Promise<void>((resolve, reject) => {
    runs.push({ items, end: (error) => (error ? reject(error) : resolve()) })
  })
  return { runs, give: rounds(work) }
}

const many = (count: number, name = 'p') => Array.from({ length: count }, (_, n) => `${name}${n}`)

/** A call that is attended to until it is let go. */
const busy = () => {
  let leave = (): void => undefined
  const call = attended(() => new Promise<void>((resolve) => { leave = resolve }))
  return { call, leave: () => leave() }
}

test('at rest it begins at once with everything, however much', () => {
  const { runs, give } = held()
  void give(many(300))
  expect(runs.map(({ items }) => items.length)).toEqual([300])
})

test('what comes while it runs is done together afterwards, each thing once', async () => {
  const { runs, give } = held()
  const first = give(['a'])
  const [second, third] = [give(['a', 'b']), give(['b', 'c', 'b'])]
  expect(runs.map(({ items }) => items)).toEqual([['a']])
  runs[0]!.end()
  await first
  await until(() => runs.length === 2)
  expect(runs.map(({ items }) => items)).toEqual([['a'], ['a', 'b', 'c']])
  runs[1]!.end()
  await Promise.all([second, third])
  await turn()
  void give(['d'])
  expect(runs[2]!.items).toEqual(['d'])
})

test('beside other work a round takes a part, oldest first, and who asked for things of several rounds waits for the last', async () => {
  const { call, leave } = busy()
  const { runs, give } = held()
  void give(['first'])
  let done = false
  const all = give(many(30)).then(() => { done = true })
  runs[0]!.end()
  await until(() => runs.length === 2)
  expect(runs[1]!.items).toEqual(many(24))
  // Asked for again while it waits: it keeps its place.
  void give(['p27'])
  runs[1]!.end()
  await until(() => runs.length === 3)
  expect(runs[2]!.items).toEqual(many(30).slice(24))
  expect(done).toBe(false)
  runs[2]!.end()
  await all
  leave()
  await call
})

test('where rounds take long more goes in each: nobody waits for many of them', async () => {
  const { call, leave } = busy()
  try {
    const sizes: number[] = []
    const give = rounds((items) => {
      sizes.push(items.length)
      return pause(60)
    })
    await Promise.all([give(['first']), give(many(800))])
    expect(sizes[1]).toBeGreaterThan(200)
    expect(sizes.length).toBeLessThan(10)
  } finally {
    leave()
    await call
  }
})

test('when the other work ends, everything that waits goes at once', async () => {
  const { call, leave } = busy()
  const { runs, give } = held()
  void give(['first'])
  void give(many(100))
  runs[0]!.end()
  leave()
  await call
  await until(() => runs.length === 2)
  expect(runs[1]!.items).toHaveLength(100)
})

test('a round that fails fails for its own askers, and what waited behind it is done all the same', async () => {
  const { runs, give } = held()
  const first = give(['a'])
  const second = give(['b'])
  runs[0]!.end(new Error('broken'))
  await expect(first).rejects.toThrow('broken')
  await until(() => runs.length === 2)
  expect(runs[1]!.items).toEqual(['b'])
  runs[1]!.end()
  await expect(second).resolves.toBeUndefined()
})

test('nobody waits for nothing', async () => {
  const { runs, give } = held()
  await give([])
  expect(runs).toEqual([])
})
