import { ScrollView, View } from '@tarojs/components'
import { isSaid, type Message, type Quote, type Waiting } from '@guagou/types/chat'
import { useCallback, useEffect, useLayoutEffect, useMemo, useState } from 'react'
import { Empty } from '../../components/empty'
import { Press } from '../../components/press'
import { spoken } from '../../components/spoken'
import { open } from '../../navigation'
import { platform } from '../../services/platform'
import { useToday } from '../../services/today'
import { messageWords } from '../file/words'
import { useMe } from '../session/signed-in'
import type { OutgoingMessage } from './outgoing'
import { PendingBubble } from './pending-bubble'
import { MessageSlot, rowId, type SlotContext } from './message-slot'
import { firstUnread, numberIn, slotsOf, type Slot } from './rows'
import { useScroll } from './scroll'
import { historyOf } from './use-history'
import { useListKeys } from './use-list-keys'
import { useMarkRead } from './use-mark-read'
import { useReadAloud } from './use-read-aloud'
import { waitingWords } from './waiting-words'
import { WindowedSlot } from './windowed-slot'
import type { History } from './history'
import './message-list.scss'

/** Empty slots above the messages: WeChat sends a filled one alone, but the whole list when one is put in front. */
const spareSlots = 40

interface MessageListProps {
  roomId: string
  history: History
  loadOlder(): Promise<void>
  pending: readonly OutgoingMessage[]
  retry(id: string): void
  drop(id: string): void
  /** How far the person had read when he came in. */
  readSeq: number
  titles: ReadonlyMap<string, string>
  chosen: ReadonlySet<string> | null
  onMenu(message: Message): void
  onChoose(message: Message): void
  onRewrite(text: string): void
  onReaders(message: Message): void
  waiting: Waiting | null
}

/** Tickets' cards among the messages; the same object until another card comes. */
const useCards = (messages: readonly Message[]) => {
  const cards = messages.filter(({ kind, ticketId }) => kind === 'card' && ticketId !== null)
  const key = cards.map(({ id }) => id).join()
  return useMemo(() => ({
    cards: new Map(cards.map((card) => [card.ticketId as string, card.seq])),
    numbers: new Map(cards.map((card) => [card.ticketId as string, numberIn(card.text)])),
    // `key` stands for `cards`, which is made anew by each drawing.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }), [key])
}

const useSlots = (messages: readonly Message[]): Slot[] => {
  const [drawn, setDrawn] = useState<{ messages: readonly Message[]; slots: Slot[] }>({ messages: [], slots: [] })
  if (drawn.messages === messages) return drawn.slots
  const slots = slotsOf(messages, drawn.slots)
  setDrawn({ messages, slots })
  return slots
}

/** What was new when the room was opened stays marked until it is left. */
const useUnreadMark = (history: History, readSeq: number, meId: string): string | null => {
  const [mark, setMark] = useState<{ id: string | null } | null>(null)
  if (mark === null && history.loaded) {
    const opened = { id: firstUnread(history.messages, readSeq, meId)?.id ?? null }
    setMark(opened)
    return opened.id
  }
  return mark?.id ?? null
}

const topWords = ({ loadingOlder, hasOlder, messages }: History): string => {
  if (loadingOlder) return '正在加载更早的消息…'
  return hasOlder || messages.length === 0 ? '' : '以上是全部消息'
}

/** The newest message that one has said openly, as others see it. */
const newestOf = (messages: readonly Message[], meId: string): string | null => {
  for (let place = messages.length - 1; place >= 0; place -= 1) {
    const { id, author, kind, ticketId, held } = messages[place] as Message
    if (author.id === meId && isSaid(kind) && ticketId === null && !held) return id
  }
  return null
}

export function MessageList({
  roomId, history, loadOlder, pending, retry, drop, readSeq, titles, chosen, onMenu, onChoose, onRewrite, onReaders, waiting,
}: MessageListProps) {
  const me = useMe()
  const { messages, loaded, hasOlder, loadingOlder } = history
  const slots = useSlots(messages)
  const { cards, numbers } = useCards(messages)
  const unreadId = useUnreadMark(history, readSeq, me.id)
  const first = messages[0]
  const last = messages.at(-1)
  const older = useCallback(() => void loadOlder(), [loadOlder])
  const scroll = useScroll({
    ready: loaded,
    openAt: unreadId === null ? null : rowId({ id: unreadId }),
    first: first ? rowId(first) : null,
    last: pending.length > 0 ? 'messages-end' : last ? rowId(last) : null,
    hasOlder, loadingOlder, loadOlder: older,
  })
  const fresh = useMarkRead({ roomId, messages, meId: me.id, readSeq, atEnd: loaded && scroll.atEnd })
  const { toEnd, toMessage } = scroll
  const { markedId, toQuote } = useJump(roomId, history, toMessage)
  const waits = waiting === null ? null : { since: waiting.since, words: waitingWords(waiting) }
  const waitingKey = waits === null ? '' : `${waits.since} ${waits.words}`
  useFollowOwn(pending, toEnd)

  const mineId = useMemo(() => newestOf(messages, me.id), [messages, me.id])

  useReadAloud(messages, loaded, me.id)
  const keys = useListKeys()
  const today = useToday()
  const context = useMemo((): SlotContext => (
    { roomId, meId: me.id, titles, numbers, cards, unreadId, today, chosen, onMenu, onChoose, onRewrite, onQuote: toQuote, markedId, mineId, onReaders: chosen === null ? onReaders : undefined, waiting: waits }
    // `waitingKey` stands for `waits`, which is made anew by each drawing.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  ), [roomId, me.id, titles, numbers, cards, unreadId, today, chosen, onMenu, onChoose, onRewrite, toQuote, markedId, mineId, onReaders, waitingKey])
  const top = slots[0]?.number ?? 0
  const spare = Math.max(0, Math.min(spareSlots, top))
  return (
    <View className="list" ref={keys}>
      <ScrollView className="list-scroll" scrollY {...scroll.view} {...spoken({ role: 'log', label: '消息', live: 'off' })}>
        <View className="messages">
          <View className="list-top">{topWords(history)}</View>
          {loaded && messages.length === 0 && pending.length === 0 && (
            <Empty title="还没有消息" next="遇到困难，在下面说一句就行：挂钩干部会看到，事事有回应、件件有落实" />
          )}
          {platform === 'wechat' && Array.from({ length: spare }, (_, place) => (
            <MessageSlot key={top - spare + place} slot={null} context={context} />
          ))}
          {slots.map((slot) => (platform === 'browser'
            ? <WindowedSlot key={slot.number} slot={slot} context={context} />
            : <MessageSlot key={slot.number} slot={slot} context={context} />))}
          <View id="messages-end" className="list-end">
            {pending.map((row) => <PendingBubble key={row.id} row={row} onRetry={retry} onDrop={drop} />)}
          </View>
        </View>
      </ScrollView>
      {loaded && !scroll.atEnd && (
        <Press className="list-pill" onPress={toEnd}>{fresh > 0 ? `${fresh} 条新消息` : '回到最新'}</Press>
      )}
      {platform === 'wechat' && (
        <View className="list-said" {...spoken({ live: 'polite' })}>
          {last && last.kind !== 'recalled' && last.author.id !== me.id && last.id !== unreadId && fresh > 0 ? `${last.author.name}：${messageWords(last)}` : ''}
        </View>
      )}
    </View>
  )
}

/** Older pages are loaded for a quoted message so many times; one that lies further back is shown on a page of its own. */
const pagesToQuote = 3
const markedFor = 2_000

/** Leads to a message that was quoted, and marks it for a moment. */
const useJump = (roomId: string, { messages }: History, toMessage: (message: Pick<Message, 'id' | 'seq'>) => void) => {
  const [wanted, setWanted] = useState<{ id: string; seq: number } | null>(null)
  const [markedId, setMarked] = useState<string | null>(null)
  const loaded = wanted !== null && messages.some(({ id }) => id === wanted.id)
  useEffect(() => {
    if (!wanted || !loaded) return
    setMarked(wanted.id)
    toMessage(wanted)
    setWanted(null)
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only the arrival of the message counts
  }, [wanted, loaded])
  useEffect(() => {
    if (markedId === null) return
    const timer = setTimeout(() => setMarked(null), markedFor)
    return () => clearTimeout(timer)
  }, [markedId])
  const toQuote = useCallback(({ id, seq }: Quote) => {
    const store = historyOf({ roomId })
    setWanted({ id, seq })
    void store.reach(seq - 1, pagesToQuote).then(() => {
      if (store.read().messages.some((message) => message.id === id)) return
      setWanted(null)
      open('search', { roomId, seq })
    })
  }, [roomId])
  return { markedId, toQuote }
}

/** What I have just sent is followed, wherever I was reading. */
const useFollowOwn = (pending: readonly OutgoingMessage[], toEnd: () => void): void => {
  const newest = pending.at(-1)?.id
  useLayoutEffect(() => {
    if (newest !== undefined) toEnd()
  }, [newest, toEnd])
}
