import type { CadreLoad, Unpaired } from '@guagou/types/administration'
import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { Cell, CellGroup } from '../../components/cell'
import { Field } from '../../components/field'
import { Skeleton } from '../../components/skeleton'
import { toast } from '../../components/toast'
import { currentTime } from '../../services/clock'
import { useCall } from '../../services/query'
import { FormSheet } from '../ticket/forms/form-sheet'
import { OneOf } from '../ticket/forms/options'
import { useDeed } from './use-deed'

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))
const today = (): string => new Date(currentTime() + 8 * 3_600_000).toISOString().slice(0, 10)

/** Pairs several at once: a cadre is proposed for each, and may be chosen otherwise. */
export function PairForm({ enterprises, loads, close }: { enterprises: readonly Unpaired[]; loads: readonly CadreLoad[]; close(): void }) {
  const { data } = useCall('roster.admin.propose', { enterpriseIds: enterprises.map(({ id }) => id) })
  const [chosen, setChosen] = useState<Record<string, string | null>>({})
  const [from, setFrom] = useState(today)
  const [to, setTo] = useState('')
  const [choosing, setChoosing] = useState<string | null>(null)
  useEffect(() => {
    if (data) setChosen((now) => ({ ...Object.fromEntries(data.proposals.map(({ enterprise, cadre }) => [enterprise.id, cadre.id])), ...now }))
  }, [data])
  const deed = useDeed('roster.admin.pair', ({ paired }) => {
    toast(`已为 ${paired} 家企业安排挂钩干部`)
    close()
  })
  const pairs = enterprises.flatMap(({ id }) => (chosen[id] ? [{ enterpriseId: id, cadreId: chosen[id] }] : []))
  const missing = !isDay(from) ? '开始日期请写成 2026-01-04' : to !== '' && !isDay(to) ? '截止日期请写成 2026-12-31，或留空' : pairs.length === 0 ? '请至少为一家企业选择干部' : null
  const nameOf = (id: string): string => loads.find(({ cadre }) => cadre.id === id)?.cadre.name ?? ''
  const proposed = new Map(data?.proposals.map((one) => [one.enterprise.id, one]))
  return (
    // The button's word stays: Taro's button loses its inside when its text changes and it is busy afterwards.
    <FormSheet title={`安排挂钩（${pairs.length} 家）`} close={close} submit="确认安排" missing={missing} action={deed}
      onSubmit={() => void deed.submit({ from, ...(to === '' ? {} : { to }), pairs })}>
      <Field label="开始日期" value={from} onChange={setFrom} />
      <Field label="截止日期（最后一天）" value={to} onChange={setTo} placeholder="长期有效不填" />
      {!data ? <Skeleton rows={4} lead={false} /> : (
        <CellGroup heading="系统按干部负担和对口部门提出建议，点一家可以改">
          {enterprises.map((one) => (
            <View key={one.id}>
              <Cell
                title={one.name}
                note={`${one.industry}${proposed.get(one.id)?.fits && chosen[one.id] === proposed.get(one.id)!.cadre.id ? '　对口部门' : ''}`}
                trail={chosen[one.id] ? nameOf(chosen[one.id]!) : '暂不安排'}
                onPress={() => setChoosing(choosing === one.id ? null : one.id)}
              />
              {choosing === one.id && (
                <OneOf
                  quiet label={`${one.name}的挂钩干部`} value={chosen[one.id] ?? 'none'}
                  options={[{ value: 'none', text: '暂不安排' }, ...loads.filter(({ pairings, capacity }) => pairings.length < capacity)
                    .map(({ cadre, bureau, pairings, capacity }) => ({ value: cadre.id, text: cadre.name, note: `${bureau?.name ?? ''}　${pairings.length} / ${capacity}` }))]}
                  onChange={(id) => {
                    setChosen({ ...chosen, [one.id]: id === 'none' ? null : id })
                    setChoosing(null)
                  }}
                />
              )}
            </View>
          ))}
        </CellGroup>
      )}
      {data && data.without.length > 0 && <View className="form-note">{data.without.length} 家没有可安排的干部：都已达到最多挂钩家数。</View>}
    </FormSheet>
  )
}
