import { View } from '@tarojs/components'
import { Button } from '../../components/button'
import { Cell } from '../../components/cell'
import { Empty } from '../../components/empty'
import { ErrorPanel } from '../../components/error-panel'
import { NoticeBar } from '../../components/notice-bar'
import { Skeleton } from '../../components/skeleton'
import { Tag } from '../../components/tag'
import { open } from '../../navigation'
import { explain } from '../../services/refusal-text'
import { useToday } from '../../services/today'
import { briefText } from '../../words/moments'
import { useTicketList } from '../ticket/calls'
import { stateWords } from '../ticket/words'

/** Who is in no room speaks with the enterprises inside his tickets. */
export function ThreadList() {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useTicketList(null)
  const today = useToday()
  const tickets = data?.pages.flatMap((page) => page.tickets) ?? []
  const explained = <NoticeBar text="企业群只对企业和挂钩干部开放。您参与的诉求在这里沟通，点开即可回复。" />
  if (error && !data) return <ErrorPanel {...explain(error)} onRetry={() => void refetch()} />
  if (!data) return <Skeleton rows={6} />
  if (tickets.length === 0) return <>{explained}<Empty title="还没有您参与的诉求" next="有诉求派到您的部门时，会出现在这里" /></>
  return (
    <View>
      {explained}
      {tickets.map((ticket) => (
        <Cell
          key={ticket.id}
          title={ticket.title}
          note={<><View>{ticket.enterprise.name}</View><View>{ticket.number}</View></>}
          trail={<><Tag {...stateWords[ticket.state]} /><View>{briefText(ticket.updatedAt, today)}</View></>}
          label={`${ticket.title}，${ticket.enterprise.name}，${stateWords[ticket.state].text}`}
          onPress={() => open('ticket', { id: ticket.id })}
        />
      ))}
      {hasNextPage && <Button kind="quiet" busy={isFetchingNextPage} onPress={() => void fetchNextPage()}>查看更多</Button>}
    </View>
  )
}
