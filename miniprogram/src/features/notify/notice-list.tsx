import { View } from '@tarojs/components'
import type { Output } from '@guagou/types/api'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from '../../components/button'
import { CellGroup } from '../../components/cell'
import { Empty } from '../../components/empty'
import { ErrorPanel } from '../../components/error-panel'
import { Skeleton } from '../../components/skeleton'
import { callQuery, useCall } from '../../services/query'
import { explain } from '../../services/refusal-text'
import { useToday } from '../../services/today'
import { NoticeRow } from './notice-row'
import './notice-list.scss'

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
  return (
    <View>
      <CellGroup>{notices.map((notice) => <NoticeRow key={notice.id} notice={notice} today={today} />)}</CellGroup>
      {hasNextPage && <Button kind="quiet" busy={isFetchingNextPage} onPress={() => void fetchNextPage()}>查看更早的通知</Button>}
    </View>
  )
}

/** What still asks something of the person, most urgent first; gone when it is done. */
export function OpenNotices() {
  const { data, error, refetch } = useCall('notify.todo', {})
  const today = useToday()
  if (!data) return error ? <ErrorPanel {...explain(error)} onRetry={() => void refetch()} /> : <Skeleton rows={4} lead={false} />
  if (data.notices.length === 0) return <Empty title="没有等您办的事" next="办完的会自动从这里消失" />
  return <CellGroup>{data.notices.map((notice) => <NoticeRow key={notice.id} notice={notice} today={today} due />)}</CellGroup>
}
