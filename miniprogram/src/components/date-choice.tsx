import { Picker, View } from '@tarojs/components'
import { spoken } from './spoken'
import './field.scss'

interface DateChoiceProps {
  label: string
  /** `YYYY-MM-DD`. */
  value: string
  start?: string
  onChange(value: string): void
  /** The day as one reads it. */
  text: string
}

/** One day, chosen with the phone's own wheel. */
export function DateChoice({ label, value, start, onChange, text }: DateChoiceProps) {
  return (
    <View className="field">
      <View className="field-label" aria-hidden="true">{label}</View>
      <Picker mode="date" value={value} {...(start === undefined ? {} : { start })} onChange={({ detail }) => onChange(String(detail.value))}>
        <View className="field-control field-input field-date" {...spoken({ role: 'button', label: `${label}，${text}` })}>{text}</View>
      </Picker>
    </View>
  )
}
