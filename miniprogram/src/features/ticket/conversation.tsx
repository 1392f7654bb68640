import { View } from '@tarojs/components'
import type { Message, Quote } from '@guagou/types/chat'
import type { HistoryEntry } from '@guagou/types/ticket-view'
import { useEffect, useMemo, useState } from 'react'
import { Button } from '../../components/button'
import { NoticeBar } from '../../components/notice-bar'
import { open } from '../../navigation'
import { currentTime } from '../../services/clock'
import { explain } from '../../services/refusal-text'
import { clockText, dayNumber, dayText } from '../../words/moments'
import { Bubble } from '../chat/bubble'
import { lineWords } from '../chat/line-words'
import { MessageMenu } from '../chat/message-menu'
import type { useOutgoing } from '../chat/outgoing'
import { PromiseMark } from '../chat/promise-mark'
import { PendingBubble } from '../chat/pending-bubble'
import { Recalled, Refused } from '../chat/recalled'
import { useHistory } from '../chat/use-history'
import { useMe } from '../session/signed-in'
import { shownFirst, timelineOf, type Moment } from './timeline'
import { historyWords } from './words'
import './conversation.scss'

function Happened({ entry }: { entry: HistoryEntry }) {
  return (
    <View className="happened">
      <View className="happened-line">{clockText(entry.at)}　{historyWords(entry)}</View>
      {entry.text !== null && entry.action !== 'raise' && <View className="happened-text">{entry.text}</View>}
    </View>
  )
}

interface SaidProps {
  ticketId: string
  message: Message
  meId: string
  onMenu(message: Message): void
  onRewrite(text: string): void
  onJump(quote: Quote): void
}

function Said({ ticketId, message, meId, onMenu, onRewrite, onJump }: SaidProps) {
  const { quote } = message
  const mine = message.author.id === meId
  if (message.kind === 'line') return <View className="happened"><View className="happened-line">{lineWords(message)}</View></View>
  if (message.kind === 'recalled') return <Recalled message={message} mine={mine} onRewrite={onRewrite} />
  if (message.kind === 'refused') return <Refused message={message} mine={mine} />
  return (
    <Bubble
      message={message}
      mine={mine}
      onLongPress={() => onMenu(message)}
      {...(quote && quote.kind !== 'hidden' ? { onQuote: () => onJump(quote) } : {})}
      {...(message.promise ? { under: <PromiseMark message={message} promise={message.promise} mine={mine} target={{ ticketId }} /> } : {})}
    />
  )
}

interface TicketConversationProps {
  ticketId: string
  roomId: string
  history: readonly HistoryEntry[]
  outgoing: ReturnType<typeof useOutgoing>
  /** Puts recalled words back into the composer. */
  onRewrite(text: string): void
  /** Answers a message. */
  onQuote(message: Message): void
  /** Scrolls to what has this id. */
  show(id: string): void
}

/** Milliseconds for which the message that was looked for stands out. */
const markedFor = 2_000

const opensDay = (moment: Moment, before: Moment | undefined): boolean =>
  before === undefined || dayNumber(moment.at) !== dayNumber(before.at)

/** What was said in the ticket's thread and what happened to it, oldest first. */
export function TicketConversation({ ticketId, roomId, history, outgoing, onRewrite, onQuote, show }: TicketConversationProps) {
  const me = useMe()
  const target = useMemo(() => ({ ticketId }), [ticketId])
  const { messages, trouble, catchUp } = useHistory(target)
  const [menu, setMenu] = useState<Message | null>(null)
  const [all, setAll] = useState(false)
  const line = timelineOf(messages, history)
  const shown = all ? line : line.slice(-shownFirst)
  const [marked, setMarked] = useState<string | null>(null)
  useEffect(() => {
    if (marked === null) return
    show(`said-${marked}`)
    const timer = setTimeout(() => setMarked(null), markedFor)
    return () => clearTimeout(timer)
  }, [marked, show])
  const jump = ({ id, seq }: Quote) => {
    // What was quoted in the room, before the matter had a thread, is looked at there.
    if (!messages.some((message) => message.id === id)) return open('search', { roomId, seq })
    if (shown.every(({ key }) => key !== id)) setAll(true)
    setMarked(id)
  }
  return (
    <View className="ticket-talk">
      {trouble !== null && (
        <NoticeBar text={`${explain(trouble).happened}，恢复后会自动更新`} tone="warning" action={{ text: '刷新', onPress: () => void catchUp() }} />
      )}
      {shown.length < line.length && (
        <View className="ticket-talk-older">
          <Button size="inline" kind="quiet" onPress={() => setAll(true)}>查看更早的 {line.length - shown.length} 条</Button>
        </View>
      )}
      {shown.map((moment, n) => (
        <View key={moment.key} id={`said-${moment.key}`} className={moment.key === marked ? 'row-marked' : ''}>
          {opensDay(moment, shown[n - 1]) && <View className="ticket-talk-day">{dayText(moment.at, currentTime())}</View>}
          {moment.kind === 'happened' && <Happened entry={moment.entry} />}
          {moment.kind === 'said' && <Said ticketId={ticketId} message={moment.message} meId={me.id} onMenu={setMenu} onRewrite={onRewrite} onJump={jump} />}
        </View>
      ))}
      {outgoing.pending.map((row) => <PendingBubble key={row.id} row={row} onRetry={outgoing.retry} onDrop={outgoing.drop} />)}
      <MessageMenu target={target} message={menu} onClose={() => setMenu(null)} onQuote={onQuote} />
    </View>
  )
}
