import { TextArea } from '../../../components/field'
import { useAction } from '../use-action'
import { useDraft } from '../use-draft'
import { actionWords } from '../words'
import type { FormProps } from './form'
import { FormSheet } from './form-sheet'

/** Nobody is sent away without another way. */
export function DeclineForm({ ticket, close, done }: FormProps) {
  const reason = useDraft(`decline.${ticket.id}.reason`)
  const otherWay = useDraft(`decline.${ticket.id}.way`)
  const action = useAction('decline', ticket.id, (declined) => {
    reason.forget()
    otherWay.forget()
    done(declined)
  })
  const missing = reason.text.trim() === '' ? '请写明原因' : otherWay.text.trim() === '' ? '请给企业指一条别的路' : null
  return (
    <FormSheet
      title={actionWords.decline}
      close={close}
      submit="告知企业"
      danger
      missing={missing}
      action={action}
      onSubmit={() => void action.submit({ reason: reason.text, otherWay: otherWay.text })}
    >
      <TextArea label="不予受理的原因" value={reason.text} onChange={reason.write} maxLength={500} />
      <TextArea label="企业可以怎么办" value={otherWay.text} onChange={otherWay.write} maxLength={500} placeholder="找哪里、带什么、打哪个电话" />
    </FormSheet>
  )
}
