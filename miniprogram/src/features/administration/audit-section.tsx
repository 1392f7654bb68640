import type { AuditLine } from '@guagou/types/administration'
import type { Output } from '@guagou/types/api'
import { View } from '@tarojs/components'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../components/button'
import { Empty } from '../../components/empty'
import { ErrorPanel } from '../../components/error-panel'
import { NoticeBar } from '../../components/notice-bar'
import { SearchBar } from '../../components/search-bar'
import { Skeleton } from '../../components/skeleton'
import { Tag } from '../../components/tag'
import { toast } from '../../components/toast'
import { callQuery } from '../../services/query'
import { explain } from '../../services/refusal-text'
import { useDeed } from './use-deed'
import { auditTitle, changedField, changedValue } from './words'

const moment = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')

export function AuditSection() {
  const [search, setSearch] = useState('')
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['roster.admin.audit', search.trim()],
    queryFn: ({ pageParam }): Promise<Output<'roster.admin.audit'>> =>
      callQuery('roster.admin.audit', { search: search.trim(), ...(pageParam === null ? {} : { before: pageParam }) }).queryFn(),
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => next,
  })
  const lines = data?.pages.flatMap((page) => page.lines) ?? []
  const undo = useDeed('roster.admin.undo', () => toast('已撤销'))
  return (
    <View>
      <SearchBar label="搜索被改的名称或操作人" value={search} onChange={setSearch} />
      {undo.problem && <NoticeBar tone="danger" text={`${undo.problem.happened}，${undo.problem.next}`} />}
      {!data ? (error ? <ErrorPanel {...explain(error)} onRetry={() => void refetch()} /> : <Skeleton rows={6} lead={false} />)
        : lines.length === 0 ? <Empty title="还没有变更" next="名册和配置的每次改动都会记在这里，不能删改" />
          : lines.map((line) => <Line key={line.id} line={line} onUndo={() => void undo.submit({ auditId: line.id })} />)}
      {hasNextPage && <Button kind="quiet" busy={isFetchingNextPage} onPress={() => void fetchNextPage()}>显示更多</Button>}
    </View>
  )
}

function Line({ line, onUndo }: { line: AuditLine; onUndo(): void }) {
  return (
    <View className="audit-line">
      <View className="audit-head">
        <View className="audit-title">{auditTitle(line)}</View>
        {line.undone && <Tag text="已撤销" />}
        {line.undoable && <Button size="inline" label={`撤销：${auditTitle(line)}`} onPress={onUndo}>撤销</Button>}
      </View>
      <View className="audit-note">{moment(line.at)}　{line.by.name}</View>
      {line.changes.map(({ field, before, after }) => (
        <View key={field} className="audit-change">
          {changedField(field)}：{before === null ? '' : `${changedValue(field, before)} → `}{changedValue(field, after)}
        </View>
      ))}
    </View>
  )
}
