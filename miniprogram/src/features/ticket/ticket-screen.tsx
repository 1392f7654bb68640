import { ScrollView, View } from '@tarojs/components'
import type { Message } from '@guagou/types/chat'
import type { Ticket } from '@guagou/types/ticket-view'
import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react'
import { Empty } from '../../components/empty'
import { ErrorPanel } from '../../components/error-panel'
import { NoticeBar } from '../../components/notice-bar'
import { Screen } from '../../components/screen'
import { Skeleton } from '../../components/skeleton'
import { openTab } from '../../navigation'
import type { LocalFile } from '../../services/local-file'
import { explain } from '../../services/refusal-text'
import { Refused } from '../../services/query'
import { Composer, type Rewrite } from '../chat/composer'
import { NoReplySheet } from '../chat/no-reply-sheet'
import { useOutgoing, type Beside } from '../chat/outgoing'
import { useTakeBack } from '../chat/use-take-back'
import { useWaiting } from '../chat/use-waiting'
import { waitingWords } from '../chat/waiting-words'
import { useSeen } from '../notify/use-seen'
import { ActionBar } from './action-bar'
import { useActionSheet } from './action-sheet'
import { useTicket } from './calls'
import { usePeople } from './use-people'
import { TicketConversation } from './conversation'
import { TicketAnswer, TicketApproval, TicketDeclined, TicketFacts, TicketOwed, TicketPlan, TicketSupervision } from './ticket-facts'
import { TicketLooks } from './looks'
import { TicketHead } from './ticket-head'
import './ticket-screen.scss'

interface TicketScreenProps {
  ticketId: string
  tab?: boolean
  /** On a desktop the list of tickets. */
  side?: ReactNode
}

/** One ticket: what it is, its conversation and history, and the buttons that I may press now. */
export function TicketScreen({ ticketId, tab = false, side }: TicketScreenProps) {
  const { data: ticket, error, refetch } = useTicket(ticketId)
  useSeen(ticketId, ticket !== undefined)
  const refresh = () => void refetch()
  const lost = error instanceof Refused && error.refusal.code === 'not_found'
  const content = () => {
    if (ticket && lost) {
      return (
        <Empty
          title="这件诉求已经不在您这里"
          next="它已退回或转给别人，或者您不再负责这家企业。"
          action={{ text: '看我的诉求', onPress: () => openTab('tickets') }}
        />
      )
    }
    if (ticket) return <OpenTicket ticket={ticket} outdated={error ? explain(error).happened : null} refresh={refresh} />
    return error ? <ErrorPanel {...explain(error)} onRetry={refresh} /> : <Skeleton rows={6} lead={false} />
  }
  return (
    <Screen title={ticket && !lost ? `诉求 ${ticket.number}` : '诉求'} fixed tab={tab} side={side}>
      {content()}
    </Screen>
  )
}

/** After my own words the end of the conversation comes into sight; `show` brings something else there. */
const useInSight = (count: number) => {
  const [mark, setMark] = useState('')
  // The same place is shown again only after another value.
  const show = useCallback((id: string) => {
    setMark('')
    setTimeout(() => setMark(id), 0)
  }, [])
  const before = useRef(count)
  useEffect(() => {
    if (count > before.current) setMark(`ticket-end-${count}`)
    before.current = count
  }, [count])
  return { mark, endId: `ticket-end-${count}`, show }
}

interface OpenTicketProps {
  ticket: Ticket
  outdated: string | null
  refresh(): void
}

function OpenTicket({ ticket, outdated, refresh }: OpenTicketProps) {
  const outgoing = useOutgoing({ ticketId: ticket.id })
  const { open, sheet } = useActionSheet()
  const [sent, setSent] = useState(0)
  const { mark, endId, show } = useInSight(sent)
  const { send, sendFiles, pending, drop } = outgoing
  const [rewrite, setRewrite] = useState<Rewrite | null>(null)
  useTakeBack(pending, drop, setRewrite)
  const [quote, setQuote] = useState<Message | null>(null)
  const unquote = useCallback(() => setQuote(null), [])
  const waiting = useWaiting().find((place) => place.ticket?.id === ticket.id)
  const [settling, setSettling] = useState(false)
  const people = usePeople(ticket)
  const say = useCallback((text: string, beside: Beside) => {
    send(text, beside)
    setSent((count) => count + 1)
  }, [send])
  const attach = useCallback((files: readonly LocalFile[]) => {
    sendFiles(files)
    setSent((count) => count + files.length)
  }, [sendFiles])
  return (
    <View className="ticket-page">
      <ScrollView className="ticket-scroll" scrollY {...(mark === '' ? {} : { scrollIntoView: mark })}>
        {outdated !== null && <NoticeBar text={`${outdated}，下面是上次看到的`} tone="warning" action={{ text: '刷新', onPress: refresh }} />}
        {waiting && (
          <NoticeBar
            text={`企业的话等您回复：${waitingWords(waiting)}`}
            tone={waiting.left < 0 ? 'danger' : 'warning'}
            action={{ text: '无需答复', onPress: () => setSettling(true) }}
          />
        )}
        <TicketHead ticket={ticket} />
        <TicketDeclined ticket={ticket} />
        <TicketOwed ticket={ticket} />
        <TicketSupervision ticket={ticket} />
        <TicketAnswer ticket={ticket} />
        <TicketApproval ticket={ticket} />
        <TicketPlan ticket={ticket} />
        <TicketFacts ticket={ticket} />
        <TicketLooks ticket={ticket} />
        <TicketConversation ticketId={ticket.id} roomId={ticket.roomId} history={ticket.history} outgoing={outgoing} show={show} onRewrite={(text) => setRewrite({ text })} onQuote={setQuote} />
        <View id={endId} className="ticket-end" />
      </ScrollView>
      <View className="ticket-foot"><ActionBar ticket={ticket} open={open} hindered={ticket.cannot} /></View>
      <Composer draftKey={`ticket.${ticket.id}`} placeholder="就这件诉求说一句" onSend={say} onFiles={attach} rewrite={rewrite} quote={quote} onUnquote={unquote} people={people} />
      {settling && <NoReplySheet roomId={ticket.roomId} ticketId={ticket.id} onClose={() => setSettling(false)} />}
      {sheet}
    </View>
  )
}
