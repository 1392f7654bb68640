import type { Signal } from '@guagou/types/live'
import { createLive, pollEvery, reconnectAfter } from './live'
import type { ChannelEvents } from './live-channel'

const signal = (part: Partial<Signal> = {}): Signal => ({ rev: 1, chat: 0, ticket: 0, inbox: 0, ...part })

const setUp = () => {
  const opened: { personId: string; events: ChannelEvents; closed: boolean }[] = []
  const live = createLive((personId, events) => {
    const channel = { personId, events, closed: false }
    opened.push(channel)
    return () => {
      channel.closed = true
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
  expect(heard.mock.calls).toEqual([[['chat', 'ticket', 'inbox']], [['chat']], [['ticket', 'inbox']]])
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
  expect(heard.mock.calls).toEqual([[['chat', 'ticket', 'inbox']]])
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
