import { Input, Textarea, View, type InputProps } from '@tarojs/components'
import { useEffect, useId } from 'react'
import { platform } from '../services/platform'
import { type Stretch, selectText } from './select-text'
import { classes } from './classes'
import { spoken } from './spoken'
import './field.scss'

interface FieldProps {
  label: string
  value: string
  onChange(value: string): void
  placeholder?: string
  /** Shown under the field in place of `hint`; says what is wrong and how to mend it. */
  error?: string | undefined
  hint?: string
  maxLength?: number
  disabled?: boolean
}

interface Typed {
  detail: { value: string }
}

/** In the browser the name belongs to the inner control, which Taro's element wraps. */
export const namedControl = (label: string): Record<string, unknown> =>
  platform === 'browser' ? { nativeProps: { 'aria-label': label } } : spoken({ label })

/** Shorter than this are numbers and codes, whose length says itself. */
const worthCounting = 20

function Under({ error, hint, value, maxLength, disabled }: Pick<FieldProps, 'error' | 'hint' | 'value' | 'maxLength' | 'disabled'>) {
  const left = maxLength === undefined ? null : maxLength - value.length
  const counting = !disabled && left !== null && maxLength !== undefined && maxLength >= worthCounting && left <= maxLength / 5
  if (error === undefined && hint === undefined && !counting) return null
  return (
    <View className="field-under">
      <View
        className={classes('field-hint', error !== undefined && 'field-error')}
        {...spoken({ live: error === undefined ? undefined : 'polite' })}
      >
        {error ?? hint ?? ''}
      </View>
      {counting && <View className="field-left">还可输入 {Math.max(0, left)} 字</View>}
    </View>
  )
}

/** One line of text. */
export function Field({
  label, value, onChange, placeholder = '', error, hint, maxLength, disabled = false, type = 'text', onDone,
}: FieldProps & { type?: NonNullable<InputProps['type']>; onDone?: () => void }) {
  return (
    <View className="field">
      <View className="field-label" aria-hidden="true">{label}</View>
      <Input
        className={classes('field-control', 'field-input', error !== undefined && 'field-wrong')}
        placeholderClass="field-placeholder"
        type={type}
        value={value}
        placeholder={placeholder}
        maxlength={maxLength ?? -1}
        disabled={disabled}
        onInput={({ detail }: Typed) => onChange(detail.value)}
        onConfirm={() => onDone?.()}
        {...namedControl(label)}
      />
      <Under error={error} hint={hint} value={value} maxLength={maxLength} disabled={disabled} />
    </View>
  )
}

/** Several lines of text; grows with what is written. */
export function TextArea({
  label, value, onChange, placeholder = '', error, hint, maxLength, disabled = false, select = null,
}: FieldProps & {
  /** What the next letter takes the place of; another object marks anew. */
  select?: Stretch | null
}) {
  const id = `field-${useId().replace(/[^a-z0-9]/gi, '')}`
  useEffect(() => (select && platform === 'browser' ? selectText(id, select) : undefined), [id, select])
  return (
    <View className="field">
      <View className="field-label" aria-hidden="true">{label}</View>
      <Textarea
        id={id}
        className={classes('field-control', 'field-area', error !== undefined && 'field-wrong')}
        placeholderClass="field-placeholder"
        value={value}
        placeholder={placeholder}
        maxlength={maxLength ?? -1}
        disabled={disabled}
        autoHeight
        {...(select && platform === 'wechat' ? { focus: true, selectionStart: select.start, selectionEnd: select.end } : {})}
        onInput={({ detail }: Typed) => onChange(detail.value)}
        {...namedControl(label)}
      />
      <Under error={error} hint={hint} value={value} maxLength={maxLength} disabled={disabled} />
    </View>
  )
}
