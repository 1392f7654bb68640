import type { CadreLoad, Unpaired } from '@guagou/types/administration'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../components/button'
import { Cell, CellGroup } from '../../components/cell'
import { Empty } from '../../components/empty'
import { ErrorPanel } from '../../components/error-panel'
import { NoticeBar } from '../../components/notice-bar'
import { SearchBar } from '../../components/search-bar'
import { Skeleton } from '../../components/skeleton'
import { Tabs, type Choice } from '../../components/tabs'
import { useWide } from '../../components/use-wide'
import { useCall } from '../../services/query'
import { explain } from '../../services/refusal-text'
import { CapacityForm } from './capacity-form'
import { LoadPicture } from './load-picture'
import { PairForm } from './pair-form'
import { LoadTable, PairingTable, type PairingLine, rankWords } from './pairing-tables'

type Way = 'loads' | 'pairings' | 'picture' | 'unpaired'

const fits = ({ cadre, bureau, title, pairings }: CadreLoad, search: string): boolean =>
  [cadre.name, title, bureau?.name ?? '', ...pairings.flatMap(({ enterprise, industry }) => [enterprise.name, industry])].some((text) => text.includes(search))

/** Each pairing by itself; a search for a cadre or his bureau finds all of his. */
const linesOf = (loads: readonly CadreLoad[], search: string): PairingLine[] =>
  loads.flatMap(({ cadre, bureau, pairings }) => pairings.map((pairing): PairingLine => ({ ...pairing, cadre, bureau })))
    .filter(({ cadre, bureau, enterprise, industry }) => [cadre.name, bureau?.name ?? '', enterprise.name, industry].some((text) => text.includes(search)))

export function PairingsSection() {
  const wide = useWide()
  const { data, error, refetch } = useCall('roster.admin.pairings', {})
  const [view, setView] = useState<Way>('loads')
  const [search, setSearch] = useState('')
  const [pairing, setPairing] = useState<Unpaired[] | null>(null)
  const [limits, setLimits] = useState(false)
  if (!data) return error ? <ErrorPanel {...explain(error)} onRetry={() => void refetch()} /> : <Skeleton rows={8} lead={false} />
  const wanted = search.trim()
  const loads = data.loads.filter((load) => fits(load, wanted))
  const unpaired = data.unpaired.filter(({ name, industry }) => name.includes(wanted) || industry.includes(wanted))
  const free = data.loads.reduce((sum, load) => sum + Math.max(0, load.capacity - load.pairings.length), 0)
  const lines = wide ? linesOf(data.loads, wanted) : []
  // On a phone a cadre's enterprises are under his own row.
  const shown = view === 'pairings' && !wide ? 'loads' : view
  const ways: Choice<Way>[] = [
    { value: 'loads', text: wide ? `干部 ${loads.length}` : '表' }, ...(wide ? [{ value: 'pairings' as const, text: `挂钩关系 ${lines.length}` }] : []),
    { value: 'picture', text: '图' }, { value: 'unpaired', text: '未挂钩', count: data.unpaired.length },
  ]
  return (
    <View>
      <View className="desk-acts">
        <Button kind="primary" size="inline" disabled={data.unpaired.length === 0} onPress={() => setPairing(data.unpaired.slice(0, 50))}>安排挂钩</Button>
        <Button size="inline" onPress={() => setLimits(true)}>最多挂钩家数</Button>
      </View>
      {data.unpaired.length > 0 && <NoticeBar tone="warning" text={`${data.unpaired.length} 家企业还没有挂钩干部，干部还可挂钩 ${free} 家`} />}
      <Tabs label="查看方式" value={shown} onChange={setView} choices={ways} />
      <SearchBar label="搜索干部、部门、企业或行业" value={search} onChange={setSearch} />
      {shown !== 'unpaired' && (shown === 'pairings' ? lines : loads).length === 0 && (
        wanted === '' ? <Empty title="还没有挂钩干部" next="先在“人员”里添加挂钩干部，或用表格批量导入" /> : <Empty title="没有找到" next="换个词试试" />
      )}
      {shown === 'picture' && loads.length > 0 && <LoadPicture loads={loads} />}
      {shown === 'loads' && loads.length > 0 && (wide
        ? <LoadTable loads={loads} onOpen={({ cadre }) => { setSearch(cadre.name); setView('pairings') }} />
        : <LoadList loads={loads} />)}
      {shown === 'pairings' && lines.length > 0 && <PairingTable lines={lines} />}
      {shown === 'unpaired' && unpaired.length === 0 && (
        data.unpaired.length === 0 ? <Empty title="每家企业都有挂钩干部" next="新登记的企业会先出现在这里" /> : <Empty title="没有找到" next="换个词试试" />
      )}
      {shown === 'unpaired' && unpaired.length > 0 && (
        <CellGroup note="点一家可以单独安排">
          {unpaired.slice(0, 200).map((one) => <Cell key={one.id} title={one.name} note={one.industry} onPress={() => setPairing([one])} />)}
        </CellGroup>
      )}
      {pairing && <PairForm enterprises={pairing} loads={data.loads} close={() => setPairing(null)} />}
      {limits && <CapacityForm capacity={data.capacity} close={() => setLimits(false)} />}
    </View>
  )
}

/** Each cadre with his enterprises; opened one at a time, for there are hundreds. */
function LoadList({ loads }: { loads: readonly CadreLoad[] }) {
  const [open, setOpen] = useState<string | null>(null)
  return (
    <CellGroup>
      {loads.map((load) => (
        <View key={load.cadre.id} className="load-item">
          <Cell
            title={load.cadre.name} note={`${rankWords[load.rank]}　${load.bureau?.name ?? ''}　${load.title}`}
            trail={`${load.pairings.length} / ${load.capacity}`}
            label={`${load.cadre.name}，挂钩 ${load.pairings.length} 家，最多 ${load.capacity} 家`}
            onPress={() => setOpen(open === load.cadre.id ? null : load.cadre.id)}
          />
          {open === load.cadre.id && (
            <View className="load-open">
              {load.pairings.length === 0 && <View className="load-row">还没有挂钩企业</View>}
              {load.pairings.map(({ id, enterprise, industry, from, to }) => (
                <View key={id} className="load-row"><View>{enterprise.name}</View><View className="load-note">{industry}　{from} 起{to === null ? '' : `，至 ${to}`}</View></View>
              ))}
            </View>
          )}
        </View>
      ))}
    </CellGroup>
  )
}
