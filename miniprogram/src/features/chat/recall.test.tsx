import { recallMs } from '@guagou/types/chat'
import { fireEvent, render, screen } from '@testing-library/react'
import { keepToken } from '../../services/session-token'
import { message } from './message.fixture'
import { recallable, recallMessage } from './recall'
import { Recalled } from './recalled'

const said = message(1, { text: '报价是一千二' })
const trace = { ...said, kind: 'recalled' as const, text: '', rev: 2 }
const answering = (answer: unknown) => Object.assign(globalThis, {
  fetch: () => Promise.resolve({ status: 200, text: () => Promise.resolve(JSON.stringify(answer)) }),
})

beforeEach(() => keepToken(`token-${Math.random()}`))

test('the menu offers a recall of my own text for two minutes, and of nothing else', () => {
  expect(recallable(said, 'wang', said.at + recallMs)).toBe(true)
  expect(recallable(said, 'wang', said.at + recallMs + 1)).toBe(false)
  expect(recallable(said, 'li', said.at)).toBe(false)
  expect(recallable(trace, 'wang', said.at)).toBe(false)
})

test('the author sees the trace and may write the words anew; the others see the trace only', async () => {
  answering({ ok: true, value: trace })
  const absorbed = jest.fn()
  await recallMessage(said, { absorb: absorbed })
  expect(absorbed.mock.calls).toEqual([[[trace]]])
  const rewrite = jest.fn()
  const { rerender } = render(<Recalled message={trace} mine onRewrite={rewrite} />)
  fireEvent.click(screen.getByRole('button', { name: '重新编辑' }))
  expect(rewrite.mock.calls).toEqual([['报价是一千二']])
  rerender(<Recalled message={trace} mine={false} onRewrite={rewrite} />)
  expect(screen.getByText('王芳撤回了一条消息')).toBeTruthy()
  expect(screen.queryByRole('button')).toBeNull()
})

test('a refused recall changes nothing, and the next person on the device gets no words', async () => {
  answering({ ok: false, refusal: { code: 'too_late' } })
  const absorbed = jest.fn()
  await recallMessage(said, { absorb: absorbed })
  expect(absorbed).not.toHaveBeenCalled()
  answering({ ok: true, value: trace })
  await recallMessage(said, { absorb: absorbed })
  keepToken('token-of-another')
  render(<Recalled message={trace} mine onRewrite={jest.fn()} />)
  expect(screen.queryByRole('button')).toBeNull()
})
