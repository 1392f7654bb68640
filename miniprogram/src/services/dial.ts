import { platform } from './platform'
import { wechat } from './wechat'

/** Opens the phone's dialler with the number; the person himself presses call. */
export const dial = (phone: string): void => {
  if (platform === 'wechat') void wechat.makePhoneCall({ phoneNumber: phone }).catch(() => undefined)
  else window.location.href = `tel:${phone}`
}
