import { View } from '@tarojs/components'
import { FileBubble } from '../file/file-bubble'
import { PhotoBubble } from '../file/photo-bubble'
import { VoiceBubble } from '../file/voice-bubble'
import type { Raising } from './raising'
import '../file/file.scss'

/** What comes along into the ticket beside the words, to be looked at once more. */
export function RaisedFiles({ chosen }: { chosen: Raising['messages'] }) {
  const carried = chosen.filter(({ file }) => file !== undefined)
  if (carried.length === 0) return null
  return (
    <View className="raise-box">
      <View className="form-label">随附 {carried.length} 份图片、语音或文件</View>
      <View className="raised-files">
        {carried.map(({ id, file }) => (
          <View key={id} className="raised-file">
            {file?.kind === 'photo' && <PhotoBubble file={file} messageId={id} />}
            {file?.kind === 'voice' && <VoiceBubble file={file} messageId={id} />}
            {file?.kind === 'file' && <FileBubble file={file} messageId={id} />}
          </View>
        ))}
      </View>
    </View>
  )
}
