import { useSyncExternalStore } from 'react'
import { platform } from './platform'
import { wechat } from './wechat'

const listeners = new Set<() => void>()
let height = 0
let listening = false

const listen = (listener: () => void): (() => void) => {
  // One listener for the whole app: WeChat keeps every one that is added.
  if (!listening && platform === 'wechat') {
    listening = true
    wechat.onKeyboardHeightChange(({ height: now }) => {
      height = now
      for (const told of listeners) told()
    })
  }
  listeners.add(listener)
  return () => listeners.delete(listener)
}

const read = (): number => height

/** How much of the screen WeChat's keyboard covers, in pixels. A browser makes room by itself. */
export const useKeyboardHeight = (): number => useSyncExternalStore(listen, read, read)
