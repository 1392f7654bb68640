import Taro from '@tarojs/taro'
import { platform } from './platform'

type Listener = (visible: boolean) => void

const listeners = new Set<Listener>()
let visible = true
let listening = false

const tell = (now: boolean): void => {
  if (now === visible) return
  visible = now
  for (const listener of listeners) listener(now)
}

const listen = (): void => {
  if (listening) return
  listening = true
  if (platform === 'wechat') {
    Taro.onAppShow(() => tell(true))
    Taro.onAppHide(() => tell(false))
    return
  }
  visible = document.visibilityState !== 'hidden'
  document.addEventListener('visibilitychange', () => tell(document.visibilityState !== 'hidden'))
}

/** Whether the person can see the app now. */
export const isForeground = (): boolean => {
  listen()
  return visible
}

export const onForeground = (listener: Listener): (() => void) => {
  listen()
  listeners.add(listener)
  return () => listeners.delete(listener)
}
