import { ScrollView, View } from '@tarojs/components'
import { Badge } from './badge'
import { classes } from './classes'
import { Press } from './press'
import { spoken } from './spoken'
import './tabs.scss'

export interface Choice<V extends string> {
  value: V
  text: string
  /** How many are behind it; 0 shows nothing. */
  count?: number
}

interface TabsProps<V extends string> {
  label: string
  choices: readonly Choice<V>[]
  value: V
  onChange(value: NoInfer<V>): void
}

const said = ({ text, count }: Choice<string>) => (count ? `${text}，${count}` : text)

/** Switches between views of one screen; they share the width evenly. */
export function Tabs<V extends string>({ label, choices, value, onChange }: TabsProps<V>) {
  return (
    <View className="tabs" {...spoken({ role: 'tablist', label })}>
      {choices.map((choice) => (
        <Press
          key={choice.value}
          className={classes('tab', choice.value === value && 'tab-selected')}
          role="tab"
          label={said(choice)}
          selected={choice.value === value}
          onPress={() => onChange(choice.value)}
        >
          <View className="tab-text">
            {choice.text}
            {choice.count ? <Badge count={choice.count} /> : null}
          </View>
        </Press>
      ))}
    </View>
  )
}

/** Filters one list, in one row that scrolls sideways when it is too long. */
export function SegmentedFilter<V extends string>({ label, choices, value, onChange }: TabsProps<V>) {
  return (
    <ScrollView className="filter" scrollX enhanced showScrollbar={false}>
      <View className="filter-row" {...spoken({ role: 'radiogroup', label })}>
        {choices.map((choice) => (
          <Press
            key={choice.value}
            className={classes('filter-choice', choice.value === value && 'filter-selected')}
            role="radio"
            label={said(choice)}
            checked={choice.value === value}
            onPress={() => onChange(choice.value)}
          >
            <View className="filter-text">
              {choice.text}
              {choice.count ? ` ${choice.count}` : ''}
            </View>
          </Press>
        ))}
      </View>
    </ScrollView>
  )
}
