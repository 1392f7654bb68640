import { View } from '@tarojs/components'
import { Press } from './press'
import { classes } from './classes'
import { spoken } from './spoken'
import './notice-bar.scss'

interface NoticeBarProps {
  text: string
  tone?: 'info' | 'warning' | 'danger'
  action?: { text: string; onPress(): void }
}

const marks = { info: 'i', warning: '!', danger: '!' }

/** One line above the content that stays until its reason is gone. */
export function NoticeBar({ text, tone = 'info', action }: NoticeBarProps) {
  return (
    <View className={classes('notice', `notice-${tone}`)} {...spoken({ role: tone === 'danger' ? 'alert' : 'status' })}>
      <View className="notice-mark" aria-hidden="true">{marks[tone]}</View>
      <View className="notice-text">{text}</View>
      {action && <Press className="notice-action" onPress={action.onPress}>{action.text}</Press>}
    </View>
  )
}
