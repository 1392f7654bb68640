import type { CadreLoad } from '@guagou/types/administration'
import { View } from '@tarojs/components'
import { CellGroup } from '../../components/cell'
import { spoken } from '../../components/spoken'

const counted = (words: readonly string[]): [string, number][] => {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])
}

/** `of` is what the bar is full at, `longest` the largest of those: tracks are as long as what fits into them. */
function Bar({ name, value, of, longest = of, note }: { name: string; value: number; of: number; longest?: number; note?: string }) {
  const full = Math.min(100, (value / Math.max(1, of)) * 100)
  return (
    <View className="bar-row" {...spoken({ label: `${name}，${value}${note ? `，${note}` : ''}` })}>
      <View className="bar-name">{name}</View>
      <View className="bar-room" aria-hidden="true">
        <View className="bar-track" style={{ width: `${(of / Math.max(1, longest)) * 100}%` }}><View className={value > of ? 'bar-fill bar-over' : 'bar-fill'} style={{ width: `${full}%` }} /></View>
      </View>
      <View className="bar-value">{note ?? value}</View>
    </View>
  )
}

/** Who carries how many, and who carries what kind of industry: bars, no ranking. The order is the roster's. */
export function LoadPicture({ loads }: { loads: readonly CadreLoad[] }) {
  const industries = counted(loads.flatMap(({ pairings }) => pairings.map(({ industry }) => industry)))
  const most = industries[0]?.[1] ?? 1
  const widest = Math.max(...loads.map(({ capacity }) => capacity))
  const bureaus = [...new Map(loads.flatMap(({ bureau }) => (bureau ? [[bureau.id, bureau.name] as const] : []))).entries()]
  return (
    <View>
      <CellGroup heading="每位干部挂钩家数（已挂钩 / 最多）">
        <View className="bars">
          {loads.map(({ cadre, pairings, capacity }) => <Bar key={cadre.id} name={cadre.name} value={pairings.length} of={capacity} longest={widest} note={`${pairings.length} / ${capacity}`} />)}
        </View>
      </CellGroup>
      <CellGroup heading="各行业已挂钩的企业">
        <View className="bars">{industries.map(([industry, count]) => <Bar key={industry} name={industry} value={count} of={most} />)}</View>
      </CellGroup>
      <CellGroup heading="各部门的干部挂钩哪些行业">
        {bureaus.map(([id, name]) => {
          const own = counted(loads.filter(({ bureau }) => bureau?.id === id).flatMap(({ pairings }) => pairings.map(({ industry }) => industry)))
          return (
            <View key={id} className="bars">
              <View className="bars-title">{name}</View>
              {own.length === 0 ? <View className="load-note">还没有挂钩企业</View> : own.map(([industry, count]) => <Bar key={industry} name={industry} value={count} of={own[0]![1]} />)}
            </View>
          )
        })}
      </CellGroup>
    </View>
  )
}
