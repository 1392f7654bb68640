import type { Signal, StandingCall } from '../../types/live'
import { createStanding } from './standing'

const turn = () => new Promise((resolve) => setImmediate(resolve))
const signal = (part: Partial<Signal> = {}): Signal => ({ rev: 1, chat: 0, read: 0, ticket: 0, inbox: 0, ...part })
const call = (part: Partial<StandingCall> = {}): StandingCall =>
  ({ id: 1, part: 'chat', seen: 0, function: 'chat', call: 'chat.since', input: {}, ...part })

const setUp = (answers: (call: StandingCall) => Promise<string | null> = async ({ id }) => `{"ok":true,"value":${id}}`) => {
  const sent: Record<string, unknown>[] = []
  const made: StandingCall[] = []
  const gone = jest.fn()
  const here = { in: true }
  const standing = createStanding({
    first: signal(), gone, isIn: () => here.in,
    make: (one) => { made.push(one); return answers(one) },
    send: (text) => void sent.push(JSON.parse(text) as Record<string, unknown>),
  })
  sent.length = 0
  return { standing, sent, made, gone, here }
}

test('a call is made when its part moves, and the signal comes with the answer instead of before it', async () => {
  const { standing, sent, made } = setUp()
  standing.hold(call())
  expect(made).toEqual([])
  standing.signal(signal({ rev: 2, chat: 1 }))
  await turn()
  expect(sent).toEqual([{ id: 1, signal: signal({ rev: 2, chat: 1 }), answer: { ok: true, value: 1 } }])
})

test('what moved while the call was made is told to the next one, at once', async () => {
  let answer: (text: string) => void = () => undefined
  const { standing, sent, made } = setUp(() => new Promise((resolve) => { answer = resolve }))
  standing.hold(call())
  standing.signal(signal({ chat: 1 }))
  standing.signal(signal({ chat: 2 }))
  answer('{"ok":true,"value":null}')
  await turn()
  expect(sent).toMatchObject([{ signal: { chat: 1 } }, { chat: 2 }])
  standing.hold(call({ seen: 1 }))
  expect(made).toHaveLength(2)
})

test('other parts are told as ever, without giving away the one that a call waits for', () => {
  const { standing, sent, made } = setUp()
  standing.hold(call())
  standing.signal(signal({ ticket: 4 }))
  expect(sent).toEqual([signal({ ticket: 4 })])
  expect(made).toEqual([])
})

test('without a standing call every signal is told', () => {
  const { standing, sent } = setUp()
  standing.signal(signal({ chat: 1 }))
  expect(sent).toEqual([signal({ chat: 1 })])
})

test('a removed person gets no answer, his socket is closed', async () => {
  const { standing, sent, gone } = setUp(async () => null)
  standing.hold(call())
  standing.signal(signal({ chat: 1 }))
  await turn()
  expect(gone).toHaveBeenCalled()
  expect(sent.filter((one) => 'answer' in one)).toEqual([])
})

test('whoever is out is told nothing, his socket is closed', () => {
  const { standing, sent, gone, here } = setUp()
  here.in = false
  standing.signal(signal({ chat: 1 }))
  expect(sent).toEqual([])
  expect(gone).toHaveBeenCalled()
})

test('a call that fails is answered as refused: the client asks in its own way', async () => {
  const { standing, sent } = setUp(() => Promise.reject(new Error('broken')))
  standing.hold(call())
  standing.signal(signal({ chat: 1 }))
  await turn()
  expect(sent[0]).toMatchObject({ id: 1, answer: { ok: false, refusal: { code: 'internal' } } })
})

test('a socket holds eight calls and no more', async () => {
  const { standing, made } = setUp()
  for (let id = 1; id <= 20; id += 1) standing.hold(call({ id }))
  standing.signal(signal({ chat: 1 }))
  await turn()
  expect(made.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
})

describe('a call for pages', () => {
  const page = (cursor: number, more = false) => JSON.stringify({ ok: true, value: { messages: [], cursor, more } })
  const paged = (part: Partial<StandingCall> = {}) => call({ paged: true, input: { roomId: 'r', after: 3 }, ...part })

  test('stands on behind its page, with what it knows by then', async () => {
    const { standing, sent, made } = setUp(async () => page(7))
    standing.hold(paged())
    standing.signal(signal({ rev: 2, chat: 1 }))
    await turn()
    expect(made).toHaveLength(1)
    standing.signal(signal({ rev: 3, chat: 2 }))
    await turn()
    expect(made[1]).toMatchObject({ id: 1, seen: 1, input: { roomId: 'r', after: 7 } })
    expect(sent.map((one) => (one.signal as Signal).chat)).toEqual([1, 2])
  })

  test('what moved while it was made is fetched at once', async () => {
    const { standing, made } = setUp(async () => page(7))
    standing.hold(paged())
    standing.signal(signal({ chat: 1 }))
    standing.signal(signal({ chat: 2 }))
    await turn()
    await turn()
    expect(made.map(({ input }) => (input as { after: number }).after)).toEqual([3, 7])
  })

  test.each([['a page with more', page(7, true)], ['a refusal', '{"ok":false,"refusal":{"code":"not_found"}}']])('is over with %s', async (_what, answer) => {
    const { standing, sent, made } = setUp(async () => answer)
    standing.hold(paged())
    standing.signal(signal({ chat: 1 }))
    await turn()
    standing.signal(signal({ chat: 2 }))
    await turn()
    expect(made).toHaveLength(1)
    expect(sent.at(-1)).toEqual(signal({ chat: 2 }))
  })

  test('gives way to a newer one, and ends when it is given up, also while it is made', async () => {
    const answers: ((text: string) => void)[] = []
    const { standing, made } = setUp(() => new Promise((resolve) => answers.push(resolve)))
    standing.hold(paged())
    standing.signal(signal({ chat: 1 }))
    standing.hold(paged({ seen: 1, input: { roomId: 'r', after: 5 } }))
    answers[0]!(page(7))
    await turn()
    standing.signal(signal({ chat: 2 }))
    expect(made.map(({ input }) => (input as { after: number }).after)).toEqual([3, 5])
    standing.giveUp(1)
    answers[1]!(page(9))
    await turn()
    standing.signal(signal({ chat: 3 }))
    await turn()
    expect(made).toHaveLength(2)
  })
})
