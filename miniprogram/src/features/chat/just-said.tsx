import { View } from '@tarojs/components'
import { isSaid, type Message } from '@guagou/types/chat'
import { useMemo, useState } from 'react'
import { spoken } from '../../components/spoken'
import { platform } from '../../services/platform'
import { spokenWords } from '../file/words'
import { lineWords } from './line-words'

/** A reader is told of so many at a time; who was away for long reads the list itself. */
const most = 3

const words = (message: Message): string => {
  if (isSaid(message.kind)) return `${message.author.name}：${spokenWords(message)}`
  return message.kind === 'card' ? `${message.author.name} 提出诉求：${message.text}` : lineWords(message)
}

interface JustSaidProps {
  messages: readonly Message[]
  meId: string
  /** How many have not been in sight yet. */
  fresh: number
}

/**
 * What others have said since the room was opened, for a screen reader alone. The list itself is not announced: it draws
 * old messages too, while it scrolls. In WeChat, where every text costs its bytes, only what is out of sight is said.
 */
export function JustSaid({ messages, meId, fresh }: JustSaidProps) {
  const [opened] = useState(() => messages.at(-1)?.seq ?? 0)
  const news = useMemo(
    () => messages.slice(-most).filter(({ seq, kind, author }) => seq > opened && author.id !== meId && kind !== 'recalled' && kind !== 'refused'),
    [messages, opened, meId],
  )
  const told = platform === 'browser' ? news : fresh > 0 ? news.slice(-1) : []
  return (
    <View className="list-said" {...spoken({ live: 'polite', ...(platform === 'browser' ? { role: 'status', label: '新消息' } : {}) })}>
      {told.map((message) => <View key={message.id}>{words(message)}</View>)}
    </View>
  )
}
