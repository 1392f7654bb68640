import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useEffect, type ReactNode } from 'react'
import { back } from '../navigation'
import { platform } from '../services/platform'
import { useLookClasses } from '../settings/settings'
import { classes } from './classes'
import { Press } from './press'
import { spoken } from './spoken'
import { ToastHost } from './toast'
import { useWide } from './use-wide'
import './screen.scss'

interface ScreenProps {
  title: string
  children: ReactNode
  /** One of the tabs has nowhere to go back to. */
  tab?: boolean
  /** Before anybody is signed in: no way back, no tabs, and the screen names itself. */
  alone?: boolean
  /** Whoever is here belongs to nothing yet: there is a way back, but no tabs beside it on a desktop. */
  outside?: boolean
  /** Under the title, stays while the content scrolls: tabs, filters, notices. */
  top?: ReactNode
  /** At the lower edge, stays: the buttons, the composer. */
  footer?: ReactNode
  /** Beside the title, in the browser only: WeChat's bar is its own. */
  aside?: ReactNode
  /** Exactly as high as the window: the content brings its own scrolling, as a conversation does. */
  fixed?: boolean
  /** On a desktop the content takes the width there is: tables. */
  roomy?: boolean
  /** On a desktop the list that stays at the left; elsewhere it is left out. */
  side?: ReactNode
}

/** The frame of every page: colours and sizes of the settings, title, safe areas, the place of toasts. */
export function Screen({
  title, children, tab = false, alone = false, outside = false, top, footer, aside, fixed = false, roomy = false, side,
}: ScreenProps) {
  const look = useLookClasses()
  const wide = useWide()
  useEffect(() => {
    void Taro.setNavigationBarTitle({ title })
  }, [title])
  const split = wide && side !== undefined
  return (
    <View className={classes('screen', look, fixed && 'screen-fixed', split && 'screen-split', roomy && 'screen-roomy', (alone || outside) && 'screen-alone')}>
      {split && <View className="screen-side" {...spoken({ role: 'navigation' })}>{side}</View>}
      <View className="screen-main" {...(platform === 'browser' ? spoken({ role: 'main' }) : {})}>
        <View className="screen-top">
          {platform === 'browser' && !alone && (
            <View className="screen-bar">
              {!tab && (
                <Press className="screen-back" label="返回" onPress={back}>
                  <View className="screen-back-arrow" aria-hidden="true" />
                </Press>
              )}
              <View className="screen-title" {...spoken({ role: 'heading', level: 1 })}>{title}</View>
              {aside !== undefined && <View className="screen-aside">{aside}</View>}
            </View>
          )}
          {top}
        </View>
        <View className="screen-content">{children}</View>
        {footer !== undefined && <View className="screen-footer">{footer}</View>}
      </View>
      <ToastHost />
    </View>
  )
}
