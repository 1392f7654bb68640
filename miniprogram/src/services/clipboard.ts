import { platform } from './platform'
import { wechat } from './wechat'

/** Answers whether the text is on the clipboard now; the person may have forbidden it. */
export const copy = async (text: string): Promise<boolean> => {
  try {
    if (platform === 'wechat') await wechat.setClipboardData({ data: text })
    else await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}
