import { View } from '@tarojs/components'
import { type LateKind, type Lateness, lateKinds } from '@guagou/types/ticket-view'
import { useState } from 'react'
import { Button } from '../../components/button'
import { Empty } from '../../components/empty'
import { ErrorPanel } from '../../components/error-panel'
import { Skeleton } from '../../components/skeleton'
import { SegmentedFilter } from '../../components/tabs'
import { explain } from '../../services/refusal-text'
import { useActionSheet } from './action-sheet'
import { useBureaus, useLate } from './calls'
import { workingText } from './due-words'
import { TicketSummary } from './summary'
import { lateWords } from './words'
import './late-list.scss'

const lateText = ({ kind, minutes }: Lateness): string =>
  `${lateWords[kind].line}${minutes < 1 ? '' : `，已超 ${workingText(minutes)}`}`

interface LateListProps {
  onOpen(ticketId: string): void
  selected?: string | null
}

/** What is late or stuck and where, the longest first; a supervisor steps in right here. */
export function LateList({ onOpen, selected = null }: LateListProps) {
  const [kind, setKind] = useState<LateKind | 'all'>('all')
  const [bureauId, setBureau] = useState('all')
  const { data: bureaus } = useBureaus()
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useLate(
    kind === 'all' ? null : kind, bureauId === 'all' ? null : bureauId,
  )
  const { open: openAction, sheet } = useActionSheet()
  const first = data?.pages[0]
  const rows = data?.pages.flatMap((page) => page.tickets) ?? []
  return (
    <View>
      <View className="late-filters">
        <SegmentedFilter
          label="超时的环节"
          choices={[
            { value: 'all', text: '全部', ...(first ? { count: first.total } : {}) },
            ...lateKinds.map((value) => ({ value, text: lateWords[value].short, ...(first ? { count: first.counts[value] } : {}) })),
          ]}
          value={kind}
          onChange={setKind}
        />
        <SegmentedFilter
          label="主办部门"
          choices={[{ value: 'all', text: '所有部门' }, ...(bureaus?.bureaus ?? []).map(({ id, shortName }) => ({ value: id, text: shortName }))]}
          value={bureauId}
          onChange={setBureau}
        />
      </View>
      {!data && (error ? <ErrorPanel {...explain(error)} onRetry={() => void refetch()} /> : <Skeleton rows={6} lead={false} />)}
      {data && rows.length === 0 && <Empty title="没有超时或卡住的诉求" next="换个环节或部门看看。" />}
      {rows.map((row) => (
        <TicketSummary key={row.id} row={row} withEnterprise withoutProgress selected={row.id === selected} onPress={() => onOpen(row.id)}>
          <View className="late-foot">
            <View className="late-lines">
              <View className="late-where">{row.leadBureau?.name ?? '挂钩干部'}</View>
              {row.late.map((one) => <View key={one.kind} className="late-line">{lateText(one)}</View>)}
            </View>
            <Button size="inline" label={`督办 ${row.number}`} onPress={() => openAction(row.id, 'supervise')}>督办</Button>
          </View>
        </TicketSummary>
      ))}
      {rows.length > 0 && (
        <View className="ticket-list-end">
          {hasNextPage
            ? <Button size="inline" busy={isFetchingNextPage} onPress={() => void fetchNextPage()}>再看后面的</Button>
            : <View className="ticket-list-all">共 {rows.length} 件</View>}
        </View>
      )}
      {sheet}
    </View>
  )
}
