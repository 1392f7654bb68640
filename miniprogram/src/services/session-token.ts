import Taro from '@tarojs/taro'
import { platform } from './platform'

/**
 * The local cloud's token. In the browser it belongs to the window, so that four windows can be four people;
 * the watched mini program keeps it in its storage. CloudBase needs none: WeChat says who is calling.
 */
const key = 'guagou.session'
const listeners = new Set<() => void>()

export const sessionToken = (): string | null =>
  platform === 'wechat' ? Taro.getStorageSync<string>(key) || null : window.sessionStorage.getItem(key)

export const keepToken = (token: string): void => {
  if (platform === 'wechat') Taro.setStorageSync(key, token)
  else window.sessionStorage.setItem(key, token)
  for (const listener of listeners) listener()
}

export const forgetToken = (): void => {
  if (platform === 'wechat') Taro.removeStorageSync(key)
  else window.sessionStorage.removeItem(key)
  for (const listener of listeners) listener()
}

/** Called whenever somebody signs in or out. */
export const onTokenChange = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
