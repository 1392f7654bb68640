import { messageLimit } from '@guagou/types/chat'
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { QueryClientProvider } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { queryClient } from '../../services/query'
import { keepToken } from '../../services/session-token'
import { SignedIn } from '../session/signed-in'
import { Composer } from './composer'
import { message } from './message.fixture'

const wang = { id: 'wang', name: '王芳', title: '行政经理', roles: ['staff'], enterprise: null, bureau: null, phone: '199****0001' }

const signedIn = ({ children }: { children: ReactNode }) => (
  <QueryClientProvider client={queryClient}><SignedIn title="企业群">{children}</SignedIn></QueryClientProvider>
)

const write = async (onSend: (text: string) => void, draftKey = 'room.1') => {
  const page = render(<Composer draftKey={draftKey} placeholder="说说遇到的困难" onSend={onSend} />, { wrapper: signedIn })
  const field = await waitFor(() => screen.getByLabelText<HTMLInputElement>('说说遇到的困难'))
  return { page, field, type: (value: string) => fireEvent.change(field, { target: { value } }) }
}
const sendButton = () => screen.getByRole('button', { name: '发送' })

beforeEach(() => {
  window.matchMedia = ((query: string) => ({ matches: query === '(pointer: fine)', addEventListener() {}, removeEventListener() {} })) as never
  keepToken('token-of-wang')
  Object.assign(globalThis, {
    fetch: () => Promise.resolve({ status: 200, text: () => Promise.resolve(JSON.stringify({ ok: true, value: wang })) }),
  })
})

test('what was written goes out trimmed, once, and the field is empty again', async () => {
  const sent = jest.fn()
  const { field, type } = await write(sent)
  type('  明天停电吗 ')
  fireEvent.click(sendButton())
  fireEvent.click(sendButton())
  expect(sent.mock.calls).toEqual([['明天停电吗', { mentions: [] }]])
  expect(field.value).toBe('')
})

test('Enter sends; with Shift, or while a Chinese word is being chosen, it does not', async () => {
  const sent = jest.fn()
  const { field, type } = await write(sent)
  type('nihao')
  fireEvent.keyDown(field, { key: 'Enter', shiftKey: true })
  fireEvent.keyDown(field, { key: 'Enter', isComposing: true })
  fireEvent.keyDown(field, { key: 'Enter', keyCode: 229 })
  expect(sent).not.toHaveBeenCalled()
  fireEvent.keyDown(field, { key: 'Enter' })
  expect(sent).toHaveBeenCalledWith('nihao', { mentions: [] })
})

test('nothing but blanks is not sent, and neither is more than the limit', async () => {
  const sent = jest.fn()
  const { type } = await write(sent)
  type('   ')
  fireEvent.click(sendButton())
  type('字'.repeat(messageLimit - 5))
  expect(screen.getByText('还可输入 5 字')).toBeTruthy()
  type('字'.repeat(messageLimit + 3))
  expect(screen.getByText('已超出 3 字，请分成几条发送')).toBeTruthy()
  fireEvent.click(sendButton())
  expect(sent).not.toHaveBeenCalled()
})

test('a draft survives leaving, belongs to its place, and is gone once sent', async () => {
  const first = await write(jest.fn())
  first.type('没写完')
  first.page.unmount()
  const elsewhere = await write(jest.fn(), 'room.2')
  expect(elsewhere.field.value).toBe('')
  elsewhere.page.unmount()
  const again = await write(jest.fn())
  expect(again.field.value).toBe('没写完')
  act(() => fireEvent.click(sendButton()))
  again.page.unmount()
  expect((await write(jest.fn())).field.value).toBe('')
})

test('words to write on with come behind what stands there, once, and can be sent', async () => {
  const sent = jest.fn()
  const { page, field, type } = await write(sent)
  type('还有一句')
  const rewrite = { text: '报价是一千二' }
  for (let drawn = 0; drawn < 2; drawn += 1) {
    page.rerender(<Composer draftKey="room.1" placeholder="说说遇到的困难" onSend={sent} rewrite={rewrite} />)
  }
  await waitFor(() => expect(field.value).toContain('报价是一千二'))
  fireEvent.click(sendButton())
  expect(sent.mock.calls).toEqual([[expect.stringMatching(/^还有一句\s?报价是一千二$/), { mentions: [] }]])
})

test('an @ asks whom it is for; the name stands in the text, and the person is meant', async () => {
  const sent = jest.fn()
  const people = [{ id: 'li', name: '李强', title: '挂钩干部' }]
  render(<Composer draftKey="room.7" placeholder="说说遇到的困难" onSend={sent} people={people} />, { wrapper: signedIn })
  const field = await waitFor(() => screen.getByLabelText<HTMLInputElement>('说说遇到的困难'))
  fireEvent.change(field, { target: { value: '请' } })
  fireEvent.change(field, { target: { value: '请@' } })
  fireEvent.click(screen.getByText('李强'))
  expect(field.value).toBe('请@李强 ')
  fireEvent.click(sendButton())
  expect(sent).toHaveBeenCalledWith('请@李强', { mentions: ['li'] })
})

test('an answer carries what it answers, and the next one does not', async () => {
  const sent = jest.fn()
  const unquote = jest.fn()
  const quoted = message(3, { text: '什么时候来电' })
  render(<Composer draftKey="room.8" placeholder="说说遇到的困难" onSend={sent} quote={quoted} onUnquote={unquote} />, { wrapper: signedIn })
  const field = await waitFor(() => screen.getByLabelText<HTMLInputElement>('说说遇到的困难'))
  expect(screen.getByText('王芳：什么时候来电')).toBeTruthy()
  fireEvent.change(field, { target: { value: '今晚' } })
  fireEvent.click(sendButton())
  expect(sent).toHaveBeenCalledWith('今晚', {
    quote: { id: quoted.id, seq: 3, author: '王芳', kind: 'text', text: '什么时候来电' }, mentions: [],
  })
  expect(unquote).toHaveBeenCalled()
})
