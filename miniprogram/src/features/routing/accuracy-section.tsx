import type { AccuracyMonth } from '@guagou/types/routing'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Cell, CellGroup } from '../../components/cell'
import { Empty } from '../../components/empty'
import { ErrorPanel } from '../../components/error-panel'
import { Skeleton } from '../../components/skeleton'
import { Tabs } from '../../components/tabs'
import { open } from '../../navigation'
import { useCall } from '../../services/query'
import { explain } from '../../services/refusal-text'
import { TicketSummary } from '../ticket/summary'

/** A share with its denominator; nothing is 0 % of nothing. */
export const share = (right: number, all: number): string => (all === 0 ? '—' : `${Math.round((right / all) * 100)}%（${right}/${all}）`)

const monthWords = (month: string): string => `${Number(month.slice(0, 4))}年${Number(month.slice(5))}月`

/** How often the proposed bureau was the one that has the matter in the end, and the tickets behind each figure. */
export function AccuracySection() {
  const { data, error, refetch } = useCall('ticket.accuracy', { months: 12 })
  const [month, setMonth] = useState<string | null>(null)
  if (!data) return error ? <ErrorPanel {...explain(error)} onRetry={() => void refetch()} /> : <Skeleton rows={5} lead={false} />
  const months = data.months.filter(({ judged, undecided }) => judged + undecided > 0)
  if (months.length === 0) return <Empty title="还没有可以统计的派单建议" next="诉求提出后系统给出建议，派单后就有了对照。" />
  return (
    <>
      <View className="routing-note">建议的主办部门与最终主办部门一致的比例，退回和转办都算更正。</View>
      <CellGroup heading="按月（点开看诉求）">
        {months.map((one) => (
          <Cell key={one.month} title={monthWords(one.month)} note={lines(one)} trail={share(one.right, one.judged)} selected={one.month === month}
            onPress={() => setMonth(one.month === month ? null : one.month)} />
        ))}
      </CellGroup>
      {month !== null && <Behind key={month} month={month} />}
      <CellGroup heading="按最终主办部门">
        {data.bureaus.map(({ bureau, right, judged }) => <Cell key={bureau.id} title={bureau.name} trail={share(right, judged)} />)}
      </CellGroup>
    </>
  )
}

const lines = ({ sure, sureRight, undecided }: AccuracyMonth): string => {
  const waiting = undecided > 0 ? `；尚未派单 ${undecided} 件` : ''
  return `其中有把握的 ${share(sureRight, sure)}${waiting}`
}

function Behind({ month }: { month: string }) {
  const [which, setWhich] = useState<'wrong' | 'right' | 'all'>('wrong')
  const { data, error, refetch } = useCall('ticket.proposals', { month, ...(which === 'all' ? {} : { right: which === 'right' }) })
  return (
    <View className="routing-behind">
      <Tabs label={`${monthWords(month)}的派单`} value={which} onChange={setWhich}
        choices={[{ value: 'wrong', text: '更正过的' }, { value: 'right', text: '一致的' }, { value: 'all', text: '全部' }]} />
      {!data && (error ? <ErrorPanel {...explain(error)} onRetry={() => void refetch()} /> : <Skeleton rows={3} lead={false} />)}
      {data?.proposals.length === 0 && <View className="routing-note">没有这样的诉求</View>}
      {data?.proposals.map(({ ticket, proposed, lead }) => (
        <TicketSummary key={ticket.id} row={ticket} withEnterprise onPress={() => open('ticket', { id: ticket.id })}>
          <View className="routing-line">建议 {proposed?.name ?? '无'} → 主办 {lead?.name ?? '未定'}</View>
        </TicketSummary>
      ))}
    </View>
  )
}
