import { isSaid, type Message } from '@guagou/types/chat'
import { useEffect, useRef } from 'react'
import { platform } from '../../services/platform'
import { readAloud, readAloudPlace } from '../../services/read-aloud'
import { spokenWords } from '../file/words'
import { lineWords } from './line-words'

const words = (message: Message): string => {
  if (isSaid(message.kind)) return `${message.author.name}：${spokenWords(message)}`
  return message.kind === 'card' ? `${message.author.name} 提出诉求：${message.text}` : lineWords(message)
}

/**
 * In the browser a screen reader is told what others say while the room is open. The list itself is silent: it draws old
 * messages too, while it scrolls.
 */
export const useReadAloud = (messages: readonly Message[], loaded: boolean, meId: string): void => {
  const told = useRef<number | null>(null)
  useEffect(() => {
    if (platform !== 'browser' || !loaded) return
    readAloudPlace()
    const before = told.current
    told.current = messages.at(-1)?.seq ?? 0
    if (before === null) return
    for (const message of messages.slice(-20)) {
      if (message.seq > before && message.author.id !== meId && message.kind !== 'recalled' && message.kind !== 'refused') readAloud(words(message))
    }
  }, [messages, loaded, meId])
}
