import { platform } from './platform'
import { wechat } from './wechat'

/** How much larger than standard the person has set the phone's text: 1 is standard, 1.4 is WeChat's care mode. */
export const systemTextScale = (): number => {
  if (platform === 'browser') return 1
  const { fontSizeScaleFactor } = wechat.getAppBaseInfo() as { fontSizeScaleFactor?: number }
  return fontSizeScaleFactor ?? 1
}
