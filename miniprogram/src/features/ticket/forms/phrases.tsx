import { View } from '@tarojs/components'
import { Press } from '../../../components/press'
import { spoken } from '../../../components/spoken'
import type { Stretch } from '../../../components/select-text'

export interface Phrase {
  name: string
  /** What is to be written in place of 〔…〕 only the official knows. */
  text: string
}

/** A phrase is a beginning, never an answer: as long as a blank is open it cannot be sent. */
export const hasBlank = (text: string): boolean => text.includes('〔')

export const blankWords = '请把〔〕里的内容改成实际情况'

/** The first blank from that place on, with its brackets. */
export const nextBlank = (text: string, from = 0): Stretch | null => {
  const start = text.indexOf('〔', from)
  const end = start < 0 ? -1 : text.indexOf('〕', start)
  return end < 0 ? null : { start, end: end + 1 }
}

interface PhrasesProps {
  phrases: readonly Phrase[]
  text: string
  onChange(text: string): void
  /** The blank that is to be written over next. */
  onBlank?(blank: Stretch | null): void
}

/**
 * Beginnings to choose from; chosen ones stand after what is already written. The first blank of one is marked at once,
 * so that what is written takes its place; one tap leads to the next.
 */
export function Phrases({ phrases, text, onChange, onBlank }: PhrasesProps) {
  const blank = nextBlank(text)
  const choose = (phrase: Phrase) => {
    const before = text.trim() === '' ? '' : `${text}\n`
    onChange(`${before}${phrase.text}`)
    onBlank?.(nextBlank(`${before}${phrase.text}`, before.length))
  }
  return (
    <View className="phrases" {...spoken({ role: 'group', label: '常用语，选用后请修改' })}>
      {phrases.map((phrase) => (
        <Press
          key={phrase.name}
          className="phrase"
          label={`常用语：${phrase.name}`}
          onPress={() => choose(phrase)}
        >
          {phrase.name}
        </Press>
      ))}
      {blank && onBlank && (
        <Press className="phrase phrase-blank" label={`填写：${text.slice(blank.start + 1, blank.end - 1)}`} onPress={() => onBlank(blank)}>
          填{text.slice(blank.start, blank.end)}
        </Press>
      )}
    </View>
  )
}
