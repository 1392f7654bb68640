import type { Category } from '@guagou/types/ticket'
import { useState } from 'react'
import { TextArea } from '../../../components/field'
import { useBureaus } from '../calls'
import { useAction } from '../use-action'
import { actionWords } from '../words'
import { BureauChoice } from './bureau-choice'
import { categoryOptions } from './category-options'
import type { FormProps } from './form'
import { FormSheet } from './form-sheet'
import { ManyOf, OneOf } from './options'

export function RouteForm({ ticket, close, done }: FormProps) {
  const action = useAction('route', ticket.id, done)
  const { data } = useBureaus()
  const [leadBureauId, setLead] = useState<string | null>(null)
  const [supportBureauIds, setSupport] = useState<string[]>([])
  const [category, setCategory] = useState<Category>(ticket.category)
  const [note, setNote] = useState('')
  const others = (data?.bureaus ?? []).filter((bureau) => bureau.id !== leadBureauId)
  const submit = () => {
    if (leadBureauId === null) return
    void action.submit({
      leadBureauId,
      supportBureauIds: supportBureauIds.filter((id) => id !== leadBureauId),
      category,
      ...(note.trim() === '' ? {} : { note }),
    })
  }
  return (
    <FormSheet
      title={actionWords.route}
      close={close}
      submit="派单"
      missing={leadBureauId === null ? '请选择主办部门' : null}
      action={action}
      onSubmit={submit}
    >
      <BureauChoice label="主办部门" about={`${ticket.title} ${ticket.text}`} value={leadBureauId} onChange={setLead} />
      {leadBureauId !== null && (
        <>
          <ManyOf
            label="协办部门（可不选）"
            options={others.map(({ id, name }) => ({ value: id, text: name }))}
            values={supportBureauIds.filter((id) => id !== leadBureauId)}
            onChange={setSupport}
          />
          <OneOf label="类别" options={categoryOptions} value={category} onChange={setCategory} />
          <TextArea label="给部门的说明（可不填）" value={note} onChange={setNote} maxLength={500} />
        </>
      )}
    </FormSheet>
  )
}
