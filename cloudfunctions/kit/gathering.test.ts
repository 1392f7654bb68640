import { gathering } from './gathering'

const turn = () => new Promise((resolve) => setImmediate(resolve))

/** Work that ends when told to. */
const held = () => {
  const runs: { items: string[]; end(error?: Error): void }[] = []
  const work = (items: string[]) => new Promise<void>((resolve, reject) => {
    runs.push({ items, end: (error) => (error ? reject(error) : resolve()) })
  })
  return { runs, give: gathering(work) }
}

test('what comes while it runs is done together afterwards, each thing once', async () => {
  const { runs, give } = held()
  const first = give(['a'])
  const [second, third] = [give(['a', 'b']), give(['b', 'c'])]
  expect(runs.map(({ items }) => items)).toEqual([['a']])
  runs[0]!.end()
  await first
  await turn()
  expect(runs.map(({ items }) => items)).toEqual([['a'], ['a', 'b', 'c']])
  runs[1]!.end()
  await Promise.all([second, third])
  void give(['d'])
  expect(runs[2]!.items).toEqual(['d'])
})

test('a run that fails fails for its own askers, and what waited behind it is done all the same', async () => {
  const { runs, give } = held()
  const first = give(['a'])
  const second = give(['b'])
  runs[0]!.end(new Error('broken'))
  await expect(first).rejects.toThrow('broken')
  await turn()
  expect(runs[1]!.items).toEqual(['b'])
  runs[1]!.end()
  await expect(second).resolves.toBeUndefined()
})

test('never more than one at a time, however much is asked for', async () => {
  let now = 0
  let most = 0
  const give = gathering(async () => {
    most = Math.max(most, ++now)
    await turn()
    now -= 1
  })
  await Promise.all(Array.from({ length: 20 }, async (_, n) => {
    for (let wait = 0; wait < n % 5; wait++) await turn()
    await give([n])
  }))
  expect(most).toBe(1)
})
