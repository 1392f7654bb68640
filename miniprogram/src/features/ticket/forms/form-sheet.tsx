import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Button } from '../../../components/button'
import { Sheet } from '../../../components/sheet'
import { spoken } from '../../../components/spoken'
import type { Problem } from '../use-action'
import './form.scss'

interface FormSheetProps {
  title: string
  close(): void
  /** What the button says. */
  submit: string
  danger?: boolean
  /** Why it cannot be submitted yet, in words that say what is missing; null when it can. */
  missing: string | null
  action: { busy: boolean; problem: Problem | null }
  onSubmit(): void
  children: ReactNode
}

/** The frame of every action's form. What was written stays when the action did not succeed. */
export function FormSheet({ title, close, submit, danger = false, missing, action, onSubmit, children }: FormSheetProps) {
  return (
    <Sheet
      open
      title={title}
      onClose={close}
      footer={
        <View className="form-foot">
          {action.problem && (
            <View className="form-problem" {...spoken({ role: 'alert' })}>
              <View className="form-problem-happened">{action.problem.happened}</View>
              <View>{action.problem.next}。您填写的内容已保留。</View>
            </View>
          )}
          {missing !== null && !action.problem && <View className="form-missing" {...spoken({ live: 'polite' })}>{missing}</View>}
          {/* Keyed by its words: Taro's browser button cannot exchange them while it draws itself. */}
          <Button key={submit} kind={danger ? 'danger' : 'primary'} disabled={missing !== null} busy={action.busy} onPress={onSubmit}>{submit}</Button>
        </View>
      }
    >
      {children}
    </Sheet>
  )
}
