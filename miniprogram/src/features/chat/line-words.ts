import type { Message } from '@guagou/types/chat'

/** What a quiet line says; `number` is the ticket's, where it is known. */
export const lineWords = ({ line, text, author }: Pick<Message, 'line' | 'text' | 'author'>, number?: string): string => {
  if (!line) return text
  if (line.event === 'moved') return `${author.name} 将 ${line.count} 条消息移入诉求${number ? ` ${number}` : ''}`
  return `${author.name} 标注“无需答复”：${text}`
}
