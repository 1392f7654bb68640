import { View } from '@tarojs/components'
import { currentTime } from '../../../services/clock'
import { deadlineText } from '../../../words/dates'
import { useAction } from '../use-action'
import { actionWords } from '../words'
import type { FormProps } from './form'
import { FormSheet } from './form-sheet'

export function ExtendGrantForm({ ticket, close, done }: FormProps) {
  const action = useAction('extend.grant', ticket.id, done)
  return (
    <FormSheet
      title={actionWords['extend.grant']}
      close={close}
      submit={`同意延期 ${ticket.extension?.workingDays ?? ''} 个工作日`}
      missing={null}
      action={action}
      onSubmit={() => void action.submit({})}
    >
      {ticket.due && <View className="form-note">现在的截止时间是 {deadlineText(ticket.due.at, currentTime())}，同意后顺延 {ticket.extension?.workingDays ?? ''} 个工作日，企业会看到新的日期和理由。</View>}
      <View className="form-label">{ticket.responsible.name} 的理由</View>
      <View className="form-quote">{ticket.extension?.reason ?? ''}</View>
    </FormSheet>
  )
}
