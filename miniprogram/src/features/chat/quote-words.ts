import type { Message, MessageKind, Quote } from '@guagou/types/chat'

const kindWords: Partial<Record<MessageKind, string>> = { photo: '[图片]', voice: '[语音]', refused: '[内容未通过审核]' }

/** A message in one line: what a list or a quotation shows of it. */
export const briefOf = ({ kind, text }: { kind: MessageKind; text: string }): string => {
  if (kind === 'file') return `[文件] ${text}`
  if (kind === 'card') return `[诉求] ${text}`
  return kindWords[kind] ?? text
}

/** What stands in a quotation. */
export const quoteText = ({ kind, author, text }: Quote): string => {
  if (kind === 'hidden') return '引用的消息不在这个话题里'
  if (kind === 'recalled' || kind === 'refused') return '引用的消息已撤回'
  return `${author}：${briefOf({ kind, text })}`
}

/** A quotation of this message, for the copy that is shown until the cloud has stored it. */
export const quoteOf = ({ id, seq, author, kind, text }: Message): Quote =>
  ({ id, seq, author: author.name, kind, text: [...text.replace(/\s+/g, ' ')].slice(0, 60).join('') })
