import { View } from '@tarojs/components'
import type { Output } from '@guagou/types/api'
import type { Message } from '@guagou/types/chat'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Avatar } from '../../components/avatar'
import { Button } from '../../components/button'
import { Cell } from '../../components/cell'
import { Empty } from '../../components/empty'
import { ErrorPanel } from '../../components/error-panel'
import { Screen } from '../../components/screen'
import { SearchBar } from '../../components/search-bar'
import { Skeleton } from '../../components/skeleton'
import { callQuery } from '../../services/query'
import { explain } from '../../services/refusal-text'
import { useToday } from '../../services/today'
import { momentText } from '../../words/moments'
import { Excerpt } from './excerpt'
import { MarkedWords } from './marked-words'
import { briefOf } from './quote-words'

/** Typing is let come to rest before it is asked for (milliseconds). */
const restMs = 250
const longest = 50

const useRested = (value: string): string => {
  const [rested, setRested] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), restMs)
    return () => clearTimeout(timer)
  }, [value])
  return rested
}

const useSearch = (roomId: string, text: string) =>
  useInfiniteQuery({
    queryKey: ['chat.search', roomId, text],
    queryFn: ({ pageParam }): Promise<Output<'chat.search'>> =>
      callQuery('chat.search', { roomId, text, ...(pageParam === null ? {} : { before: pageParam }) }).queryFn(),
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => next,
    enabled: text !== '',
  })

function Hits({ roomId, text, onOpen }: { roomId: string; text: string; onOpen(message: Message): void }) {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useSearch(roomId, text)
  const today = useToday()
  const hits = data?.pages.flatMap((page) => page.messages) ?? []
  // Of a long history a page may hold no hit while older ones are still to be looked through.
  useEffect(() => {
    if (hits.length === 0 && hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [hits.length, hasNextPage, isFetchingNextPage, fetchNextPage])
  if (error && !data) return <ErrorPanel {...explain(error)} onRetry={() => void refetch()} />
  if (!data || (hits.length === 0 && hasNextPage)) return <Skeleton rows={5} />
  if (hits.length === 0) return <Empty title="没有找到" next="换一个词试试；撤回的消息不会出现在这里" />
  return (
    <View>
      {hits.map((message) => (
        <Cell
          key={message.id}
          lead={<Avatar name={message.author.name} />}
          title={<MarkedWords text={briefOf(message)} words={text} />}
          note={`${message.author.name}　${momentText(message.at, today)}`}
          label={`${message.author.name}，${momentText(message.at, today)}：${briefOf(message)}`}
          arrow={false}
          onPress={() => onOpen(message)}
        />
      ))}
      {hasNextPage && <Button kind="quiet" busy={isFetchingNextPage} onPress={() => void fetchNextPage()}>查看更早的结果</Button>}
    </View>
  )
}

/** The words of a room, and what stood around them; opened with a place it begins there. */
export function SearchScreen({ roomId, at }: { roomId: string; at: number | null }) {
  const [text, setText] = useState('')
  const [place, setPlace] = useState<number | null>(at)
  const wanted = useRested(text.trim())
  if (place !== null) {
    return (
      <Screen
        title="聊天记录"
        footer={at === null ? <View className="search-foot"><Button onPress={() => setPlace(null)}>回到查找结果</Button></View> : undefined}
      >
        <Excerpt key={place} roomId={roomId} seq={place} />
      </Screen>
    )
  }
  return (
    <Screen title="查找聊天记录" top={<SearchBar label="搜聊天内容" value={text} onChange={(value) => setText(value.slice(0, longest))} />}>
      {wanted === ''
        ? <Empty title="输入要找的词" next="几个词用空格隔开，找同时包含它们的消息" />
        : <Hits key={wanted} roomId={roomId} text={wanted} onOpen={({ seq }) => setPlace(seq)} />}
    </Screen>
  )
}
