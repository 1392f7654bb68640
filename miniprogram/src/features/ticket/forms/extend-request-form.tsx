import { View } from '@tarojs/components'
import { useState } from 'react'
import { SegmentedFilter } from '../../../components/tabs'
import { TextArea } from '../../../components/field'
import { currentTime } from '../../../services/clock'
import { deadlineText } from '../../../words/dates'
import { useAction } from '../use-action'
import { useDraft } from '../use-draft'
import { actionWords } from '../words'
import type { FormProps } from './form'
import { FormSheet } from './form-sheet'

const days = Array.from({ length: 10 }, (_, n) => String(n + 1)).map((value) => ({ value, text: `${value} 天` }))

export function ExtendRequestForm({ ticket, close, done }: FormProps) {
  const draft = useDraft(`extend.${ticket.id}`)
  const action = useAction('extend.request', ticket.id, (requested) => {
    draft.forget()
    done(requested)
  })
  const [workingDays, setDays] = useState('3')
  return (
    <FormSheet
      title={actionWords['extend.request']}
      close={close}
      submit="提交申请"
      missing={draft.text.trim() === '' ? '请写明延期理由' : null}
      action={action}
      onSubmit={() => void action.submit({ workingDays: Number(workingDays), reason: draft.text })}
    >
      {ticket.due && <View className="form-note">现在的截止时间是 {deadlineText(ticket.due.at, currentTime())}。每件诉求只能延期一次。</View>}
      <View className="form-label" aria-hidden="true">延长几个工作日</View>
      <SegmentedFilter label="延长几个工作日" choices={days} value={workingDays} onChange={setDays} />
      <TextArea label="延期理由" value={draft.text} onChange={draft.write} maxLength={500} hint="企业会看到理由" />
    </FormSheet>
  )
}
