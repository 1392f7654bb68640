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
import { Tabs } from '../../components/tabs'
import { Tag } from '../../components/tag'
import { toast } from '../../components/toast'
import { callQuery, useCall } from '../../services/query'
import { explain } from '../../services/refusal-text'
import { ruleChange, settingTitle } from './setting-words'
import { useDeed } from './use-deed'
import { auditTitle, changedField, changedValue } from './words'

const moment = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')

type Part = 'roster' | 'settings'

/** Every change of the roster, and of calendar and limits, which are the tickets' own settings: each with its undoing. */
export function AuditSection() {
  const [part, setPart] = useState<Part>('roster')
  return (
    <View>
      <Tabs<Part> label="变更记录" value={part} onChange={setPart} choices={[{ value: 'roster', text: '名册' }, { value: 'settings', text: '日历与时限' }]} />
      {part === 'roster' ? <RosterChanges /> : <SettingChanges />}
    </View>
  )
}

function SettingChanges() {
  const { data, error, refetch } = useCall('ticket.settings.changes', {})
  const undo = useDeed('ticket.settings.undo', () => toast('已撤销'))
  if (!data) return error ? <ErrorPanel {...explain(error)} onRetry={() => void refetch()} /> : <Skeleton rows={6} lead={false} />
  if (data.changes.length === 0) return <Empty title="还没有变更" next="工作日历和办理时限的每次改动都会记在这里，不能删改" />
  return (
    <View>
      {undo.problem && <NoticeBar tone="danger" text={`${undo.problem.happened}，${undo.problem.next}`} />}
      {data.changes.map((change) => (
        <View key={change.id} className="audit-line">
          <View className="audit-head">
            <View className="audit-title">{change.isUndo ? '撤销：' : ''}{settingTitle(change)}</View>
            {change.undone && <Tag text="已撤销" />}
            {change.undoable && <Button size="inline" busy={undo.busy} label={`撤销：${settingTitle(change)}`} onPress={() => void undo.submit({ changeId: change.id })}>撤销</Button>}
          </View>
          <View className="audit-note">{moment(change.at)}　{change.by.name}</View>
          {change.rules.length > 1 && change.rules.map((rule) => <View key={ruleChange(rule)} className="audit-change">{ruleChange(rule)}</View>)}
        </View>
      ))}
    </View>
  )
}

function RosterChanges() {
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
