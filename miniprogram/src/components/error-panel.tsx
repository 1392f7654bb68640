import { View } from '@tarojs/components'
import { back } from '../navigation'
import { Button } from './button'
import { spoken } from './spoken'
import './error-panel.scss'

interface ErrorPanelProps {
  /** What happened. */
  happened: string
  /** What was kept: the draft, the files already uploaded. */
  kept?: string
  /** What to do now. */
  next: string
  /** What to quote when asking for help. */
  trace?: string
  onRetry?: () => void
  /** Asking again changes nothing: there is only the way back. */
  final?: boolean
}

export function ErrorPanel({ happened, kept, next, trace, onRetry, final = false }: ErrorPanelProps) {
  return (
    <View className="error-panel" {...spoken({ role: 'alert' })}>
      <View className="error-mark" aria-hidden="true">!</View>
      <View className="error-happened">{happened}</View>
      {kept !== undefined && <View className="error-kept">{kept}</View>}
      <View className="error-next">{next}</View>
      {trace !== undefined && <View className="error-trace">编号 {trace}</View>}
      {onRetry && (
        <View className="error-retry">
          {final
            ? <Button kind="primary" size="inline" onPress={back}>返回</Button>
            : <Button kind="primary" size="inline" onPress={onRetry}>重试</Button>}
        </View>
      )}
    </View>
  )
}
