import { Text } from '@tarojs/components'
import './excerpt.scss'

/** So much is shown before the first hit. */
const lead = 20

/** Cuts a text at the words that were looked for: every second part is one of them. */
export const partsAt = (text: string, words: string): string[] => {
  const wanted = words.split(/\s+/).filter(Boolean).map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
  return wanted.length === 0 ? [text] : text.split(new RegExp(`(${wanted.join('|')})`, 'i'))
}

/** A text with what was looked for marked; a long one begins shortly before it. */
export function MarkedWords({ text, words }: { text: string; words: string }) {
  const parts = partsAt(text, words)
  const first = parts[0] ?? ''
  const shown = [...first].length > lead && parts.length > 1 ? [`…${[...first].slice(-lead).join('')}`, ...parts.slice(1)] : parts
  return <>{shown.map((part, n) => (n % 2 === 1 ? <Text key={n} className="marked-word">{part}</Text> : part))}</>
}
