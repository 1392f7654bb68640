import Taro from '@tarojs/taro'
import { platform } from './platform'

/** Scrolls the page so that the element of this id can be seen. */
export const bringIntoView = (id: string): void => {
  if (platform === 'browser') document.getElementById(id)?.scrollIntoView({ block: 'center' })
  else void Taro.pageScrollTo({ selector: `#${id}`, duration: 0 }).catch(() => undefined)
}
