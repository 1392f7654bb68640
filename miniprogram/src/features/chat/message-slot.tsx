import { Text, View } from '@tarojs/components'
import type { Message, Quote } from '@guagou/types/chat'
import { memo, useMemo } from 'react'
import { Press } from '../../components/press'
import { spoken } from '../../components/spoken'
import { open } from '../../navigation'
import { clockText, dayText } from '../../words/moments'
import { useCard } from '../ticket/calls'
import { TicketCard } from '../ticket/card'
import { Bubble } from './bubble'
import { PromiseMark } from './promise-mark'
import { ReadMark } from './read-mark'
import { briefOf } from './quote-words'
import { lineWords } from './line-words'
import { Recalled, Refused } from './recalled'
import { rowsOf, type CardSeqs, type Row, type Slot } from './rows'

export const rowId = (message: Pick<Message, 'id'>): string => `row-${message.id}`

export interface SlotContext {
  roomId: string
  meId: string
  /** What each member is, by person. */
  titles: ReadonlyMap<string, string>
  /** Tickets' numbers, by ticket. */
  numbers: ReadonlyMap<string, string>
  cards: CardSeqs
  /** The message above which the unread ones begin. */
  unreadId: string | null
  /** A moment of today. */
  today: number
  /** Ids of the messages chosen; null while nobody is choosing. */
  chosen: ReadonlySet<string> | null
  /** Missing where messages are only to be read. */
  onMenu: ((message: Message) => void) | undefined
  onChoose(message: Message): void
  /** Puts recalled words back into the composer. */
  onRewrite(text: string): void
  /** Leads to a message that was quoted. */
  onQuote(quote: Quote): void
  /** The message that was looked for. */
  markedId: string | null
  /** My newest message, under which stands who has read it, and what leads to their names. */
  mineId: string | null
  onReaders: ((message: Message) => void) | undefined
  /** Since when the enterprise waits for an answer, and how long the answer may still take; null when it does not. */
  waiting: { since: number; words: string } | null
}

const openTicket = (ticketId: string | null) => {
  if (ticketId !== null) open('ticket', { id: ticketId })
}

const rowOfQuote = (quote: Quote, context: SlotContext) => (quote.kind === 'hidden' ? undefined : () => context.onQuote(quote))

function Said({ row: { message, kind }, context }: { row: Row; context: SlotContext }) {
  const { meId, titles, numbers, chosen, onMenu, onChoose } = context
  const { ticketId } = message
  const number = ticketId === null ? undefined : numbers.get(ticketId)
  const waits = context.waiting !== null && kind === 'said' && message.author.side === 'enterprise' && message.at >= context.waiting.since
  const choosable = chosen !== null && ticketId === null
  return (
    <Bubble
      message={message}
      mine={message.author.id === meId}
      title={titles.get(message.author.id)}
      {...(message.quote ? { onQuote: rowOfQuote(message.quote, context) } : {})}
      {...(message.promise ? { under: <PromiseMark message={message} promise={message.promise} mine={onMenu !== undefined && message.author.id === meId} target={{ roomId: context.roomId }} /> } : {})}
      {...(message.id === context.mineId && context.onReaders ? { read: <ReadMark roomId={context.roomId} message={message} onPress={context.onReaders} /> } : {})}
      {...(waits ? { waiting: message.at === context.waiting!.since ? context.waiting!.words : '待答复' } : {})}
      {...(kind === 'moved' ? { note: { text: `已归入诉求 ${number ?? ''}`, onPress: () => openTicket(ticketId) } } : {})}
      {...(chosen === null && onMenu ? { onLongPress: () => onMenu(message) } : {})}
      {...(choosable ? { onChoose: () => onChoose(message), selected: chosen.has(message.id) } : {})}
    />
  )
}

/** What was written in a ticket's thread: one line here, the whole of it there. */
function Reply({ message, number }: { message: Message; number: string | undefined }) {
  const where = number === undefined ? '诉求' : `诉求 ${number}`
  return (
    <Press className="quiet quiet-reply" onPress={() => openTicket(message.ticketId)}>
      <Text className="quiet-where">{message.author.name} 回复{where}：</Text>
      {briefOf(message)}
    </Press>
  )
}

/** Its card lies in older messages that are not loaded. */
function DistantReply({ message, ticketId }: { message: Message; ticketId: string }) {
  const { data } = useCard(ticketId)
  return <Reply message={message} number={data?.number} />
}

function Content({ row, context }: { row: Row; context: SlotContext }) {
  const { message, kind } = row
  if (kind === 'card' && message.ticketId !== null) {
    return (
      <View className="card-row">
        <View className="card-by">{message.author.name} 提出诉求　{clockText(message.at)}</View>
        <TicketCard ticketId={message.ticketId} text={message.text} />
      </View>
    )
  }
  if (kind === 'reply' && message.ticketId !== null) {
    const number = context.numbers.get(message.ticketId)
    return number === undefined
      ? <DistantReply message={message} ticketId={message.ticketId} />
      : <Reply message={message} number={number} />
  }
  if (kind === 'recalled') {
    return <Recalled message={message} mine={message.author.id === context.meId} onRewrite={message.ticketId === null && context.onMenu ? context.onRewrite : undefined} />
  }
  if (kind === 'refused') return <Refused message={message} mine={message.author.id === context.meId} />
  if (kind === 'line' && message.line?.event === 'moved' && message.ticketId !== null) {
    return <Press className="quiet quiet-reply" onPress={() => openTicket(message.ticketId)}>{lineWords(message, context.numbers.get(message.ticketId))}</Press>
  }
  if (kind === 'line') return <View className="quiet">{lineWords(message)}</View>
  if (kind !== 'said' && kind !== 'moved') return <View className="quiet">{message.text}</View>
  return <Said row={row} context={context} />
}

/** A run of messages; drawn anew only when one of them changes. Without messages it keeps its place for older ones. */
export const MessageSlot = memo(function MessageSlot({ slot, context }: { slot: Slot | null; context: SlotContext }) {
  return <View className="slot"><Rows slot={slot} context={context} /></View>
})

/** The rows of a slot, without its frame. */
export function Rows({ slot, context, prefix = '' }: { slot: Slot | null; context: SlotContext; prefix?: string }) {
  const rows = useMemo(() => (slot ? rowsOf(slot, context.cards) : []), [slot, context.cards])
  return (
    <>
      {rows.map((row) => (
        <View key={row.message.id} id={`${prefix}${rowId(row.message)}`} className={context.markedId === row.message.id ? 'row row-marked' : 'row'}>
          {row.opensDay && (
            <View className="separator">{dayText(row.message.at, context.today)} {clockText(row.message.at)}</View>
          )}
          {context.unreadId === row.message.id && (
            <View className="unread" {...spoken({ role: 'separator', label: '以下是未读消息' })}>以下是未读消息</View>
          )}
          <Content row={row} context={context} />
        </View>
      ))}
    </>
  )
}
