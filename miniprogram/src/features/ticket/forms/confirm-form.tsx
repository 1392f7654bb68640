import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Needs } from '@guagou/types/ticket'
import { TextArea } from '../../../components/field'
import { Rating, type Stars } from '../../../components/rating'
import { useAskConsent } from '../../chat/use-ask-consent'
import { useAction } from '../use-action'
import { actionWords, outcomeWords, resultWords } from '../words'
import type { FormProps } from './form'
import { FormSheet } from './form-sheet'
import { OneOf } from './options'

type Outcome = Needs<'confirm'>['outcome']

const outcomes = [
  { value: 'solved', text: outcomeWords.solved, note: '问题解决了' },
  { value: 'infeasible', text: outcomeWords.infeasible, note: '接受说明，目前确实办不了' },
  { value: 'unsolved', text: outcomeWords.unsolved, note: '结束办理，如实记为未解决；想继续办请用“要求重办”' },
] as const satisfies { value: Outcome; text: string; note: string }[]

/** The enterprise has the last word. Nothing is rated beforehand, and rating is left to it. */
export function ConfirmForm({ ticket, close, done }: FormProps) {
  const action = useAction('confirm', ticket.id, done)
  const askConsent = useAskConsent()
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const [stars, setStars] = useState<Stars | null>(null)
  const [comment, setComment] = useState('')
  const submit = () => {
    if (outcome === null) return
    // First thing in the tap: WeChat opens its popup for nothing else.
    askConsent()
    void action.submit({
      outcome,
      ...(stars === null ? {} : { rating: stars, ...(comment.trim() === '' ? {} : { comment }) }),
    })
  }
  return (
    <FormSheet
      title={actionWords.confirm}
      close={close}
      submit="确认"
      missing={outcome === null ? '请选择结果' : null}
      action={action}
      onSubmit={submit}
    >
      {ticket.answer && (
        <>
          <View className="form-label">{ticket.answer.by.name}的答复：{resultWords[ticket.answer.result]}</View>
          <View className="form-quote">{ticket.answer.text}</View>
        </>
      )}
      <OneOf label="结果" options={outcomes} value={outcome} onChange={setOutcome} />
      <View className="form-label" aria-hidden="true">满意度（可不评）</View>
      <View className="form-rating"><Rating label="满意度（可不评）" value={stars} onChange={setStars} /></View>
      {stars !== null && <TextArea label="想说的话（可不填）" value={comment} onChange={setComment} maxLength={500} />}
    </FormSheet>
  )
}
