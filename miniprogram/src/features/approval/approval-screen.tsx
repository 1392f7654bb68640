import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../components/button'
import { Cell } from '../../components/cell'
import { Empty } from '../../components/empty'
import { ErrorPanel } from '../../components/error-panel'
import { NoticeBar } from '../../components/notice-bar'
import { Screen } from '../../components/screen'
import { Skeleton } from '../../components/skeleton'
import { Tag } from '../../components/tag'
import { back, open } from '../../navigation'
import { Refused } from '../../services/query'
import { explain } from '../../services/refusal-text'
import { useTicket } from '../ticket/calls'
import { titleOf } from '../ticket/words'
import { AddItem } from './add-item'
import { Board } from './board'
import { useApproval, useMoves } from './calls'
import { OwedList } from './owed-list'
import { StartApproval } from './start-approval'
import { StartDate } from './start-date'
import './approval.scss'

/** 并联审批: all bureaus' items of one ticket on one board. */
export function ApprovalScreen({ ticketId }: { ticketId: string }) {
  const { data: ticket, error: lost } = useTicket(ticketId)
  const { data: kept, error, refetch } = useApproval(ticketId)
  const [day, setDay] = useState<string | null>(null)
  const { data: looked } = useApproval(ticketId, day ?? undefined)
  const moves = useMoves(ticketId)
  const [adding, setAdding] = useState(false)
  const none = error instanceof Refused && error.refusal.code === 'not_found'
  const content = () => {
    if (kept && !none) {
      const approval = day === null ? kept : looked ?? kept
      const done = approval.items.filter(({ state }) => state === 'granted' || state === 'dropped').length
      return (
        <View>
          {error && <NoticeBar text={`${explain(error).happened}，下面是上次看到的`} tone="warning" action={{ text: '刷新', onPress: () => void refetch() }} />}
          <View className="approval-box">
            <View className="approval-marks">
              <View className="approval-line">{approval.ticket.number}</View>
              <Tag text={`已办成 ${done}/${approval.items.length}`} tone={done === approval.items.length ? 'success' : 'info'} />
            </View>
            <View className="approval-title">{approval.name}</View>
            <View className="approval-line">{approval.ticket.enterprise.name}</View>
          </View>
          <OwedList approval={approval} moves={moves} />
          <View className="approval-columns">
            <View className="approval-board"><Board approval={approval} /></View>
            <View>
              <StartDate approval={approval} kept={kept.startOn} chosen={day} onChoose={setDay} moves={moves} />
              {moves.trouble && <NoticeBar text={`${moves.trouble.happened}，${moves.trouble.next}`} tone="danger" />}
              <Cell title="查看这件诉求" note={ticket ? titleOf(ticket) : ''} onPress={() => open('ticket', { id: ticketId })} />
              {approval.can.includes('add') && <View className="approval-foot"><Button onPress={() => setAdding(true)}>增加审批事项</Button></View>}
            </View>
          </View>
          {adding && <AddItem approval={kept} moves={moves} close={() => setAdding(false)} />}
        </View>
      )
    }
    if (lost) return <ErrorPanel {...explain(lost)} />
    if (none && ticket) {
      return ticket.mayStartApproval
        ? <StartApproval ticketId={ticketId} />
        : <Empty title="这件诉求没有并联审批" next="由挂钩干部或主办部门在办理中启动" action={{ text: '返回', onPress: back }} />
    }
    return error && !none ? <ErrorPanel {...explain(error)} onRetry={() => void refetch()} /> : <Skeleton rows={6} lead={false} />
  }
  return <Screen title={none ? '启动并联审批' : '并联审批'}>{content()}</Screen>
}
