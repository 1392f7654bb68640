import { View } from '@tarojs/components'
import { Button } from './button'
import './empty.scss'

interface EmptyProps {
  /** Says plainly that there is nothing. */
  title: string
  /** What to do, or why that is fine. */
  next?: string
  action?: { text: string; onPress(): void }
}

export function Empty({ title, next, action }: EmptyProps) {
  return (
    <View className="empty">
      <View className="empty-mark" aria-hidden="true">
        <View className="empty-line" />
        <View className="empty-line empty-line-short" />
      </View>
      <View className="empty-title">{title}</View>
      {next !== undefined && <View className="empty-next">{next}</View>}
      {action && (
        <View className="empty-action">
          <Button kind="primary" size="inline" onPress={action.onPress}>{action.text}</Button>
        </View>
      )}
    </View>
  )
}
