import { inserts } from './inserts'

const stored = () => {
  const there = new Set<string>()
  const requests: string[][] = []
  const write = inserts(async (...documents: string[]) => {
    requests.push(documents)
    if (documents.some((document) => there.has(document))) return false
    for (const document of documents) there.add(document)
    return true
  })
  return { there, requests, write }
}

test('what meets in one turn is one request', async () => {
  const { requests, write } = stored()
  expect(await Promise.all([write('a'), write('b')])).toEqual([true, true])
  expect(requests).toEqual([['a', 'b']])
})

test('one that is there already is told so, and its neighbours are written', async () => {
  const { there, write } = stored()
  await write('old')
  expect(await Promise.all([write('a'), write('old'), write('b')])).toEqual([true, false, true])
  expect([...there]).toEqual(['old', 'a', 'b'])
})

test('a failing request fails for its own callers', async () => {
  const write = inserts<string>(() => Promise.reject(new Error('down')))
  const both = await Promise.allSettled([write('a'), write('b')])
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
})
