import { Picker, View } from '@tarojs/components'
import { spoken } from './spoken'
import './field.scss'

interface DateChoiceProps {
  label: string
  /** A day (`YYYY-MM-DD`) unless said otherwise; a time is `HH:MM`. */
  mode?: 'date' | 'time'
  value: string
  start?: string
  end?: string
  onChange(value: string): void
  /** It as one reads it. */
  text: string
}

/** One day or time of day, chosen with the phone's own wheel. */
export function DateChoice({ label, mode = 'date', value, start, end, onChange, text }: DateChoiceProps) {
  return (
    <View className="field">
      <View className="field-label" aria-hidden="true">{label}</View>
      <Picker mode={mode} value={value} {...(start === undefined ? {} : { start })} {...(end === undefined ? {} : { end })} onChange={({ detail }) => onChange(String(detail.value))}>
        <View className="field-control field-input field-date" {...spoken({ role: 'button', label: `${label}，${text}` })}>{text}</View>
      </Picker>
    </View>
  )
}
