import type { Signal, StandingCall } from '@guagou/types/live'
import { createLive, pollEvery, reconnectAfter } from './live'
import type { ChannelEvents } from './live-channel'

const signal = (part: Partial<Signal> = {}): Signal => ({ rev: 1, chat: 0, read: 0, ticket: 0, inbox: 0, ...part })

const setUp = () => {
  const opened: { personId: string; events: ChannelEvents; closed: boolean; held: StandingCall[] }[] = []
  const live = createLive((personId, events) => {
    const channel = { personId, events, closed: false, held: [] as StandingCall[] }
    opened.push(channel)
    return {
      close() {
        channel.closed = true
      },
      hold: (call) => void channel.held.push(call),
    }
  }, () => 1)
  const heard = jest.fn()
  live.onSignal((_signal, changed) => heard([...changed]))
  const last = () => opened.at(-1) as (typeof opened)[number]
  return { live, opened, last, heard }
}

const showTab = (state: 'visible' | 'hidden') => {
  Object.defineProperty(document, 'visibilityState', { value: state, configurable: true })
  document.dispatchEvent(new Event('visibilitychange'))
}

beforeEach(() => jest.useFakeTimers())
afterEach(() => {
  showTab('visible')
  jest.useRealTimers()
})

test('the first signal makes everything look, later ones name what moved', () => {
  const { live, last, heard } = setUp()
  live.start('p1')
  last().events.signal(signal())
  last().events.signal(signal({ rev: 2, chat: 1 }))
  last().events.signal(signal({ rev: 3, chat: 1, ticket: 4, inbox: 1 }))
  last().events.signal(signal({ rev: 4, chat: 1, ticket: 4, inbox: 1 }))
  expect(heard.mock.calls).toEqual([[['chat', 'read', 'ticket', 'inbox']], [['chat']], [['ticket', 'inbox']]])
  live.stop()
})

test('a lost channel is opened again, later each time, and makes everything look again', () => {
  const { live, opened, last, heard } = setUp()
  live.start('p1')
  last().events.signal(signal())
  heard.mockClear()
  last().events.lost('gone')
  jest.advanceTimersByTime(reconnectAfter.first - 1)
  expect(opened).toHaveLength(1)
  jest.advanceTimersByTime(1)
  expect(opened).toHaveLength(2)
  last().events.lost('gone')
  jest.advanceTimersByTime(reconnectAfter.first * 2 - 1)
  expect(opened).toHaveLength(2)
  jest.advanceTimersByTime(1)
  expect(opened).toHaveLength(3)
  last().events.signal(signal())
  expect(heard.mock.calls).toEqual([[['chat', 'read', 'ticket', 'inbox']]])
  live.stop()
})

test('without a channel the app looks by itself, and seldom while nobody watches', () => {
  const { live, last, heard } = setUp()
  live.start('p1')
  last().events.lost('gone')
  jest.advanceTimersByTime(pollEvery.foreground)
  expect(heard).toHaveBeenCalledTimes(1)
  showTab('hidden')
  jest.advanceTimersByTime(pollEvery.background - 1)
  expect(heard).toHaveBeenCalledTimes(1)
  jest.advanceTimersByTime(1)
  expect(heard).toHaveBeenCalledTimes(2)
  live.stop()
})

test('an open channel ends the looking', () => {
  const { live, last, heard } = setUp()
  live.start('p1')
  last().events.signal(signal())
  heard.mockClear()
  jest.advanceTimersByTime(pollEvery.foreground * 5)
  expect(heard).not.toHaveBeenCalled()
  live.stop()
})

test('coming back to the app looks at once and opens a lost channel without waiting', () => {
  const { live, opened, last, heard } = setUp()
  live.start('p1')
  for (let n = 0; n < 6; n += 1) {
    last().events.lost('gone')
    jest.advanceTimersByTime(reconnectAfter.most)
  }
  last().events.lost('gone')
  showTab('hidden')
  heard.mockClear()
  const before = opened.length
  showTab('visible')
  expect(opened).toHaveLength(before + 1)
  expect(heard).toHaveBeenCalledTimes(1)
  live.stop()
})

test('a refused channel is not opened again until somebody signs in', () => {
  const { live, opened, last, heard } = setUp()
  live.start('p1')
  last().events.lost('refused')
  jest.advanceTimersByTime(pollEvery.background * 3)
  expect(opened).toHaveLength(1)
  expect(heard).not.toHaveBeenCalled()
  live.stop()
  live.start('p2')
  expect(last().personId).toBe('p2')
  live.stop()
})

test('another person closes the channel of the first', () => {
  const { live, opened } = setUp()
  live.start('p1')
  live.start('p1')
  live.start('p2')
  expect(opened.map(({ personId, closed }) => [personId, closed])).toEqual([['p1', true], ['p2', false]])
  live.stop()
  expect(opened[1]?.closed).toBe(true)
})

const call = { part: 'chat', seen: 0, function: 'chat', call: 'chat.since', input: {} } as const

test('a standing call is answered to whoever let it stand, before the others are told what moved', () => {
  const { live, last, heard } = setUp()
  live.start('p1')
  last().events.signal(signal())
  heard.mockClear()
  const order: string[] = []
  live.onSignal((_signal, changed, sure) => order.push(`${changed.join()} ${sure}`))
  expect(live.stand('room', call, (answer, seen) => order.push(`${answer.ok} ${seen}`))).toBe(true)
  expect(live.stands('room')).toBe(true)
  last().events.answer({ id: last().held[0]!.id, signal: signal({ rev: 2, chat: 7 }), answer: { ok: true, value: null } })
  expect(order).toEqual(['true 7', 'chat true'])
  expect(live.stands('room')).toBe(false)
})

test('one call stands at a place: a new one has the same number, another place another one', () => {
  const { live, last } = setUp()
  live.start('p1')
  last().events.signal(signal())
  live.stand('room', call, () => undefined)
  live.stand('thread', call, () => undefined)
  live.stand('room', { ...call, seen: 3 }, () => undefined)
  const [room, thread, again] = last().held
  expect(again).toMatchObject({ id: room!.id, seen: 3 })
  expect(thread!.id).not.toBe(room!.id)
})

test('nothing stands before the first signal, nor after the channel is lost: everybody then looks for himself', () => {
  const { live, last, heard } = setUp()
  live.start('p1')
  expect(live.stand('room', call, () => undefined)).toBe(false)
  last().events.signal(signal())
  live.stand('room', call, () => undefined)
  last().events.lost('gone')
  expect(live.stands('room')).toBe(false)
  heard.mockClear()
  jest.advanceTimersByTime(pollEvery.foreground)
  expect(heard).toHaveBeenCalledWith(['chat', 'read', 'ticket', 'inbox'])
})
