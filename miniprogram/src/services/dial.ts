import Taro from '@tarojs/taro'
import { platform } from './platform'

/** Opens the phone's dialler with the number; the person himself presses call. */
export const dial = (phone: string): void => {
  if (platform === 'wechat') void Taro.makePhoneCall({ phoneNumber: phone }).catch(() => undefined)
  else window.location.href = `tel:${phone}`
}
