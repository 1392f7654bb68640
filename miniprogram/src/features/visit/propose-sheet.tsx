import { subjectLimit } from '@guagou/types/visit'
import { useState } from 'react'
import { Field } from '../../components/field'
import { toast } from '../../components/toast'
import { currentTime } from '../../services/clock'
import { FormSheet } from '../ticket/forms/form-sheet'
import { Phrases } from '../ticket/forms/phrases'
import { useVisitDeed } from './calls'
import { VisitTime, momentOf, usualTime } from './visit-time'

const usual = ['了解生产经营情况', '现场看一看诉求办理进展', '送政策上门', '了解用工和住宿情况'].map((text) => ({ name: text, text }))

/** A cadre proposes a visit; the enterprise is asked for its word. */
export function ProposeSheet({ roomId, onClose }: { roomId: string; onClose(): void }) {
  const [time, setTime] = useState(() => usualTime(currentTime()))
  const [subject, setSubject] = useState('')
  const deed = useVisitDeed(() => {
    toast('已提议，等企业确认')
    onClose()
  })
  const at = momentOf(time)
  const missing = subject.trim() === '' ? '请写明走访要谈什么' : at <= currentTime() ? '这个时间已经过了，请另选' : null
  return (
    <FormSheet title="约走访" close={onClose} submit="发给企业确认" missing={missing} action={deed} onSubmit={() => void deed.act('chat.visit.propose', { roomId, at, subject })}>
      <VisitTime value={time} onChange={setTime} />
      <Field label="走访要谈什么" value={subject} onChange={setSubject} maxLength={subjectLimit} placeholder="企业会提前看到" />
      <Phrases phrases={usual} text="" onChange={setSubject} />
    </FormSheet>
  )
}
