import type { Message } from '@guagou/types/chat'
import { platform } from '../../services/platform'
import { useBrowserScroll } from './scroll-browser'
import { useWechatScroll } from './scroll-wechat'

export interface ScrollInput {
  /** The messages to open with are drawn. */
  ready: boolean
  /** Id of the element to open at; null opens at the end. */
  openAt: string | null
  /** Ids of the first and the last row. */
  first: string | null
  last: string | null
  hasOlder: boolean
  loadingOlder: boolean
  loadOlder(): void
}

export interface Scroll {
  /** What the ScrollView needs. */
  view: Record<string, unknown>
  /** The newest message is in sight. */
  atEnd: boolean
  toEnd(): void
  /** Brings a message that is loaded into sight. */
  toMessage(message: Pick<Message, 'id' | 'seq'>): void
}

/** Where the list stands, and how it stays there while messages come above and below. */
export const useScroll: (input: ScrollInput) => Scroll = platform === 'browser' ? useBrowserScroll : useWechatScroll
