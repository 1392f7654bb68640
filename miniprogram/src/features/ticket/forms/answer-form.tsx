import { useState } from 'react'
import type { Needs } from '@guagou/types/ticket'
import { TextArea } from '../../../components/field'
import type { Stretch } from '../../../components/select-text'
import { useAction } from '../use-action'
import { useDraft } from '../use-draft'
import { actionWords, resultWords } from '../words'
import type { FormProps } from './form'
import { FormSheet } from './form-sheet'
import { OneOf } from './options'
import { Phrases, blankWords, hasBlank, type Phrase } from './phrases'

type AnswerResult = Needs<'answer'>['result']

const phrases: Record<AnswerResult, readonly Phrase[]> = {
  done: [
    { name: '已办理完成', text: '您反映的事项已办理完成：〔写明办成了什么、怎么取件或查询〕。' },
    { name: '政策解答', text: '按照〔文件或条款〕，〔写明结论〕。如需材料清单，请直接在这里说。' },
  ],
  partly: [
    { name: '部分办成', text: '目前已办成〔哪一部分〕，其余〔哪一部分〕预计〔日期〕前完成，由〔谁〕跟进。' },
  ],
  infeasible: [
    { name: '暂不具备条件', text: '经核实，目前〔写明原因和依据〕，暂不具备办理条件。建议〔写明可行的办法〕；条件变化后我们会主动联系您。' },
  ],
}

const results = (Object.keys(resultWords) as AnswerResult[]).map((value) => ({ value, text: resultWords[value] }))

export function AnswerForm({ ticket, close, done }: FormProps) {
  const draft = useDraft(`answer.${ticket.id}`)
  const action = useAction('answer', ticket.id, (answered) => {
    draft.forget()
    done(answered)
  })
  const [blank, setBlank] = useState<Stretch | null>(null)
  const [result, setResult] = useState<AnswerResult>('done')
  const missing = draft.text.trim() === '' ? '请写明答复内容' : hasBlank(draft.text) ? blankWords : null
  return (
    <FormSheet
      title={`${actionWords.answer} · ${ticket.enterprise.name}`}
      close={close}
      submit="发出答复"
      missing={missing}
      action={action}
      onSubmit={() => void action.submit({ result, text: draft.text })}
    >
      <TextArea
        label="答复内容"
        value={draft.text}
        onChange={draft.write}
        maxLength={2_000}
        placeholder={`答复“${ticket.title}”`}
        hint="企业会看到全文，并确认是否解决"
        select={blank}
      />
      <Phrases phrases={phrases[result]} text={draft.text} onChange={draft.write} onBlank={setBlank} />
      <OneOf label="办理结果" options={results} value={result} onChange={setResult} />
    </FormSheet>
  )
}
