import type { Handover } from '@guagou/types/handover'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../components/button'
import { Cell, CellGroup } from '../../components/cell'
import { type Column, DataTable } from '../../components/data-table'
import { Empty } from '../../components/empty'
import { ErrorPanel } from '../../components/error-panel'
import { SearchBar } from '../../components/search-bar'
import { Skeleton } from '../../components/skeleton'
import { Tag } from '../../components/tag'
import { toast } from '../../components/toast'
import { useWide } from '../../components/use-wide'
import { api } from '../../services/api'
import { queryClient, useCall } from '../../services/query'
import { explain, refusalText } from '../../services/refusal-text'
import { useToday } from '../../services/today'
import { momentText } from '../../words/moments'

const states = { scheduled: { text: '待生效', tone: 'warning' }, done: { text: '已生效', tone: 'success' }, cancelled: { text: '已取消', tone: 'neutral' } } as const

const followerOf = ({ to }: Handover): string => to?.name ?? '所在部门'
const enterprisesOf = ({ enterprises }: Handover): string => enterprises.map(({ name }) => name).join('、')

const cancel = async (id: string) => {
  const answer = await api('roster.handover.cancel', { id }).catch(() => null)
  toast(answer?.ok ? '已取消，一切照旧' : answer ? refusalText(answer.refusal.code).happened : '没有取消，请重试')
  await queryClient.invalidateQueries({ predicate: ({ queryKey }) => ['roster.handovers', 'roster.officials'].includes(String(queryKey[0])) })
}
const cancelButton = ({ id, from }: Handover, text: string) => <Button size="inline" label={`取消${from.name}的交接`} onPress={() => void cancel(id)}>{text}</Button>

/** What was handed over and what will be, found by a person or an enterprise. */
export function PastHandovers() {
  const wide = useWide()
  const { data, error, refetch } = useCall('roster.handovers', {})
  const [search, setSearch] = useState('')
  if (!data) return error ? <ErrorPanel {...explain(error)} onRetry={() => void refetch()} /> : <Skeleton rows={5} />
  if (data.handovers.length === 0) return <Empty title="还没有办理过交接" next="干部变动时，在“办理交接”里选好接手的人和日期" />
  const found = data.handovers.filter((one) => [one.from.name, followerOf(one), enterprisesOf(one)].some((text) => text.includes(search.trim())))
  return (
    <View>
      <SearchBar label="搜索干部或企业" value={search} onChange={setSearch} />
      {found.length === 0 ? <Empty title="没有找到" next="换个词试试" /> : wide ? <HandoverTable handovers={found} /> : <HandoverList handovers={found} />}
    </View>
  )
}

function HandoverTable({ handovers }: { handovers: readonly Handover[] }) {
  const today = useToday()
  const columns: readonly Column<Handover>[] = [
    { key: 'at', title: '从何时起', show: ({ at }) => momentText(at, today), narrow: true },
    { key: 'from', title: '交出的人', show: ({ from, leaving }) => <>{from.name}{leaving && <View className="option-note">离开园区</View>}</>, narrow: true },
    { key: 'to', title: '接手的人', show: (one) => <>{followerOf(one)}{one.overCapacity && <View className="option-note">超过家数上限</View>}</>, narrow: true },
    { key: 'count', title: '企业', show: ({ enterprises }) => enterprises.length, narrow: true, right: true },
    { key: 'enterprises', title: '企业名称', show: enterprisesOf },
    { key: 'by', title: '办理人', show: ({ by }) => by.name, narrow: true },
    { key: 'state', title: '状态', show: ({ state }) => <Tag {...states[state]} />, narrow: true },
    { key: 'act', title: '操作', show: (one) => (one.state === 'scheduled' ? cancelButton(one, '取消') : ''), narrow: true },
  ]
  return <DataTable label="交接记录" columns={columns} rows={handovers} keyOf={({ id }) => id} />
}

function HandoverList({ handovers }: { handovers: readonly Handover[] }) {
  const today = useToday()
  return (
    <CellGroup>
      {handovers.map((one) => (
        <View key={one.id}>
          <Cell
            title={`${one.from.name} → ${followerOf(one)}`}
            note={<>
              <View>{momentText(one.at, today)}起{one.leaving ? '，离开园区' : ''}{one.enterprises.length === 0 ? '' : `，${one.enterprises.length} 家企业`}</View>
              {one.enterprises.length > 0 && <View>{enterprisesOf(one)}</View>}
              {one.overCapacity && <View>接手后超过挂钩企业数上限</View>}
            </>}
            trail={<Tag {...states[one.state]} />}
          />
          {one.state === 'scheduled' && <View className="people-buttons">{cancelButton(one, '取消交接')}</View>}
        </View>
      ))}
    </CellGroup>
  )
}
