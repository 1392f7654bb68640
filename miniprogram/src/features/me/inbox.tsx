import { View } from '@tarojs/components'
import type { Output } from '@guagou/types/api'
import type { Notice } from '@guagou/types/notify'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from '../../components/button'
import { Cell, CellGroup } from '../../components/cell'
import { Empty } from '../../components/empty'
import { ErrorPanel } from '../../components/error-panel'
import { Skeleton } from '../../components/skeleton'
import { openPage } from '../../navigation'
import { api } from '../../services/api'
import { callQuery, queryClient } from '../../services/query'
import { explain } from '../../services/refusal-text'
import { useToday } from '../../services/today'
import { momentText } from '../../words/moments'
import { deliveryText, noticeText } from './notice-words'
import './inbox.scss'

const pageSize = 30

const useInbox = () => useInfiniteQuery({
  queryKey: ['notify.inbox', 'pages'] as const,
  queryFn: ({ pageParam }): Promise<Output<'notify.inbox'>> =>
    callQuery('notify.inbox', { limit: pageSize, ...(pageParam === null ? {} : { before: pageParam }) }).queryFn(),
  initialPageParam: null as number | null,
  getNextPageParam: ({ notices }) => (notices.length < pageSize ? null : notices.at(-1)?.at ?? null),
})

/** Everything the person was told or should have been told, with how it reached him. */
export function Inbox() {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInbox()
  const today = useToday()
  if (error && !data) return <ErrorPanel {...explain(error)} onRetry={() => void refetch()} />
  if (!data) return <Skeleton rows={6} lead={false} />
  const notices = data.pages.flatMap((page) => page.notices)
  if (notices.length === 0) return <Empty title="还没有通知" next="诉求有进展时，会记录在这里" />
  const read = async (notice: Notice) => {
    openPage(notice.page)
    if (notice.read) return
    // Unread stays unread without a network: the next tap tells it again.
    const answer = await api('notify.read', { noticeId: notice.id }).catch(() => null)
    if (answer?.ok) await queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === 'notify.inbox' })
  }
  return (
    <View>
      <CellGroup>
        {notices.map((notice) => {
          const text = deliveryText(notice)
          return (
            <Cell
              key={notice.id}
              lead={<View className={notice.read ? 'notice-dot' : 'notice-dot notice-new'} />}
              title={noticeText(notice.kind)}
              note={<>
                <View>{notice.title}</View>
                <View>{momentText(notice.at, today)}　{text}</View>
              </>}
              label={`${notice.read ? '' : '未读，'}${noticeText(notice.kind)}，${notice.title}，${momentText(notice.at, today)}，${text}`}
              onPress={() => void read(notice)}
            />
          )
        })}
      </CellGroup>
      {hasNextPage && <Button kind="quiet" busy={isFetchingNextPage} onPress={() => void fetchNextPage()}>查看更早的通知</Button>}
    </View>
  )
}
