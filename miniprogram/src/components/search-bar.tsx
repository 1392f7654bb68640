import { Input, View } from '@tarojs/components'
import { namedControl } from './field'
import { Press } from './press'
import './search-bar.scss'

interface SearchBarProps {
  /** What is searched: spoken, and shown while empty. */
  label: string
  value: string
  onChange(value: string): void
  onDone?: () => void
}

export function SearchBar({ label, value, onChange, onDone }: SearchBarProps) {
  return (
    <View className="search">
      <View className="search-box">
        <View className="search-glass" aria-hidden="true" />
        <Input
          className="search-input"
          placeholderClass="field-placeholder"
          value={value}
          placeholder={label}
          confirmType="search"
          onInput={({ detail }: { detail: { value: string } }) => onChange(detail.value)}
          onConfirm={() => onDone?.()}
          {...namedControl(label)}
        />
        {value !== '' && (
          <Press className="search-clear" label="清除" onPress={() => onChange('')}>
            <View className="search-cross">×</View>
          </Press>
        )}
      </View>
    </View>
  )
}
