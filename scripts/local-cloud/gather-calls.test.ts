import { gatherCalls } from './gather-calls'
import type { Host } from './host/host'

const turn = () => new Promise((resolve) => setImmediate(resolve))
const by = (openid: string) => ({ openid, source: 'client' as const })
const since = (after: number) => ({ call: 'chat.since', input: { roomId: 'r', after } })

const setUp = () => {
  const letters: { event: unknown; openids: string[]; answer(text: string): void; fail(error: Error): void }[] = []
  const host = {
    callTexts: (_name: string, event: unknown, identities: { openid?: string }[]) => {
      const openids = identities.map(({ openid }) => openid ?? '')
      const settle: { resolve(text: string): void; reject(error: Error): void }[] = []
      const texts = identities.map(() => new Promise<string>((resolve, reject) => settle.push({ resolve, reject })))
      letters.push({
        event, openids,
        answer: (text) => settle.forEach(({ resolve }, at) => resolve(`${text} ${openids[at]}`)),
        fail: (error) => settle.forEach(({ reject }) => reject(error)),
      })
      return texts
    },
  } as unknown as Host
  return { letters, ask: gatherCalls(host) }
}

test('who asks the same in one turn is asked for together, and each has his own answer', async () => {
  const { letters, ask } = setUp()
  const answers = ['a', 'b', 'c'].map((who) => ask('chat', since(5), by(who)))
  const other = ask('chat', since(6), by('d'))
  await turn()
  expect(letters.map(({ openids }) => openids)).toEqual([['a', 'b', 'c'], ['d']])
  for (const letter of letters) letter.answer('page for')
  expect(await Promise.all([...answers, other])).toEqual(['page for a', 'page for b', 'page for c', 'page for d'])
})

test('what comes while two questions are under way goes together with the next', async () => {
  const { letters, ask } = setUp()
  void ask('chat', since(1), by('a'))
  void ask('chat', since(2), by('b'))
  await turn()
  const waiting = ['c', 'd'].map(async (who, at) => {
    await new Promise((resolve) => setTimeout(resolve, at))
    return ask('chat', since(3), by(who))
  })
  await new Promise((resolve) => setTimeout(resolve, 10))
  expect(letters).toHaveLength(2)
  letters[0]!.answer('x')
  await turn()
  await turn()
  expect(letters[2]!.openids).toEqual(['c', 'd'])
  letters[2]!.fail(new Error('broken'))
  await expect(Promise.all(waiting)).rejects.toThrow('broken')
})

test('a slow function holds up nobody for long', async () => {
  const { letters, ask } = setUp()
  void ask('chat', since(1), by('a'))
  void ask('chat', since(2), by('b'))
  await turn()
  void ask('chat', since(3), by('c'))
  await new Promise((resolve) => setTimeout(resolve, 60))
  expect(letters.map(({ openids }) => openids)).toEqual([['a'], ['b'], ['c']])
})
