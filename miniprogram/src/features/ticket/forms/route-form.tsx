import type { Category } from '@guagou/types/clocks'
import { useState } from 'react'
import { TextArea } from '../../../components/field'
import { useBureaus } from '../calls'
import { ProposalNote } from '../proposal/proposal-box'
import { reasonWords } from '../proposal/proposal-words'
import { returnedBy } from '../proposal/returned-by'
import { useProposalInTime } from '../proposal/use-proposal'
import { useAction } from '../use-action'
import { actionWords } from '../words'
import { BureauChoice } from './bureau-choice'
import { useCategoryOptions } from './use-category-options'
import type { FormProps } from './form'
import { FormSheet } from './form-sheet'
import { ManyOf, OneOf } from './options'

export function RouteForm({ ticket, close, done }: FormProps) {
  const action = useAction('route', ticket.id, done)
  const { data } = useBureaus()
  const known = data !== undefined || !ticket.history.some(({ action: done }) => done === 'return')
  const proposed = useProposalInTime(ticket.title, ticket.text, returnedBy(ticket.history, data?.bureaus ?? []), known)
  const { proposal } = proposed
  // What was proposed with confidence is filled in; what the cadre chooses himself stands above it.
  const sure = proposal?.sure ? proposal : null
  const [chosenLead, setLead] = useState<string | null>(null)
  const [chosenSupport, setSupport] = useState<string[] | null>(null)
  const [category, setCategory] = useState<Category>(ticket.category)
  const leadBureauId = chosenLead ?? sure?.lead?.bureau.id ?? null
  const asProposed = sure !== null && leadBureauId === sure.lead?.bureau.id
  const supportBureauIds = chosenSupport ?? (asProposed ? sure.support.map(({ bureau }) => bureau.id) : [])
  const categories = useCategoryOptions(leadBureauId)
  const [informed, setInformed] = useState<string[]>([])
  const [note, setNote] = useState('')
  const others = (data?.bureaus ?? []).filter((bureau) => bureau.id !== leadBureauId)
  const noteOf = (id: string) => {
    const supporting = proposal?.support.find(({ bureau }) => bureau.id === id)
    return supporting && reasonWords(supporting)
  }
  const submit = () => {
    if (leadBureauId === null) return
    void action.submit({
      leadBureauId,
      supportBureauIds: supportBureauIds.filter((id) => id !== leadBureauId),
      informedBureauIds: informed.filter((id) => id !== leadBureauId && !supportBureauIds.includes(id)),
      category,
      ...(note.trim() === '' ? {} : { note }),
    })
  }
  return (
    <FormSheet
      title={actionWords.route}
      close={close}
      submit={asProposed && chosenSupport === null ? '按建议派单' : '派单'}
      missing={leadBureauId === null ? '请选择主办部门' : null}
      action={action}
      onSubmit={submit}
    >
      {proposal && <ProposalNote proposal={proposal} />}
      <BureauChoice label="主办部门" proposed={proposed} value={leadBureauId} onChange={setLead} />
      {leadBureauId !== null && (
        <>
          <ManyOf
            label="协办部门（可不选）"
            options={others.map(({ id, name }) => ({ value: id, text: name, note: noteOf(id) }))}
            values={supportBureauIds.filter((id) => id !== leadBureauId)}
            onChange={setSupport}
          />
          <ManyOf
            label="知悉部门（只看进展，可不选）"
            options={others.filter(({ id }) => !supportBureauIds.includes(id)).map(({ id, name }) => ({ value: id, text: name }))}
            values={informed.filter((id) => id !== leadBureauId && !supportBureauIds.includes(id))}
            onChange={setInformed}
          />
          <OneOf label="类别" options={categories} value={category} onChange={setCategory} />
          <TextArea label="给部门的说明（可不填）" value={note} onChange={setNote} maxLength={500} />
        </>
      )}
    </FormSheet>
  )
}
