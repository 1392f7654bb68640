import { View } from '@tarojs/components'
import type { FileView } from '@guagou/types/file'
import { classes } from '../../components/classes'
import { Press } from '../../components/press'
import { toast } from '../../components/toast'
import { toggleSound, useIsPlaying } from '../../services/player'
import { explain } from '../../services/refusal-text'
import { fetchFileLink } from './links'
import { lengthText } from './words'

interface VoiceProps {
  file: FileView
  messageId: string
  local?: string | undefined
}

/** A voice note; the longer it lasts, the wider it is. */
export function VoiceBubble({ file, messageId, local }: VoiceProps) {
  const seconds = file.seconds ?? 1
  const playing = useIsPlaying(messageId)
  const play = () => {
    const address = async (): Promise<string> => {
      const url = local ?? (await fetchFileLink(file.id, messageId))?.url
      if (url === undefined) throw new Error('gone')
      return url
    }
    toggleSound(messageId, address).catch((error: unknown) => toast(`语音没有播放：${explain(error).happened}`))
  }
  return (
    <Press
      className={classes('voice', playing && 'voice-playing')}
      label={playing ? '停止播放' : `播放语音，${seconds} 秒`}
      onPress={play}
    >
      <View className="voice-mark" aria-hidden="true" />
      <View className="voice-room" style={{ width: `${Math.min(120, 16 + seconds * 2)}px` }} aria-hidden="true" />
      <View aria-hidden="true">{lengthText(seconds)}</View>
    </Press>
  )
}
