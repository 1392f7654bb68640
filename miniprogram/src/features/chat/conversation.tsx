import { View } from '@tarojs/components'
import { isSaid, type Message, type Room } from '@guagou/types/chat'
import { useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { Button } from '../../components/button'
import { ErrorPanel } from '../../components/error-panel'
import { NoticeBar } from '../../components/notice-bar'
import { Press } from '../../components/press'
import { Skeleton } from '../../components/skeleton'
import { open } from '../../navigation'
import { platform } from '../../services/platform'
import { callQuery } from '../../services/query'
import { explain } from '../../services/refusal-text'
import { useMe } from '../session/signed-in'
import { raisedFrom, startRaising } from '../ticket/raising'
import { ProposeSheet } from '../visit/propose-sheet'
import { VisitStrip } from '../visit/visit-strip'
import { Composer, type Rewrite } from './composer'
import { MembersSheet } from './members-sheet'
import { MessageList } from './message-list'
import { MessageMenu } from './message-menu'
import { NoReplySheet } from './no-reply-sheet'
import type { Beside } from './outgoing'
import { everyone, type Mentionable } from './people'
import { ReadersSheet } from './readers-sheet'
import { ThreadSheet } from './thread-sheet'
import { useOutgoing } from './outgoing'
import { titleOf } from './titles'
import { useAskConsent } from './use-ask-consent'
import { useChoosing } from './use-choosing'
import { composerOf } from './use-list-keys'
import { useTakeBack } from './use-take-back'
import { waitingWords } from './waiting-words'
import { historyOf, useHistory } from './use-history'
import './conversation.scss'

/** Unread messages are looked for this many older pages back. */
const pagesBack = 10

/** One room: who is in it, what was said, and where to write. Fills the height it is given. */
export function Conversation({ roomId }: { roomId: string }) {
  // How long an answer may still take changes without a signal.
  const { data: room, error, refetch } = useQuery({ ...callQuery('chat.room', { roomId }), refetchInterval: 60_000 })
  if (room) return <OpenRoom key={roomId} room={room} />
  if (error) return <ErrorPanel {...explain(error)} onRetry={() => void refetch()} />
  return <Skeleton rows={8} />
}

function OpenRoom({ room }: { room: Room }) {
  const roomId = room.id
  const { id: meId, roles } = useMe()
  const official = roles.includes('cadre')
  const target = useMemo(() => ({ roomId }), [roomId])
  // How far was read is asked once: what comes while the room is open is not old news.
  const [readSeq] = useState(room.readSeq)
  const { loadOlder, catchUp, ...history } = useHistory(target)
  const { pending, send, sendFiles, retry, drop } = useOutgoing(target)
  const [menu, setMenu] = useState<Message | null>(null)
  const [quote, setQuote] = useState<Message | null>(null)
  const [readers, setReaders] = useState<Message | null>(null)
  const [threading, setThreading] = useState<readonly Message[] | null>(null)
  const [settling, setSettling] = useState(false)
  const conversation = useRef<HTMLElement>(null)
  const [visiting, setVisiting] = useState(false)
  const unquote = useCallback(() => setQuote(null), [])
  const [listed, setListed] = useState(false)
  const { chosen, begin, toggle, end } = useChoosing()
  const reached = useReached(roomId, history.loaded, readSeq)
  const [rewrite, setRewrite] = useState<Rewrite | null>(null)
  const onRewrite = useCallback((text: string) => setRewrite({ text }), [])
  const askConsent = useAskConsent()
  useTakeBack(pending, drop, setRewrite)
  const titles = useMemo(() => new Map(room.members.map((member) => [member.id, titleOf(member)])), [room.members])
  const people = useMemo((): Mentionable[] => {
    const others = room.members.filter(({ id }) => id !== meId).map((member) => ({ id: member.id, name: member.name, title: titleOf(member) }))
    return official && others.length > 0 ? [everyone, ...others] : others
  }, [room.members, meId, official])
  const say = useCallback((text: string, beside: Beside) => {
    send(text, beside)
    askConsent()
  }, [send, askConsent])
  const raise = () => {
    if (chosen === null) return
    // What its author took back meanwhile has no words any more.
    const messages = history.messages.filter(({ id, kind, held }) => isSaid(kind) && !held && chosen.has(id)).map(raisedFrom)
    if (messages.length > 0) startRaising({ roomId, messages })
    end()
  }
  const moveChosen = () => {
    const messages = chosen === null ? [] : history.messages.filter(({ id, kind }) => isSaid(kind) && chosen.has(id))
    if (messages.length > 0) setThreading(messages)
  }
  const trouble = history.trouble === null ? null : explain(history.trouble)
  return (
    <View className="conversation" ref={conversation}>
      <View className="conversation-top">
        {platform === 'browser' && !chosen && <Press className="conversation-skip" onPress={() => composerOf(conversation.current)?.focus()}>跳到输入框</Press>}
        <Press className="conversation-head" label={`${room.enterprise.name}，${room.members.length} 位成员，查看成员`} onPress={() => setListed(true)}>
          <View className="conversation-name">{room.enterprise.name}</View>
          <View className="conversation-count">{room.members.length} 人 ›</View>
        </Press>
        {official && <Press className="conversation-tool" label="约走访" onPress={() => setVisiting(true)}>走访</Press>}
        {official && <Press className="conversation-tool" label="代企业提诉求" onPress={() => startRaising({ roomId, messages: [] })}>代提</Press>}
        <Press className="conversation-tool" label="查找聊天记录" onPress={() => open('search', { roomId })}>查找</Press>
      </View>
      <VisitStrip roomId={roomId} />
      {official && room.waiting && (
        <NoticeBar
          text={`企业的话等您回复：${waitingWords(room.waiting)}`}
          tone={room.waiting.left < 0 ? 'danger' : 'warning'}
          action={{ text: '无需答复', onPress: () => setSettling(true) }}
        />
      )}
      {trouble && history.loaded && <NoticeBar text={`${trouble.happened}，恢复后会自动更新`} tone="warning" action={{ text: '刷新', onPress: () => void catchUp() }} />}
      {reached && <MessageList
        roomId={roomId}
        history={history}
        loadOlder={loadOlder}
        pending={pending}
        retry={retry}
        drop={drop}
        readSeq={readSeq}
        titles={titles}
        chosen={chosen}
        onMenu={setMenu}
        onChoose={toggle}
        onRewrite={onRewrite}
        onReaders={setReaders}
        waiting={room.waiting}
      />}
      {!reached && (trouble && !history.loaded
        ? <View className="conversation-blank"><ErrorPanel {...trouble} onRetry={() => void catchUp()} /></View>
        : <View className="conversation-blank"><Skeleton rows={8} /></View>)}
      {chosen
        ? (
          <View className="conversation-choosing">
            <Button onPress={end}>取消</Button>
            <Button disabled={chosen.size === 0} onPress={moveChosen}>移入话题</Button>
            <Button kind="primary" disabled={chosen.size === 0} onPress={raise}>转为诉求 ({chosen.size})</Button>
          </View>
        )
        : <Composer draftKey={`room.${roomId}`} placeholder={roles.includes('staff') ? '说说遇到的困难' : '回复企业'} onSend={say} onFiles={sendFiles} rewrite={rewrite} quote={quote} onUnquote={unquote} people={people} />}
      <MessageMenu target={target} message={menu} onClose={() => setMenu(null)} onChooseMore={begin} onQuote={setQuote} onReaders={setReaders} onThread={(message) => setThreading([message])} />
      <ReadersSheet message={readers} onClose={() => setReaders(null)} />
      <ThreadSheet roomId={roomId} messages={threading} onClose={() => setThreading(null)} onDone={end} />
      {settling && <NoReplySheet roomId={roomId} onClose={() => setSettling(false)} />}
      {visiting && <ProposeSheet roomId={roomId} onClose={() => setVisiting(false)} />}
      <MembersSheet room={room} open={listed} onClose={() => setListed(false)} />
    </View>
  )
}

/** True once everything unread is loaded, so that the room can open at its first unread message. */
const useReached = (roomId: string, loaded: boolean, readSeq: number): boolean => {
  const [reached, setReached] = useState(false)
  useEffect(() => {
    if (!loaded || reached) return
    let left = false
    void historyOf({ roomId }).reach(readSeq, pagesBack).then(() => {
      if (!left) setReached(true)
    })
    return () => {
      left = true
    }
  }, [roomId, loaded, reached, readSeq])
  return reached
}
