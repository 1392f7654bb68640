import type { Output } from '@guagou/types/api'
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
import { useSorted } from '../../components/use-sorted'
import { useWide } from '../../components/use-wide'
import { open } from '../../navigation'
import { useCall } from '../../services/query'
import { explain } from '../../services/refusal-text'

type Row = Output<'ticket.templates'>['templates'][number]
const none: readonly Row[] = []

const stateWords = ({ retired, version }: Row): string => (retired ? '已停用' : version === 0 ? '内置' : `第 ${version} 版`)
const longest = ({ items }: Row): number => Math.max(0, ...items.map(({ days }) => days))

const columns: readonly Column<Row>[] = [
  { key: 'name', title: '审批模板', show: ({ name }) => name, sortable: true, narrow: true },
  { key: 'count', title: '事项', show: ({ items }) => items.length, sortable: true, narrow: true, right: true },
  { key: 'items', title: '包括', show: ({ items }) => items.map(({ name }) => name).join('、') },
  { key: 'longest', title: '最长事项', show: (row) => `${longest(row)} 个工作日`, sortable: true, narrow: true, right: true },
  { key: 'state', title: '状态', show: (row) => <Tag text={stateWords(row)} tone={row.version > 0 && !row.retired ? 'info' : 'neutral'} marked={false} />, sortable: true, narrow: true },
]

/** Templates have screens of their own, beside what they are templates of; a desktop shows what is in each. */
export function TemplatesSection() {
  const wide = useWide()
  return (
    <>
      {wide && <TemplateTable />}
      <CellGroup note="改动只用于以后发起的审批和以后的提醒">
        {!wide && <Cell title="审批模板" note="并联审批的事项、部门、天数和材料" onPress={() => open('approval-templates', {})} />}
        <Cell title="提醒规则" note="什么时候提醒谁" onPress={() => open('reminders', {})} />
      </CellGroup>
    </>
  )
}

function TemplateTable() {
  const { data, error, refetch } = useCall('ticket.templates', {})
  const [search, setSearch] = useState('')
  const wanted = search.trim()
  const found = (data?.templates ?? none).filter(({ name, items }) => [name, ...items.map((item) => item.name)].some((text) => text.includes(wanted)))
  const sorting = useSorted(found, { name: ({ name }) => name, count: ({ items }) => items.length, longest, state: stateWords })
  return (
    <View>
      <View className="desk-acts"><Button kind="primary" size="inline" onPress={() => open('approval-templates', { id: 'new' })}>新建模板</Button></View>
      <SearchBar label="搜索模板或事项" value={search} onChange={setSearch} />
      {!data ? (error ? <ErrorPanel {...explain(error)} onRetry={() => void refetch()} /> : <Skeleton rows={4} lead={false} />)
        : found.length === 0 ? <Empty title={wanted === '' ? '还没有模板' : '没有找到'} next={wanted === '' ? '新建一个，发起并联审批时就能选用' : '换个词试试'} />
          : <DataTable label="审批模板" columns={columns} keyOf={({ id }) => id} onOpen={({ id }) => open('approval-templates', { id })} {...sorting} />}
    </View>
  )
}
