import { useState } from 'react'
import { TextArea } from '../../../components/field'
import { useAction } from '../use-action'
import { useProposalInTime } from '../proposal/use-proposal'
import { useDraft } from '../use-draft'
import { actionWords } from '../words'
import { BureauChoice } from './bureau-choice'
import type { FormProps } from './form'
import { FormSheet } from './form-sheet'

export function TransferForm({ ticket, close, done }: FormProps) {
  const draft = useDraft(`transfer.${ticket.id}`)
  const proposed = useProposalInTime(ticket.title, ticket.text, ticket.leadBureau?.id)
  const action = useAction('transfer', ticket.id, (transferred) => {
    draft.forget()
    done(transferred)
  })
  const [leadBureauId, setLead] = useState<string | null>(null)
  const missing = leadBureauId === null ? '请选择接办的部门' : draft.text.trim() === '' ? '请写明转办理由' : null
  return (
    <FormSheet
      title={actionWords.transfer}
      close={close}
      submit="转办"
      missing={missing}
      action={action}
      onSubmit={() => leadBureauId !== null && void action.submit({ leadBureauId, reason: draft.text })}
    >
      <BureauChoice
        label="转给哪个部门（企业的办结时限不重新计算）"
        proposed={proposed}
        value={leadBureauId}
        onChange={setLead}
        without={ticket.leadBureau?.id}
      />
      <TextArea label="转办理由" value={draft.text} onChange={draft.write} maxLength={500} />
    </FormSheet>
  )
}
