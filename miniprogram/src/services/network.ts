import Taro from '@tarojs/taro'
import { platform } from './platform'

/** Tells when the network comes and goes. */
export const onNetwork = (listener: (online: boolean) => void): (() => void) => {
  if (platform === 'wechat') {
    const changed = ({ isConnected }: { isConnected: boolean }) => listener(isConnected)
    Taro.onNetworkStatusChange(changed)
    return () => Taro.offNetworkStatusChange(changed)
  }
  const up = () => listener(true)
  const down = () => listener(false)
  window.addEventListener('online', up)
  window.addEventListener('offline', down)
  return () => {
    window.removeEventListener('online', up)
    window.removeEventListener('offline', down)
  }
}
