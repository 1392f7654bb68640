import type { Message, MessagePage } from '@guagou/types/chat'
import { Refused } from '../../services/query'
import { Unreachable } from '../../services/unreachable'
import { createHistory, retryAfter } from './history'
import { message } from './message.fixture'

/** A room of a test: what its server holds, read in small pages, and a network that can be cut. */
const setUp = (count: number, pageSize = 10) => {
  const held: Message[] = Array.from({ length: count }, (_, n) => message(n + 1))
  const network = { cut: false, refusing: false }
  /** The server's settled cursor: it does not pass this number. */
  const gap = { at: Infinity }
  const asked = { since: [] as number[], before: [] as number[] }
  const answer = (messages: Message[], cursor: number, more: boolean): Promise<MessagePage> => {
    if (network.cut) return Promise.reject(new Unreachable('offline'))
    if (network.refusing) return Promise.reject(new Refused({ code: 'not_found' }))
    return Promise.resolve({ messages, cursor, more })
  }
  const highest = (messages: Message[], from: number) => Math.min(gap.at - 1, messages.at(-1)?.rev ?? from)
  const back = (seq: number) => {
    const found = held.filter((one) => one.seq < seq).sort((a, b) => a.seq - b.seq)
    const page = found.slice(-pageSize)
    return answer(page, Math.max(0, ...page.map(({ rev }) => rev)), found.length > pageSize)
  }
  const history = createHistory({
    latest: () => back(Infinity),
    before: (seq) => {
      asked.before.push(seq)
      return back(seq)
    },
    since: (after) => {
      asked.since.push(after)
      const found = held.filter(({ rev }) => rev > after).sort((a, b) => a.rev - b.rev)
      const page = found.slice(0, pageSize)
      return answer(page, Math.max(after, highest(page, after)), found.length > pageSize)
    },
  })
  const seqs = () => history.read().messages.map(({ seq }) => seq)
  return { held, network, gap, asked, history, seqs }
}

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, n) => from + n)

test('a room opens with its newest page and goes on from there', async () => {
  const { held, history, seqs } = setUp(25)
  await history.catchUp()
  expect(seqs()).toEqual(range(16, 25))
  expect(history.read()).toMatchObject({ loaded: true, hasOlder: true, trouble: null })
  held.push(message(26))
  await history.catchUp()
  expect(seqs()).toEqual(range(16, 26))
})

test('after a long time without network nothing is missing in between', async () => {
  const { held, network, history, seqs } = setUp(5)
  await history.catchUp()
  network.cut = true
  held.push(...range(6, 60).map((seq) => message(seq)))
  await history.catchUp()
  expect(seqs()).toEqual(range(1, 5))
  expect(history.read().trouble).toMatchObject({ reason: 'offline' })
  network.cut = false
  await history.catchUp()
  expect(seqs()).toEqual(range(1, 60))
  expect(history.read().trouble).toBeNull()
})

test('older pages come in front, until there are none', async () => {
  const { history, seqs } = setUp(25)
  await history.catchUp()
  await history.loadOlder()
  await history.loadOlder()
  expect(seqs()).toEqual(range(1, 25))
  expect(history.read().hasOlder).toBe(false)
  await history.loadOlder()
  expect(seqs()).toEqual(range(1, 25))
})

test('a changed message takes the place of the old one, and one that is not loaded makes no hole', async () => {
  const { held, history, seqs } = setUp(25)
  await history.catchUp()
  held[19] = message(20, { rev: 26, ticketId: 't1' })
  held[2] = message(3, { rev: 27, ticketId: 't1' })
  await history.catchUp()
  expect(seqs()).toEqual(range(16, 25))
  expect(history.read().messages.find(({ seq }) => seq === 20)?.ticketId).toBe('t1')
})

test('an older page that was read before a change does not bring the old text back', async () => {
  const { held, history } = setUp(15)
  await history.catchUp()
  const reading = history.loadOlder()
  held[1] = message(2, { rev: 16, ticketId: 't1' })
  await history.catchUp()
  await reading
  expect(history.read().messages.find(({ seq }) => seq === 2)?.ticketId).toBe('t1')
})

test('what lies behind a gap is shown at once, and the gap is asked for again', async () => {
  const { held, gap, asked, history, seqs } = setUp(5)
  await history.catchUp()
  // Number 6 is taken by a slow writer; more than a page is there behind it.
  held.push(...range(7, 30).map((seq) => message(seq)))
  gap.at = 6
  await history.catchUp()
  expect(seqs()).toEqual([...range(1, 5), ...range(7, 30)])
  held.push(message(6))
  gap.at = Infinity
  asked.since.length = 0
  await history.catchUp()
  expect(asked.since[0]).toBe(5)
  expect(seqs()).toEqual(range(1, 30))
})

test('a signal during a reading makes it look once more', async () => {
  const { held, history, seqs } = setUp(3)
  await history.catchUp()
  const first = history.catchUp()
  await Promise.resolve()
  held.push(message(4))
  await Promise.all([first, history.catchUp()])
  expect(seqs()).toEqual(range(1, 4))
})

test('who may not read any more keeps nothing on the screen', async () => {
  const { network, history, seqs } = setUp(3)
  await history.catchUp()
  network.refusing = true
  await history.catchUp()
  expect(seqs()).toEqual([])
  expect(history.read()).toMatchObject({ loaded: false, trouble: { refusal: { code: 'not_found' } } })
})

test('an open room tries again by itself, a closed one does not', async () => {
  jest.useFakeTimers()
  const { network, history, seqs } = setUp(3)
  network.cut = true
  const close = history.subscribe(() => undefined)
  await history.catchUp()
  network.cut = false
  await jest.advanceTimersByTimeAsync(retryAfter.first)
  expect(seqs()).toEqual(range(1, 3))
  network.cut = true
  await history.catchUp()
  close()
  expect(jest.getTimerCount()).toBe(0)
  jest.useRealTimers()
})
