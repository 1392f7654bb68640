import { View } from '@tarojs/components'
import { classes } from './classes'
import './tag.scss'

export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'danger'

/** Colour is never the only sign: each tone has a mark of its own. */
const marks: Record<Tone, string> = { neutral: '○', info: '●', success: '✓', warning: '◔', danger: '!' }

/** A state in one word. */
export function Tag({ text, tone = 'neutral', marked = true }: { text: string; tone?: Tone; marked?: boolean }) {
  return (
    <View className={classes('tag', `tag-${tone}`)}>
      {marked && <View className="tag-mark" aria-hidden="true">{marks[tone]}</View>}
      {text}
    </View>
  )
}
