import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { classes } from './classes'
import { spoken } from './spoken'
import './steps.scss'

export interface StepRow {
  key: string
  title: ReactNode
  note?: ReactNode
  state: 'done' | 'now' | 'ahead'
}

const said = { done: '已完成', now: '进行中', ahead: '未开始' }
const marks = { done: '✓', now: '', ahead: '' }

/** A line of time, from top to bottom. */
export function Steps({ label, steps }: { label: string; steps: readonly StepRow[] }) {
  return (
    <View className="steps" {...spoken({ role: 'list', label })}>
      {steps.map(({ key, title, note, state }) => (
        <View key={key} className={classes('step', `step-${state}`)} {...spoken({ role: 'listitem' })}>
          <View className="step-mark" {...spoken({ role: 'img', label: said[state] })}>{marks[state]}</View>
          <View className="step-text">
            <View className="step-title">{title}</View>
            {note !== undefined && <View className="step-note">{note}</View>}
          </View>
        </View>
      ))}
    </View>
  )
}
