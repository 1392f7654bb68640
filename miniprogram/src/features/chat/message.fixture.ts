import type { Message } from '@guagou/types/chat'

/** A message of a test: its place, and what the test is about. */
export const message = (seq: number, part: Partial<Message> = {}): Message => ({
  id: `m${seq}`, requestId: `request-of-message-${seq}`, seq, rev: seq, at: 1_767_600_000_000 + seq * 1_000,
  author: { id: 'wang', name: '王芳', side: 'enterprise' }, kind: 'text', text: `第 ${seq} 条`, ticketId: null, ...part,
})
