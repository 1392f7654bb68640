import { View } from '@tarojs/components'
import { Press } from '../../../components/press'
import { spoken } from '../../../components/spoken'

export interface Phrase {
  name: string
  /** What is to be written in place of 〔…〕 only the official knows. */
  text: string
}

/** A phrase is a beginning, never an answer: as long as a blank is open it cannot be sent. */
export const hasBlank = (text: string): boolean => text.includes('〔')

export const blankWords = '请把〔〕里的内容改成实际情况'

/** Beginnings to choose from; chosen ones stand after what is already written. */
export function Phrases({ phrases, text, onChange }: { phrases: readonly Phrase[]; text: string; onChange(text: string): void }) {
  return (
    <View className="phrases" {...spoken({ role: 'group', label: '常用语，选用后请修改' })}>
      {phrases.map((phrase) => (
        <Press
          key={phrase.name}
          className="phrase"
          label={`常用语：${phrase.name}`}
          onPress={() => onChange(text.trim() === '' ? phrase.text : `${text}\n${phrase.text}`)}
        >
          {phrase.name}
        </Press>
      ))}
    </View>
  )
}
