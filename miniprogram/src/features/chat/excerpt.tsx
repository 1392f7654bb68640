import { View } from '@tarojs/components'
import type { Message } from '@guagou/types/chat'
import { useEffect, useMemo, useState } from 'react'
import { Button } from '../../components/button'
import { ErrorPanel } from '../../components/error-panel'
import { Skeleton } from '../../components/skeleton'
import { callQuery, useCall } from '../../services/query'
import { bringIntoView } from '../../services/into-view'
import { explain, type Explanation } from '../../services/refusal-text'
import { useToday } from '../../services/today'
import { useMe } from '../session/signed-in'
import { merged } from './merge'
import { Rows, rowId, type SlotContext } from './message-slot'
import { numberIn } from './rows'
import { titleOf } from './titles'
import './message-list.scss'
import './excerpt.scss'

const nothing = () => undefined
const pageSize = 40

interface Loaded {
  messages: readonly Message[]
  hasOlder: boolean
  hasNewer: boolean
}

/** A piece of a room's history around one place, to be read; older and newer pages come at the reader's wish. */
export function Excerpt({ roomId, seq }: { roomId: string; seq: number }) {
  const me = useMe()
  const today = useToday()
  const { data: room } = useCall('chat.room', { roomId })
  const [loaded, setLoaded] = useState<Loaded | null>(null)
  const [problem, setProblem] = useState<Explanation | null>(null)
  const [at, setAt] = useState(seq)
  const load = (place: number, limit = pageSize) => {
    setProblem(null)
    callQuery('chat.around', { roomId, seq: place, limit }).queryFn().then((page) => {
      setLoaded((before) => {
        const first = before?.messages[0]?.seq ?? Number.MAX_SAFE_INTEGER
        const last = before?.messages.at(-1)?.seq ?? 0
        const reachesUp = (page.messages[0]?.seq ?? first) < first
        const reachesDown = (page.messages.at(-1)?.seq ?? last) > last
        return {
          messages: merged(before?.messages ?? [], page.messages),
          hasOlder: reachesUp || !before ? page.hasOlder : before.hasOlder && (place > first || page.hasOlder),
          hasNewer: reachesDown || !before ? page.hasNewer : before.hasNewer && (place < last || page.hasNewer),
        }
      })
    }, (error: unknown) => setProblem(explain(error)))
  }
  // eslint-disable-next-line react-hooks/exhaustive-deps -- one excerpt begins at one place
  useEffect(() => load(seq), [roomId, seq])
  const messages = loaded?.messages
  const marked = messages?.find((message) => message.seq >= at)
  useEffect(() => {
    if (!marked || at !== seq) return
    const timer = setTimeout(() => bringIntoView(`excerpt-${rowId(marked)}`), 60)
    return () => clearTimeout(timer)
  }, [marked, at, seq])
  const context = useMemo((): SlotContext => {
    const cards = messages?.filter(({ kind, ticketId }) => kind === 'card' && ticketId !== null) ?? []
    return {
      roomId, meId: me.id, titles: new Map(room?.members.map((member) => [member.id, titleOf(member)])),
      numbers: new Map(cards.map((card) => [card.ticketId as string, numberIn(card.text)])),
      cards: new Map(cards.map((card) => [card.ticketId as string, card.seq])),
      unreadId: null, today, chosen: null, onMenu: undefined, onChoose: nothing, onRewrite: nothing, mineId: null, onReaders: undefined,
      onQuote: (quote) => {
        setAt(quote.seq)
        load(quote.seq)
      },
      markedId: marked?.id ?? null, waiting: null,
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [roomId, messages, me.id, room, today, marked])
  if (problem && !loaded) return <ErrorPanel {...problem} onRetry={() => load(seq)} />
  if (!loaded || !messages) return <Skeleton rows={8} />
  const slot = { number: 0, messages, previousAt: null }
  return (
    <View className="excerpt">
      {loaded.hasOlder && <Button kind="quiet" onPress={() => load(messages[0]?.seq ?? 0, 2 * pageSize)}>查看更早的消息</Button>}
      <Rows slot={slot} context={context} prefix="excerpt-" />
      {loaded.hasNewer && <Button kind="quiet" onPress={() => load((messages.at(-1)?.seq ?? 0) + 1, 2 * pageSize)}>查看更新的消息</Button>}
    </View>
  )
}
