import { findingsLimit, type Visit } from '@guagou/types/visit'
import { useState } from 'react'
import { Field, TextArea } from '../../components/field'
import { toast } from '../../components/toast'
import { currentTime } from '../../services/clock'
import { isoDay } from '../../words/dates'
import { clockText } from '../../words/moments'
import { FormSheet } from '../ticket/forms/form-sheet'
import { Phrases } from '../ticket/forms/phrases'
import { useVisitDeed } from './calls'
import { VisitTime, momentOf, usualTime } from './visit-time'

interface VisitFormProps { visit: Visit; close(): void }

const reasonLimit = 200

/** Another moment; the other side is asked again. */
export function MoveForm({ visit, close }: VisitFormProps) {
  const now = currentTime()
  const [time, setTime] = useState(() => (visit.at > now ? { day: isoDay(visit.at), time: clockText(visit.at) } : usualTime(now)))
  const [reason, setReason] = useState('')
  const deed = useVisitDeed(() => {
    toast('已提议新的时间，等对方确认')
    close()
  })
  const at = momentOf(time)
  const missing = at <= now ? '这个时间已经过了，请另选' : at === visit.at ? '请选另一个时间' : null
  return (
    <FormSheet
      title="另约时间" close={close} submit="提议这个时间" missing={missing} action={deed}
      onSubmit={() => void deed.act('chat.visit.move', { visitId: visit.id, at, ...(reason.trim() === '' ? {} : { reason }) })}
    >
      <VisitTime value={time} onChange={setTime} />
      <Field label="原因（可不填）" value={reason} onChange={setReason} maxLength={reasonLimit} placeholder="对方看得到" />
    </FormSheet>
  )
}

const usualReasons = {
  decline: ['近期生产任务紧', '负责人出差', '暂时没有要谈的事'], cancel: ['临时有紧急公务', '负责人出差', '事情已经解决'],
} as const

/** No visit: whoever ends it says why, and the other side reads it. */
export function EndForm({ visit, how, close }: VisitFormProps & { how: 'decline' | 'cancel' }) {
  const [reason, setReason] = useState('')
  const deed = useVisitDeed(() => {
    toast(how === 'decline' ? '已谢绝' : '已取消')
    close()
  })
  return (
    <FormSheet
      title={how === 'decline' ? '谢绝走访' : '取消走访'} close={close} submit={how === 'decline' ? '谢绝走访' : '取消走访'} danger
      missing={reason.trim() === '' ? '请写明原因，对方看得到' : null} action={deed} onSubmit={() => void deed.act(`chat.visit.${how}`, { visitId: visit.id, reason })}
    >
      <TextArea label="原因" value={reason} onChange={setReason} maxLength={reasonLimit} placeholder="对方看得到" />
      <Phrases phrases={usualReasons[how].map((text) => ({ name: text, text }))} text={reason} onChange={setReason} />
    </FormSheet>
  )
}

/** What the cadre found; the enterprise reads it too. */
export function NoteForm({ visit, close }: VisitFormProps) {
  const [findings, setFindings] = useState(visit.findings?.text ?? '')
  const deed = useVisitDeed(() => {
    toast('已记录，企业也看得到')
    close()
  })
  return (
    <FormSheet
      title="记录走访情况" close={close} submit="保存记录" missing={findings.trim() === '' ? '请写下了解到的情况' : null} action={deed}
      onSubmit={() => void deed.act('chat.visit.note', { visitId: visit.id, findings })}
    >
      <TextArea label="了解到的情况" value={findings} onChange={setFindings} maxLength={findingsLimit} placeholder="企业的情况、困难和建议；困难可以接着转为诉求" hint="企业人员也看得到这段记录" />
    </FormSheet>
  )
}
