import { View } from '@tarojs/components'
import { platform } from '../services/platform'
import { classes } from './classes'
import { Press } from './press'
import { spoken } from './spoken'
import './rating.scss'

export type Stars = 1 | 2 | 3 | 4 | 5

const all: readonly Stars[] = [1, 2, 3, 4, 5]
const words: Record<Stars, string> = { 1: '很不满意', 2: '不满意', 3: '一般', 4: '满意', 5: '非常满意' }

interface RatingProps {
  label: string
  value: Stars | null
  /** Left out: shows only. */
  onChange?: (value: Stars) => void
}

const stepOf: Record<string, number> = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }

/** One to five stars with their meaning in words. Arrow keys change it, and nothing is chosen beforehand. */
export function Rating({ label, value, onChange }: RatingProps) {
  const word = value === null ? '尚未评价' : `${value} 星，${words[value]}`
  if (!onChange) {
    return (
      <View className="rating" {...spoken({ role: 'img', label: `${label}：${word}` })}>
        {all.map((star) => <View key={star} className={classes('star', 'star-small', value !== null && star <= value && 'star-on')}>★</View>)}
        <View className="rating-word">{value === null ? word : words[value]}</View>
      </View>
    )
  }
  const keyboard = platform === 'browser'
    ? {
        onKeyDown: (event: { key: string; currentTarget?: unknown; preventDefault(): void }) => {
          const step = stepOf[event.key]
          if (step === undefined) return
          event.preventDefault()
          const next = Math.min(5, Math.max(1, (value ?? (step > 0 ? 0 : 6)) + step)) as Stars
          onChange(next)
          const group = event.currentTarget as Partial<HTMLElement> | null
          group?.querySelectorAll?.<HTMLElement>('[role=radio]')[next - 1]?.focus()
        },
      }
    : {}
  return (
    <View className="rating">
      <View className="rating-stars" {...keyboard} {...spoken({ role: 'radiogroup', label })}>
        {all.map((star) => (
          <Press
            key={star}
            className="star-touch"
            role="radio"
            label={`${star} 星，${words[star]}`}
            checked={star === value}
            reachable={value === null ? star === 1 : star === value}
            onPress={() => onChange(star)}
          >
            <View className={classes('star', value !== null && star <= value && 'star-on')}>
              {value !== null && star <= value ? '★' : '☆'}
            </View>
          </Press>
        ))}
      </View>
      <View className="rating-word" {...spoken({ live: 'polite' })}>{value === null ? '请点星评价' : words[value]}</View>
    </View>
  )
}
