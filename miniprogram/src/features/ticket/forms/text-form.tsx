import { View } from '@tarojs/components'
import type { PersonAction } from '@guagou/types/ticket'
import type { Ticket } from '@guagou/types/ticket-view'
import { useState, type ComponentType } from 'react'
import type { Stretch } from '../../../components/select-text'
import { TextArea } from '../../../components/field'
import { useAction, type Given } from '../use-action'
import { useDraft } from '../use-draft'
import { actionWords } from '../words'
import type { FormProps } from './form'
import { FormSheet } from './form-sheet'
import { Phrases, blankWords, hasBlank, type Phrase } from './phrases'

interface OneText<A extends PersonAction> {
  /** The one thing the action needs. */
  field: keyof Given<A> & string
  label: string
  maxLength: number
  submit: string
  optional?: boolean
  danger?: boolean
  hint?: string
  phrases?: readonly Phrase[]
  /** What the writer has to know beforehand. */
  before?: (ticket: Ticket) => { label: string; text: string } | null
}

/** The form of an action that needs one text and nothing else. */
export const textForm = <A extends PersonAction>(name: A, words: OneText<A>): ComponentType<FormProps> =>
  function TextForm({ ticket, close, done }: FormProps) {
    const draft = useDraft(`${name}.${ticket.id}`)
    const action = useAction(name, ticket.id, (moved) => {
      draft.forget()
      done(moved)
    })
    const [blank, setBlank] = useState<Stretch | null>(null)
    const empty = draft.text.trim() === ''
    const missing = empty && !words.optional ? `请填写：${words.label}` : hasBlank(draft.text) ? blankWords : null
    const before = words.before?.(ticket) ?? null
    return (
      <FormSheet
        title={actionWords[name]}
        close={close}
        submit={words.submit}
        danger={words.danger ?? false}
        missing={missing}
        action={action}
        onSubmit={() => void action.submit((empty ? {} : { [words.field]: draft.text }) as Given<A>)}
      >
        {before && (
          <>
            <View className="form-label">{before.label}</View>
            <View className="form-quote">{before.text}</View>
          </>
        )}
        <TextArea
          label={words.label}
          value={draft.text}
          onChange={draft.write}
          maxLength={words.maxLength}
          select={blank}
          {...(words.hint === undefined ? {} : { hint: words.hint })}
        />
        {words.phrases && <Phrases phrases={words.phrases} text={draft.text} onChange={draft.write} onBlank={setBlank} />}
      </FormSheet>
    )
  }
