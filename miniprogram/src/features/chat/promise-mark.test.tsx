import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { api } from '../../services/api'
import { message } from './message.fixture'
import { PromiseMark } from './promise-mark'

jest.mock('../../services/api', () => ({ api: jest.fn(() => Promise.resolve({ ok: true, value: {} })) }))
jest.mock('./use-history', () => ({ historyOf: () => ({ catchUp: () => Promise.resolve() }) }))
const called = api as unknown as jest.Mock
beforeEach(() => called.mockClear())

const ahead = Date.now() + 86_400_000
const show = (state: 'offered' | 'open' | 'fulfilled', { mine = true, dueAt = ahead } = {}) => {
  const said = message(1)
  render(<PromiseMark message={said} promise={{ state, dueAt }} mine={mine} target={{ roomId: 'r' }} />)
  return said.id
}

test('an offer is kept or declined with one tap, and a double tap is one', async () => {
  const messageId = show('offered')
  const keep = screen.getByRole('button', { name: /记下/ })
  fireEvent.click(keep)
  fireEvent.click(keep)
  await waitFor(() => expect(called.mock.calls).toEqual([['chat.promise.keep', { messageId }]]))
  fireEvent.click(screen.getByRole('button', { name: '不是承诺' }))
  await waitFor(() => expect(called).toHaveBeenLastCalledWith('chat.promise.decline', { messageId }))
})

test('a kept promise shows its date to everybody and is fulfilled by its author', async () => {
  const messageId = show('open')
  expect(screen.getByText(/^承诺：.* 前$/)).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: '这条承诺已兑现' }))
  await waitFor(() => expect(called).toHaveBeenCalledWith('chat.promise.fulfil', { messageId }))
})

test('others have nothing to press; overdue is said plainly; fulfilled too', () => {
  show('open', { mine: false, dueAt: Date.now() - 1 })
  expect(screen.getByText(/^承诺已过期/)).toBeTruthy()
  show('fulfilled')
  expect(screen.getByText('承诺已兑现')).toBeTruthy()
  expect(screen.queryByRole('button')).toBeNull()
})

test('a refusal is told', async () => {
  called.mockResolvedValueOnce({ ok: false, refusal: { code: 'wrong_state' } })
  show('open')
  fireEvent.click(screen.getByRole('button', { name: '这条承诺已兑现' }))
  expect(await screen.findByRole('alert')).toBeTruthy()
})
