import { View } from '@tarojs/components'
import { classes } from '../../../components/classes'
import { Press } from '../../../components/press'
import { spoken } from '../../../components/spoken'
import { Tag } from '../../../components/tag'

export interface Option<V extends string> {
  value: V
  text: string
  note?: string | undefined
  /** One word at the end of the line; the line does not grow by it. */
  mark?: string | undefined
}

interface OptionRowProps {
  option: Option<string>
  on: boolean
  many?: boolean
  onPress(): void
}

function OptionRow({ option, on, many = false, onPress }: OptionRowProps) {
  return (
    <Press
      className={classes('option', on && 'option-on', many && 'option-many')}
      role={many ? 'checkbox' : 'radio'}
      checked={on}
      label={[option.text, option.note, option.mark].filter((word) => word !== undefined).join('，')}
      onPress={onPress}
    >
      <View className="option-mark" aria-hidden="true">{on ? '✓' : ''}</View>
      <View className="option-text">
        {option.text}
        {option.note !== undefined && <View className="option-note">{option.note}</View>}
      </View>
      {option.mark !== undefined && <Tag text={option.mark} tone="neutral" marked={false} />}
    </Press>
  )
}

interface OneOfProps<V extends string> {
  label: string
  options: readonly Option<V>[]
  value: V | null
  onChange(value: NoInfer<V>): void
  /** The label is said elsewhere: for readers only. */
  quiet?: boolean
}

/** Exactly one of several; nothing is chosen beforehand unless `value` says so. */
export function OneOf<V extends string>({ label, options, value, onChange, quiet = false }: OneOfProps<V>) {
  return (
    <>
      {!quiet && <View className="form-label" aria-hidden="true">{label}</View>}
      <View {...spoken({ role: 'radiogroup', label })}>
        {options.map((option) => (
          <OptionRow key={option.value} option={option} on={option.value === value} onPress={() => onChange(option.value)} />
        ))}
      </View>
    </>
  )
}

interface ManyOfProps<V extends string> {
  label: string
  options: readonly Option<V>[]
  values: readonly V[]
  onChange(values: V[]): void
}

/** Any number of several. */
export function ManyOf<V extends string>({ label, options, values, onChange }: ManyOfProps<V>) {
  return (
    <>
      <View className="form-label" aria-hidden="true">{label}</View>
      <View {...spoken({ role: 'group', label })}>
        {options.map(({ value, ...words }) => (
          <OptionRow
            key={value}
            many
            option={{ value, ...words }}
            on={values.includes(value)}
            onPress={() => onChange(values.includes(value) ? values.filter((other) => other !== value) : [...values, value])}
          />
        ))}
      </View>
    </>
  )
}
