import { useDidHide, useDidShow } from '@tarojs/taro'
import { useState, useSyncExternalStore } from 'react'
import { isForeground, onForeground } from './foreground'

/** Whether the person can see the page this is used in: no other page lies above it, and the app is in front. */
export const usePageShown = (): boolean => {
  const [shown, setShown] = useState(true)
  const foreground = useSyncExternalStore(onForeground, isForeground, isForeground)
  useDidShow(() => setShown(true))
  useDidHide(() => setShown(false))
  return shown && foreground
}
