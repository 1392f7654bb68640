import Taro from '@tarojs/taro'
import { platform } from './platform'

interface Asking {
  requirePrivacyAuthorize?(options: { success(): void; fail(): void }): void
}

/** Asks for consent to the privacy guide before something private is used. Older WeChat has no such question. */
export const agreedToPrivacy = (): Promise<boolean> => {
  if (platform !== 'wechat') return Promise.resolve(true)
  const { requirePrivacyAuthorize } = Taro as unknown as Asking
  if (!requirePrivacyAuthorize) return Promise.resolve(true)
  return new Promise((resolve) => {
    requirePrivacyAuthorize({ success: () => resolve(true), fail: () => resolve(false) })
  })
}
