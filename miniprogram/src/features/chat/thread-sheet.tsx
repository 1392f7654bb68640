import { View } from '@tarojs/components'
import type { Message } from '@guagou/types/chat'
import { openStates } from '@guagou/types/ticket'
import { useState } from 'react'
import { Button } from '../../components/button'
import { Empty } from '../../components/empty'
import { ErrorPanel } from '../../components/error-panel'
import { Sheet } from '../../components/sheet'
import { Skeleton } from '../../components/skeleton'
import { spoken } from '../../components/spoken'
import { toast } from '../../components/toast'
import { api } from '../../services/api'
import { Refused, useCall } from '../../services/query'
import { explain } from '../../services/refusal-text'
import { useAttempt } from '../../services/use-attempt'
import { OneOf } from '../ticket/forms/options'
import { stateWords } from '../ticket/words'
import '../ticket/forms/form.scss'
import './excerpt.scss'

type How = 'these' | 'onward' | 'copy'

const howOptions = (several: boolean) => [
  { value: 'these' as const, text: several ? '移入选中的消息' : '只移入这一条' },
  ...(several ? [] : [{ value: 'onward' as const, text: '从这条起全部移入', note: '一次最多 500 条，已归入其他诉求的不动' }]),
  { value: 'copy' as const, text: '转发一份', note: '原消息留在群里' },
]

interface ThreadSheetProps {
  roomId: string
  /** What is to go into a thread; null closes the sheet. */
  messages: readonly Pick<Message, 'id' | 'ticketId'>[] | null
  onClose(): void
  onDone(): void
}

export function ThreadSheet({ messages, ...props }: ThreadSheetProps) {
  return messages === null ? null : <Choosing messages={messages} {...props} />
}

/** Into which ticket's thread, and how. Its bureau reads there, and nowhere else. */
function Choosing({ roomId, messages, onClose, onDone }: ThreadSheetProps & { messages: readonly Pick<Message, 'id' | 'ticketId'>[] }) {
  const { data, error, refetch } = useCall('ticket.list', { states: [...openStates], limit: 100 })
  const [ticketId, setTicket] = useState<string | null>(null)
  // What is in a thread already stays there: of it only a copy can go on.
  const free = messages.every((message) => message.ticketId === null)
  const [how, setHow] = useState<How>(free ? 'these' : 'copy')
  const { busy, problem, attempt } = useAttempt()
  const tickets = data?.tickets.filter(({ id, roomId: place }) => place === roomId && !messages.some((message) => message.ticketId === id)) ?? []
  const ids = messages.map(({ id }) => id)
  const submit = (into: string) => attempt(async (intention) => {
    const common = { ticketId: into, requestId: intention }
    const answer = how === 'copy'
      ? await api('chat.forward', { ...common, messageIds: ids })
      : await api('chat.move', how === 'onward' ? { ...common, fromId: ids[0] as string } : { ...common, messageIds: ids })
    if (!answer.ok) throw new Refused(answer.refusal)
    toast('moved' in answer.value ? `已移入 ${answer.value.moved} 条消息` : `已转发 ${answer.value.messages.length} 条消息`)
    onDone()
    onClose()
  })
  return (
    <Sheet
      open
      title="移入话题"
      onClose={onClose}
      footer={<Button kind="primary" busy={busy} disabled={ticketId === null} onPress={() => void (ticketId !== null && submit(ticketId))}>{how === 'copy' ? '转发' : '移入'}</Button>}
    >
      {!data && (error ? <ErrorPanel {...explain(error)} onRetry={() => void refetch()} /> : <Skeleton rows={4} lead={false} />)}
      {data && tickets.length === 0 && <Empty title="没有可以移入的诉求" next="这家企业在办的诉求会列在这里，也可以先把消息转为诉求" />}
      {tickets.length > 0 && (
        <>
          <View className="thread-part">
            <OneOf
              label="归入哪件诉求"
              options={tickets.map((ticket) => ({ value: ticket.id, text: ticket.title, note: `${ticket.number}　${stateWords[ticket.state].text}` }))}
              value={ticketId}
              onChange={setTicket}
            />
          </View>
          {free && <View className="thread-part"><OneOf label="怎样归入" options={howOptions(messages.length > 1)} value={how} onChange={setHow} /></View>}
        </>
      )}
      {problem && <View className="form-problem" {...spoken({ role: 'alert' })}>{problem.happened}，{problem.next}</View>}
    </Sheet>
  )
}
