import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../components/button'
import { TextArea } from '../../components/field'
import { Sheet } from '../../components/sheet'
import { spoken } from '../../components/spoken'
import { api } from '../../services/api'
import { Refused } from '../../services/query'
import { useAttempt } from '../../services/use-attempt'
import { toast } from '../../components/toast'
import { Phrases } from '../ticket/forms/phrases'
import { historyOf } from './use-history'
import '../ticket/forms/form.scss'

const usual = ['企业表示感谢', '已电话答复', '已当面答复', '重复的消息'].map((text) => ({ name: text, text }))
const limit = 200

interface NoReplyProps {
  roomId: string
  ticketId?: string
  onClose(): void
}

/** Ends the waiting without an answer; the reason stays in the conversation for everybody. */
export function NoReplySheet({ roomId, ticketId, onClose }: NoReplyProps) {
  const [reason, setReason] = useState('')
  const { busy, problem, attempt } = useAttempt()
  const submit = () => attempt(async (intention) => {
    const answer = await api('chat.noReply', { roomId, requestId: intention, reason, ...(ticketId ? { ticketId } : {}) })
    if (answer.ok) historyOf(ticketId ? { ticketId } : { roomId }).absorb([answer.value])
    else if (answer.refusal.code === 'wrong_state') toast('已经有人答复了')
    else throw new Refused(answer.refusal)
    onClose()
  })
  return (
    <Sheet
      open
      title="无需答复"
      onClose={onClose}
      footer={<Button kind="primary" busy={busy} disabled={reason.trim() === ''} onPress={() => void submit()}>记下理由</Button>}
    >
      <TextArea label="为什么不用答复" value={reason} onChange={setReason} maxLength={limit} placeholder="理由会留在对话里，企业也看得到" />
      <Phrases phrases={usual} text={reason} onChange={setReason} />
      {problem && <View className="form-problem" {...spoken({ role: 'alert' })}>{problem.happened}，{problem.next}。您填写的内容已保留。</View>}
    </Sheet>
  )
}
