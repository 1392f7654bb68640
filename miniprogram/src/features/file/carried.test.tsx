import type { Message } from '@guagou/types/chat'
import { QueryClientProvider } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import { queryClient } from '../../services/query'
import { message } from '../chat/message.fixture'
import { Bubble } from '../chat/bubble'

const carrying = (kind: 'photo' | 'voice' | 'file', part: Partial<Message> = {}): Message => message(1, {
  kind, text: kind === 'file' ? '图纸.pdf' : '',
  file: { id: 'f1', kind, name: '图纸.pdf', size: 2_048, type: 'pdf', ...(kind === 'voice' ? { seconds: 7 } : {}) }, ...part,
})
const show = (shown: Message, local?: string) =>
  render(<QueryClientProvider client={queryClient}><Bubble message={shown} mine local={local} /></QueryClientProvider>)

beforeEach(() => Object.assign(globalThis, { fetch: () => new Promise(() => undefined) }))

test('what a message carries is named for those who do not see it', () => {
  show(carrying('file'))
  expect(screen.getByRole('button', { name: '文件 图纸.pdf，2 KB，点开查看' })).toBeTruthy()
  expect(screen.getByRole('article').getAttribute('aria-label')).toMatch(/^我：文件 图纸.pdf，2 KB，/)
})

test('a voice note says how long it lasts, a photo shows what this device has of it', () => {
  show(carrying('voice'))
  expect(screen.getByRole('button', { name: '播放语音，7 秒' }).textContent).toBe('7″')
  const { container } = show(carrying('photo'), 'blob:here')
  expect(container.querySelector('img')?.getAttribute('src')).toBe('blob:here')
})

test('its author is told that it is under check, and only then', () => {
  const { unmount } = show(carrying('photo', { held: true }), 'blob:here')
  expect(screen.getByText('审核中，通过后其他人才能看到')).toBeTruthy()
  unmount()
  show(carrying('photo'), 'blob:here')
  expect(screen.queryByText('审核中，通过后其他人才能看到')).toBeNull()
})
