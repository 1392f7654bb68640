import Taro from '@tarojs/taro'
import { platform } from './platform'

/** How much larger than standard the person has set the phone's text: 1 is standard, 1.4 is WeChat's care mode. */
export const systemTextScale = (): number => {
  if (platform === 'browser') return 1
  const { fontSizeScaleFactor } = Taro.getAppBaseInfo() as { fontSizeScaleFactor?: number }
  return fontSizeScaleFactor ?? 1
}
