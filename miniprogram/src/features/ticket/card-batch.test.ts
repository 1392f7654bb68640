import type { TicketRow } from '@guagou/types/ticket-view'
import { createCardBatch } from './card-batch'

const row = (id: string) => ({ id }) as TicketRow

test('cards asked for together go out in one call; one that may not be seen is null', async () => {
  const ask = jest.fn((ids: string[]) => Promise.resolve(ids.filter((id) => id !== 'hidden').map(row)))
  const cardOf = createCardBatch(ask)
  const answers = await Promise.all([cardOf('a'), cardOf('hidden'), cardOf('a')])
  expect(answers.map((answer) => answer?.id ?? null)).toEqual(['a', null, 'a'])
  expect(ask.mock.calls).toEqual([[['a', 'hidden']]])
})

test('more than fifty are asked for in several calls, and a failed one fails only its own', async () => {
  const ask = jest.fn((ids: string[]) => (ids.includes('50') ? Promise.reject(new Error('down')) : Promise.resolve(ids.map(row))))
  const cardOf = createCardBatch(ask)
  const settled = await Promise.allSettled(Array.from({ length: 60 }, (_, n) => cardOf(String(n))))
  expect(ask.mock.calls.map(([ids]) => ids.length)).toEqual([50, 10])
  expect(settled.filter(({ status }) => status === 'rejected')).toHaveLength(10)
})
