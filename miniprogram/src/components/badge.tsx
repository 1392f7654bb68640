import { View } from '@tarojs/components'
import './badge.scss'

/** How many wait; 0 shows nothing, more than 99 shows 99+. The row it stands in says the number. */
export function Badge({ count }: { count: number }) {
  if (count <= 0) return null
  return <View className="badge" aria-hidden="true">{count > 99 ? '99+' : count}</View>
}
