import type { Message } from '@guagou/types/chat'

const units = ['B', 'KB', 'MB']

/** A size as people read it: `312 KB`, `4.5 MB`. */
export const sizeText = (bytes: number): string => {
  let [value, unit] = [bytes, 0]
  while (value >= 1024 && unit < units.length - 1) [value, unit] = [value / 1024, unit + 1]
  return `${unit === 0 || value >= 100 ? Math.round(value) : Number(value.toFixed(1))} ${units[unit]}`
}

/** A length as WeChat writes it: `12″`. */
export const lengthText = (seconds: number): string => `${seconds}″`

/** What a message says in one line, where there is no room to show what it carries. */
export const messageWords = ({ kind, text, file }: Pick<Message, 'kind' | 'text' | 'file'>): string => {
  switch (kind) {
    case 'photo':
      return '[图片]'
    case 'voice':
      return file?.seconds === undefined ? '[语音]' : `[语音] ${lengthText(file.seconds)}`
    case 'file':
      return `[文件] ${text}`
    case 'refused':
      return '[内容未通过审核]'
    default:
      return text
  }
}

/** The same for a screen reader. */
export const spokenWords = ({ kind, text, file }: Pick<Message, 'kind' | 'text' | 'file'>): string => {
  if (kind === 'photo') return '图片'
  if (kind === 'voice') return `语音 ${file?.seconds ?? 0} 秒`
  return kind === 'file' && file ? `文件 ${file.name}，${sizeText(file.size)}` : text
}
