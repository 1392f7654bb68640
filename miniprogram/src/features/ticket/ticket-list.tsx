import { View } from '@tarojs/components'
import { Button } from '../../components/button'
import { Empty } from '../../components/empty'
import { ErrorPanel } from '../../components/error-panel'
import { NoticeBar } from '../../components/notice-bar'
import { Skeleton } from '../../components/skeleton'
import { explain } from '../../services/refusal-text'
import { useMe } from '../session/signed-in'
import { useTicketList } from './calls'
import { statesOf, type TicketFilter } from './list-filters'
import { mayRaise } from './raise-from-scratch'
import { TicketSummary } from './summary'
import { stateWords } from './words'
import './ticket-list.scss'

interface TicketListProps {
  filter: Exclude<TicketFilter, 'late'>
  onOpen(ticketId: string): void
  selected?: string | null
}

/** Tickets, newest change first; what lies further back comes at the reader's wish. */
export function TicketList({ filter, onOpen, selected = null }: TicketListProps) {
  const me = useMe()
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useTicketList(statesOf(filter))
  const official = !me.roles.includes('staff')
  // A ticket that changed between two pages stands on both; the newer page is right.
  const rows = [...new Map([...(data?.pages ?? [])].reverse().flatMap((page) => page.tickets.map((row) => [row.id, row] as const))).values()]
    .sort((a, b) => b.updatedAt - a.updatedAt)
  if (!data) return error ? <ErrorPanel {...explain(error)} onRetry={() => void refetch()} /> : <Skeleton rows={6} lead={false} />
  if (rows.length === 0) {
    return filter === 'all' ? (
      <Empty
        title="还没有诉求"
        next={mayRaise(me) ? '遇到困难，说一句就行：我们负责找对部门、盯到办结。' : '派到您部门的诉求会出现在这里。'}
      />
    ) : <Empty title={`没有“${stateWords[filter].text}”的诉求`} next="换个状态看看。" />
  }
  return (
    <View>
      {error && <NoticeBar text={`${explain(error).happened}，下面是上次看到的`} tone="warning" action={{ text: '刷新', onPress: () => void refetch() }} />}
      {rows.map((row) => (
        <TicketSummary key={row.id} row={row} withEnterprise={official} selected={row.id === selected} onPress={() => onOpen(row.id)} />
      ))}
      <View className="ticket-list-end">
        {hasNextPage
          ? <Button size="inline" busy={isFetchingNextPage} onPress={() => void fetchNextPage()}>再看早一些的</Button>
          : <View className="ticket-list-all">共 {rows.length} 件，没有更早的了</View>}
      </View>
    </View>
  )
}
