import { View } from '@tarojs/components'
import { Button } from '../../../components/button'
import { spoken } from '../../../components/spoken'
import type { Progress as Done } from './send'

/** How far long work is, with the way out of it. */
export function Progress({ what, progress, onCancel }: { what: string; progress: Done | null; onCancel(): void }) {
  const share = progress === null ? null : Math.floor((progress.done / Math.max(1, progress.total)) * 100)
  return (
    <View className="progress">
      <View className="progress-what" {...spoken({ role: 'status', live: 'polite' })}>{what}{share === null ? '…' : `，${share}%`}</View>
      <View className="progress-track" aria-hidden="true"><View className={share === null ? 'progress-fill progress-unknown' : 'progress-fill'} style={share === null ? {} : { width: `${share}%` }} /></View>
      {progress && <View className="progress-note">{progress.done} / {progress.total} 行</View>}
      <View className="desk-acts"><Button size="inline" onPress={onCancel}>取消</Button></View>
    </View>
  )
}
