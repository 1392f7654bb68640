import type { AuditLine } from '@guagou/types/administration'
import type { Output } from '@guagou/types/api'
import type { SettingChangeLine } from '@guagou/types/clocks'
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
import { toast } from '../../components/toast'
import { callQuery, useCall } from '../../services/query'
import { explain } from '../../services/refusal-text'
import { type Change, ChangeList } from './change-list'
import { ruleChange, settingTitle } from './setting-words'
import { useDeed } from './use-deed'
import { auditTitle, changedField, changedValue } from './words'

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

const settingChange = (change: SettingChangeLine): Change => ({
  ...change, by: change.by.name, title: `${change.isUndo ? '撤销：' : ''}${settingTitle(change)}`, details: change.rules.length > 1 ? change.rules.map(ruleChange) : [],
})

const rosterChange = (line: AuditLine): Change => ({
  ...line, by: line.by.name, title: auditTitle(line),
  details: line.changes.map(({ field, before, after }) => `${changedField(field)}：${before === null ? '' : `${changedValue(field, before)} → `}${changedValue(field, after)}`),
})

const nothingYet = (what: string) => <Empty title="还没有变更" next={`${what}的每次改动都会记在这里，不能删改`} />
const nothingFound = <Empty title="没有找到" next="换个词试试" />

function SettingChanges() {
  const { data, error, refetch } = useCall('ticket.settings.changes', {})
  const [search, setSearch] = useState('')
  const undo = useDeed('ticket.settings.undo', () => toast('已撤销'))
  if (!data) return error ? <ErrorPanel {...explain(error)} onRetry={() => void refetch()} /> : <Skeleton rows={6} lead={false} />
  if (data.changes.length === 0) return nothingYet('工作日历和办理时限')
  const found = data.changes.map(settingChange).filter(({ title, by, details }) => [title, by, ...details].some((text) => text.includes(search.trim())))
  return (
    <View>
      <SearchBar label="搜索日期、时限或操作人" value={search} onChange={setSearch} />
      {undo.problem && <NoticeBar tone="danger" text={`${undo.problem.happened}，${undo.problem.next}`} />}
      {found.length === 0 ? nothingFound : <ChangeList label="日历与时限的变更" changes={found} busy={undo.busy} onUndo={(changeId) => void undo.submit({ changeId })} />}
    </View>
  )
}

function RosterChanges() {
  const [search, setSearch] = useState('')
  const wanted = search.trim()
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['roster.admin.audit', wanted],
    queryFn: ({ pageParam }): Promise<Output<'roster.admin.audit'>> =>
      callQuery('roster.admin.audit', { search: wanted, ...(pageParam === null ? {} : { before: pageParam }) }).queryFn(),
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
        : lines.length === 0 ? (wanted === '' ? nothingYet('名册和配置') : nothingFound)
          : <ChangeList label="名册的变更" changes={lines.map(rosterChange)} busy={undo.busy} onUndo={(auditId) => void undo.submit({ auditId })} />}
      {hasNextPage && <Button kind="quiet" busy={isFetchingNextPage} onPress={() => void fetchNextPage()}>显示更多</Button>}
    </View>
  )
}
