import { View } from '@tarojs/components'
import { spoken } from './spoken'
import './skeleton.scss'

/** The shape of a list that is on its way. */
export function Skeleton({ rows = 5, lead = true }: { rows?: number; lead?: boolean }) {
  return (
    <View className="skeleton" {...spoken({ role: 'status', label: '正在加载' })}>
      {Array.from({ length: rows }, (_, row) => (
        <View key={row} className="skeleton-row">
          {lead && <View className="skeleton-lead" />}
          <View className="skeleton-text">
            <View className="skeleton-line" />
            <View className="skeleton-line skeleton-line-short" />
          </View>
        </View>
      ))}
    </View>
  )
}
