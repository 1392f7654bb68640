import { View } from '@tarojs/components'
import type { Message } from '@guagou/types/chat'
import { Press } from '../../components/press'
import { wordsBefore } from './recall'
import './recalled.scss'

interface RecalledProps {
  message: Message
  mine: boolean
  /** Puts the words back into the composer; they are kept on the author's own device alone. */
  onRewrite?: ((text: string) => void) | undefined
}

/** The trace of words taken back. */
export function Recalled({ message, mine, onRewrite }: RecalledProps) {
  const words = mine && onRewrite ? wordsBefore(message.id) : null
  return (
    <View className="recalled">
      {mine ? '你' : message.author.name}撤回了一条消息
      {words !== null && <Press className="recalled-rewrite" onPress={() => onRewrite?.(words)}>重新编辑</Press>}
    </View>
  )
}

/** What stands where the content check let nothing pass. */
export function Refused({ message, mine }: Pick<RecalledProps, 'message' | 'mine'>) {
  return (
    <View className="recalled">
      {mine ? '你发送的内容没有通过安全审核，其他人看不到' : `${message.author.name}发送的内容没有通过安全审核`}
    </View>
  )
}
