import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Press } from '../../components/press'
import { toast } from '../../components/toast'
import type { LocalFile } from '../../services/local-file'
import { pickFiles, pickPhotos } from '../../services/pick'
import { platform } from '../../services/platform'
import { sendable } from '../file/sendable'

interface AttachPanelProps {
  onFiles(files: readonly LocalFile[]): void
}

/** Only a device that is held in the hand takes photos in place. */
const hasCamera = (): boolean => platform === 'wechat' || window.matchMedia('(pointer: coarse)').matches

/** Where photos and files come from. */
export function AttachPanel({ onFiles }: AttachPanelProps) {
  const [preparing, setPreparing] = useState(false)
  const chosen = () => setPreparing(true)
  const choose = (pick: () => Promise<LocalFile[]>) => () => {
    pick().then((files) => onFiles(sendable(files)), () => toast('没有取到文件，请再试一次')).finally(() => setPreparing(false))
  }
  const items = [
    { name: 'album', words: '相册', pick: () => pickPhotos('album', chosen) },
    ...(hasCamera() ? [{ name: 'camera', words: '拍摄', pick: () => pickPhotos('camera', chosen) }] : []),
    { name: 'paper', words: platform === 'wechat' ? '微信文件' : '文件', pick: pickFiles },
  ]
  return (
    <View className="attach">
      {preparing ? <Text className="attach-words">正在准备照片…</Text> : items.map(({ name, words, pick }) => (
        <Press key={name} className="attach-item" label={words} onPress={choose(pick)}>
          <View className="attach-tile"><View className={`attach-icon attach-${name}`} /></View>
          <Text className="attach-words">{words}</Text>
        </Press>
      ))}
    </View>
  )
}
