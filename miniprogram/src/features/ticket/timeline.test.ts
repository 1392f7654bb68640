import type { Message } from '@guagou/types/chat'
import type { HistoryEntry } from '@guagou/types/ticket-view'
import { timelineOf } from './timeline'

const message = (id: string, at: number, kind: Message['kind'] = 'text') => ({ id, at, kind }) as Message
const entry = (n: number, at: number) => ({ n, at }) as HistoryEntry

test('what was said and what happened stand in one line of time', () => {
  const line = timelineOf([message('a', 1), message('b', 30), message('c', 50)], [entry(1, 10), entry(2, 30), entry(3, 40)])
  expect(line.map(({ key }) => key)).toEqual(['a', 'h1', 'b', 'h2', 'h3', 'c'])
})

test('the ticket\'s own card is left out, quiet lines stay', () => {
  expect(timelineOf([message('card', 1, 'card'), message('line', 2, 'line')], []).map(({ key }) => key)).toEqual(['line'])
})

test('nothing is lost when one of the two is empty', () => {
  expect(timelineOf([], [entry(1, 1)])).toHaveLength(1)
  expect(timelineOf([message('a', 1)], [])).toHaveLength(1)
  expect(timelineOf([], [])).toEqual([])
})
