import type { Policy } from '@guagou/types/policy'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../components/button'
import { Cell, CellGroup } from '../../components/cell'
import { type Column, DataTable } from '../../components/data-table'
import { Empty } from '../../components/empty'
import { ErrorPanel } from '../../components/error-panel'
import { SearchBar } from '../../components/search-bar'
import { Skeleton } from '../../components/skeleton'
import { Tag, type Tone } from '../../components/tag'
import { useSorted } from '../../components/use-sorted'
import { useWide } from '../../components/use-wide'
import { currentTime } from '../../services/clock'
import { useCall } from '../../services/query'
import { explain } from '../../services/refusal-text'
import { fitText } from '../policy/words'
import { PolicyForm } from './policy-form'
import { PolicyPublished } from './policy-published'

const stateOf = ({ state, deadline }: Policy): { text: string; tone: Tone } => {
  const over = Date.parse(`${deadline}T17:30:00+08:00`) <= currentTime()
  if (state === 'draft') return { text: '草稿', tone: 'neutral' }
  if (state === 'withdrawn') return { text: '已撤回', tone: 'neutral' }
  return over ? { text: '已截止', tone: 'neutral' } : { text: '已发布', tone: 'success' }
}

const toldText = ({ state, told }: Policy): string =>
  (state === 'draft' ? '未发布' : `已通知 ${told.enterprises} 家，想申请 ${told.applied} 家，已了解 ${told.known} 家`)

const columns: readonly Column<Policy>[] = [
  { key: 'title', title: '政策', show: ({ title }) => title, sortable: true },
  { key: 'deadline', title: '截止日期', show: ({ deadline }) => deadline, sortable: true, narrow: true },
  { key: 'fit', title: '适合', show: ({ fit }) => fitText(fit) },
  { key: 'told', title: '通知的企业', show: toldText, narrow: true },
  { key: 'state', title: '状态', show: (row) => <Tag {...stateOf(row)} marked={false} />, sortable: true, narrow: true },
]

const none: readonly Policy[] = []

/** Benefits for enterprises: written, looked at for whom they fit, published once, withdrawn. */
export function PoliciesSection() {
  const wide = useWide()
  const { data, error, refetch } = useCall('roster.policies', {})
  const [search, setSearch] = useState('')
  const [open, setOpen] = useState<Policy | 'new' | null>(null)
  const found = (data?.policies ?? none).filter(({ title, summary }) => `${title}${summary}`.includes(search.trim()))
  const sorting = useSorted(found, { title: ({ title }) => title, deadline: ({ deadline }) => deadline, state: (row) => stateOf(row).text })
  const close = () => setOpen(null)
  return (
    <View>
      <View className="desk-acts"><Button kind="primary" size="inline" onPress={() => setOpen('new')}>写一项政策</Button></View>
      <SearchBar label="搜索政策" value={search} onChange={setSearch} />
      {!data ? (error ? <ErrorPanel {...explain(error)} onRetry={() => void refetch()} /> : <Skeleton rows={4} lead={false} />)
        : found.length === 0 ? <Empty title={search.trim() === '' ? '还没有政策' : '没有找到'} next={search.trim() === '' ? '写好后先看适合哪些企业，再发布' : '换个词试试'} />
          : wide ? <DataTable label="惠企政策" columns={columns} keyOf={({ id }) => id} onOpen={setOpen} {...sorting} />
            : (
              <CellGroup>
                {found.map((one) => (
                  <Cell
                    key={one.id} title={one.title} note={<><View>{fitText(one.fit)}</View><View>{one.deadline} 截止　{toldText(one)}</View></>}
                    trail={<Tag {...stateOf(one)} />} label={`${one.title}，${stateOf(one).text}`} onPress={() => setOpen(one)}
                  />
                ))}
              </CellGroup>
            )}
      {data && open !== null && (open === 'new' || open.state === 'draft'
        ? <PolicyForm policy={open === 'new' ? null : open} industries={data.industries} close={close} />
        : <PolicyPublished policy={open} state={stateOf(open)} told={toldText(open)} close={close} />)}
    </View>
  )
}
