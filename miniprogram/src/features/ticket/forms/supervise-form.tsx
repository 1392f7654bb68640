import { Picker, View } from '@tarojs/components'
import { useState } from 'react'
import { TextArea } from '../../../components/field'
import { currentTime } from '../../../services/clock'
import { deadlineText, isoDay, momentOn } from '../../../words/dates'
import { useAction } from '../use-action'
import { useDraft } from '../use-draft'
import { actionWords } from '../words'
import type { FormProps } from './form'
import { FormSheet } from './form-sheet'
import { OneOf } from './options'

const endOfWork = 17 * 60 + 30

/** What is asked for and by when; the date is chased like every other one. */
export function SuperviseForm({ ticket, close, done }: FormProps) {
  const draft = useDraft(`supervise.${ticket.id}`)
  const action = useAction('supervise', ticket.id, (moved) => {
    draft.forget()
    done(moved)
  })
  const now = currentTime()
  const today = isoDay(now)
  const tomorrow = isoDay(now + 86_400_000)
  const [when, setWhen] = useState<'open' | 'dated'>('dated')
  const [day, setDay] = useState(tomorrow)
  const dueAt = momentOn(day, endOfWork)
  const missing = draft.text.trim() === '' ? '请写明督办意见' : when === 'dated' && dueAt <= now ? '反馈期限已经过了，请另选一天' : null
  return (
    <FormSheet
      title={actionWords.supervise}
      close={close}
      submit="发出督办"
      missing={missing}
      action={action}
      onSubmit={() => void action.submit({ note: draft.text, ...(when === 'dated' ? { dueAt } : {}) })}
    >
      <TextArea label="督办意见" value={draft.text} onChange={draft.write} maxLength={500} hint={`现由 ${ticket.responsible.name} 负责；每督办一次提一级`} />
      <OneOf
        label="反馈期限"
        options={[
          { value: 'dated', text: '要求在期限前反馈', note: '到期提醒责任人，逾期后每个工作日提醒' },
          { value: 'open', text: '不设期限' },
        ]}
        value={when}
        onChange={setWhen}
      />
      {when === 'dated' && (
        <View className="plan-row">
          <Picker mode="date" value={day} start={today} onChange={({ detail }) => setDay(String(detail.value))}>
            <View className="plan-date">{deadlineText(dueAt, now)} 前</View>
          </Picker>
        </View>
      )}
    </FormSheet>
  )
}
