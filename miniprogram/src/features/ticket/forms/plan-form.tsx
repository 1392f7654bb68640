import { Picker, View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../components/button'
import { Field } from '../../../components/field'
import { SegmentedFilter } from '../../../components/tabs'
import { currentTime } from '../../../services/clock'
import { dateText, isoDay, momentOn } from '../../../words/dates'
import { useBureaus } from '../calls'
import { useAction } from '../use-action'
import { actionWords } from '../words'
import type { FormProps } from './form'
import { FormSheet } from './form-sheet'

interface DraftStep {
  key: number
  /** Of a step that was in the plan before: what was done of it stays done. */
  id?: string
  what: string
  bureauId: string
  /** `YYYY-MM-DD`; a step is due at the end of that working day. */
  day: string
}

const endOfWork = 17 * 60 + 30
const mostSteps = 30

const missingIn = (steps: readonly DraftStep[]): string | null => {
  for (const [n, step] of steps.entries()) {
    if (step.what.trim() === '') return `请写明第 ${n + 1} 步做什么`
    if (step.bureauId === '') return `请选择第 ${n + 1} 步由谁做`
    if (step.day < (steps[n - 1]?.day ?? '')) return `第 ${n + 1} 步不能早于上一步`
  }
  return null
}

/** The ordered steps that will solve the ticket: what, which bureau, by when. */
export function PlanForm({ ticket, close, done }: FormProps) {
  const action = useAction('plan', ticket.id, done)
  const { data } = useBureaus()
  const today = isoDay(currentTime())
  const lead = ticket.leadBureau?.id ?? ''
  const [steps, setSteps] = useState<DraftStep[]>(() =>
    ticket.plan.length > 0
      ? ticket.plan.map(({ id, what, bureau, by }, key) => ({ key, id, what, bureauId: bureau.id, day: isoDay(by) }))
      : [{ key: 0, what: '', bureauId: lead, day: today }])
  const change = (key: number, part: Partial<DraftStep>) =>
    setSteps((there) => there.map((step) => (step.key === key ? { ...step, ...part } : step)))
  const add = () => setSteps((there) => [...there, {
    key: Math.max(...there.map((step) => step.key)) + 1, what: '', bureauId: lead, day: there.at(-1)?.day ?? today,
  }])
  const bureaus = (data?.bureaus ?? []).map(({ id, shortName }) => ({ value: id, text: shortName }))
  return (
    <FormSheet
      title={actionWords.plan}
      close={close}
      submit="公布给企业"
      missing={missingIn(steps)}
      action={action}
      onSubmit={() => void action.submit({
        steps: steps.map(({ id, what, bureauId, day }) => ({ ...(id === undefined ? {} : { id }), what, bureauId, by: momentOn(day, endOfWork) })),
      })}
    >
      {steps.map((step, n) => (
        <View key={step.key} className="plan-step">
          <Field label={`第 ${n + 1} 步做什么`} value={step.what} onChange={(what) => change(step.key, { what })} maxLength={200} />
          <SegmentedFilter label={`第 ${n + 1} 步由谁做`} choices={bureaus} value={step.bureauId} onChange={(bureauId) => change(step.key, { bureauId })} />
          <View className="plan-row">
            <Picker mode="date" value={step.day} start={today} onChange={({ detail }) => change(step.key, { day: String(detail.value) })}>
              <View className="plan-date">{dateText(momentOn(step.day), currentTime())} 下班前完成</View>
            </Picker>
            {steps.length > 1 && (
              <Button size="inline" kind="quiet" label={`删除第 ${n + 1} 步`} onPress={() => setSteps((there) => there.filter(({ key }) => key !== step.key))}>
                删除
              </Button>
            )}
          </View>
        </View>
      ))}
      {steps.length < mostSteps && <View className="plan-row"><Button size="inline" onPress={add}>再加一步</Button></View>}
    </FormSheet>
  )
}
