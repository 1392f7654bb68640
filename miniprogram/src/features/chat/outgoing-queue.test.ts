import type { Message } from '@guagou/types/chat'
import { refuse, type Result } from '@guagou/types/result'
import { message } from './message.fixture'
import { createQueue, gone, sendAgainAfter, type Unsent } from './outgoing-queue'

const room = { roomId: 'room-1' }
const other = { ticketId: 't-1' }

/** A queue of a test: its storage, its network, and what arrived at the cloud. */
const setUp = (stored: Unsent[] = []) => {
  const cloud = { cut: false, refusing: new Set<string>(), got: [] as string[] }
  const storage = { rows: stored }
  const sent = jest.fn()
  const open = () => createQueue({
    post: ({ id, text }): Promise<Result<Message>> => {
      if (cloud.cut) return Promise.reject(new Error('offline'))
      if (cloud.refusing.has(id)) return Promise.resolve(refuse('bad_input'))
      cloud.got.push(text)
      return Promise.resolve({ ok: true, value: message(cloud.got.length, { requestId: id, text }) })
    },
    sent, load: () => storage.rows, save: (rows) => void (storage.rows = [...rows]),
  })
  const queue = open()
  const write = (id: string, target: Unsent['target'] = room) => queue.send({ id, target, text: id, at: 0 })
  return { cloud, storage, sent, queue, write, open }
}

beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

const settle = () => jest.advanceTimersByTimeAsync(0)

test('messages go out in the order written, each once', async () => {
  const { cloud, queue, storage, sent, write } = setUp()
  for (const id of ['a', 'b', 'c']) write(id)
  expect(queue.read().map(({ id, status }) => [id, status])).toEqual([['a', 'sending'], ['b', 'sending'], ['c', 'sending']])
  await settle()
  expect(cloud.got).toEqual(['a', 'b', 'c'])
  expect(sent).toHaveBeenCalledTimes(3)
  expect(queue.read()).toEqual([])
  expect(storage.rows).toEqual([])
})

test('without network everything waits in order and goes out by itself, with the same ids', async () => {
  const { cloud, queue, write } = setUp()
  cloud.cut = true
  write('a')
  write('b')
  await settle()
  expect(queue.read().map(({ status }) => status)).toEqual(['failed', 'failed'])
  cloud.cut = false
  await jest.advanceTimersByTimeAsync(sendAgainAfter.first)
  expect(cloud.got).toEqual(['a', 'b'])
})

test('one place without an answer does not hold up another', async () => {
  const { cloud, write, queue } = setUp()
  cloud.cut = true
  write('a')
  await settle()
  cloud.cut = false
  write('x', other)
  await settle()
  expect(cloud.got).toEqual(['x'])
  queue.wake()
  await settle()
  expect(cloud.got).toEqual(['x', 'a'])
})

test('a refused message is marked and lets the next pass; a tap tries it again', async () => {
  const { cloud, queue, write } = setUp()
  cloud.refusing.add('a')
  write('a')
  write('b')
  await settle()
  expect(cloud.got).toEqual(['b'])
  expect(queue.read()).toMatchObject([{ id: 'a', status: 'failed', refusal: 'bad_input' }])
  queue.wake()
  await settle()
  expect(cloud.got).toEqual(['b'])
  cloud.refusing.clear()
  queue.retry('a')
  await settle()
  expect(cloud.got).toEqual(['b', 'a'])
})

test('what was not sent when the app closed is sent when it opens', async () => {
  const { cloud, storage, queue, write, open } = setUp()
  cloud.cut = true
  write('a')
  await settle()
  queue.stop()
  expect(storage.rows.map(({ id }) => id)).toEqual(['a'])
  cloud.cut = false
  open().wake()
  await settle()
  expect(cloud.got).toEqual(['a'])
  expect(storage.rows).toEqual([])
})

test('after another person has signed in nothing goes out in the name of the first', async () => {
  const { cloud, queue, write } = setUp()
  cloud.cut = true
  write('a')
  await settle()
  queue.stop()
  cloud.cut = false
  await jest.advanceTimersByTimeAsync(sendAgainAfter.most * 2)
  queue.wake()
  await settle()
  expect(cloud.got).toEqual([])
})

/** A queue whose file uploads end when the test says so. */
const setUpFiles = () => {
  const ends: ((answer: Result<Message> | typeof gone) => void)[] = []
  const got: string[] = []
  const queue = createQueue({
    post: ({ id, file }) => (file
      ? new Promise((resolve) => { ends.push(resolve) })
      : Promise.resolve({ ok: true as const, value: message(1, { requestId: id }) })),
    sent: ({ id }) => void got.push(id), load: () => [], save: () => undefined,
  })
  const file = (id: string) => queue.send({ id, target: room, text: '', at: 0, file: { kind: 'photo', name: 'a.jpg', size: 9 } })
  const words = (id: string) => queue.send({ id, target: room, text: id, at: 0 })
  return { ends, got, queue, file, words }
}
const stored = (id: string): Result<Message> => ({ ok: true, value: message(2, { requestId: id }) })

test('words do not wait for a file, files go out one after the other', async () => {
  const { ends, got, file, words } = setUpFiles()
  file('f1')
  file('f2')
  words('a')
  await settle()
  expect(got).toEqual(['a'])
  expect(ends).toHaveLength(1)
  ends[0]!(stored('f1'))
  await settle()
  expect(got).toEqual(['a', 'f1'])
  expect(ends).toHaveLength(2)
})

test('a file taken back while it is sent is not sent, and lets the next pass', async () => {
  const { ends, got, queue, file } = setUpFiles()
  file('f1')
  file('f2')
  await settle()
  queue.drop('f1')
  ends[0]!(stored('f1'))
  await settle()
  expect(got).toEqual([])
  expect(queue.read().map(({ id }) => id)).toEqual(['f2'])
  expect(ends).toHaveLength(2)
})

test('a file that this device has no more is said to be gone; one whose parts are missing is tried again', async () => {
  const { ends, queue, file } = setUpFiles()
  file('f1')
  await settle()
  ends[0]!(gone)
  await settle()
  expect(queue.read()).toMatchObject([{ id: 'f1', status: 'failed', refusal: 'gone' }])
  file('f2')
  await settle()
  ends[1]!(refuse('incomplete'))
  await settle()
  expect(queue.read()[1]).toMatchObject({ id: 'f2', status: 'failed', refusal: null })
  await jest.advanceTimersByTimeAsync(sendAgainAfter.first)
  expect(ends).toHaveLength(3)
})
