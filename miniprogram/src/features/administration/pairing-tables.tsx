import type { CadreLoad } from '@guagou/types/administration'
import { type Column, DataTable } from '../../components/data-table'
import { Tag } from '../../components/tag'
import { useSorted } from '../../components/use-sorted'

export const rankWords = { leader: '园区领导', head: '部门负责人' } as const

export type PairingLine = CadreLoad['pairings'][number] & Pick<CadreLoad, 'cadre' | 'bureau'>

const free = ({ capacity, pairings }: CadreLoad): number => capacity - pairings.length

const loadColumns: readonly Column<CadreLoad>[] = [
  { key: 'name', title: '挂钩干部', show: ({ cadre }) => cadre.name, sortable: true, narrow: true },
  { key: 'rank', title: '级别', show: ({ rank }) => rankWords[rank], sortable: true, narrow: true },
  { key: 'bureau', title: '部门', show: ({ bureau }) => bureau?.name ?? '园区', sortable: true, narrow: true },
  { key: 'title', title: '职务', show: ({ title }) => title, cut: true },
  { key: 'count', title: '已挂钩', show: ({ pairings }) => pairings.length, sortable: true, narrow: true, right: true },
  { key: 'capacity', title: '最多', show: ({ capacity }) => capacity, narrow: true, right: true },
  { key: 'free', title: '还可挂钩', show: (load) => (free(load) < 0 ? <Tag text={`超过 ${-free(load)} 家`} tone="danger" /> : free(load)), sortable: true, narrow: true, right: true },
]
const pairingColumns: readonly Column<PairingLine>[] = [
  { key: 'enterprise', title: '企业', show: ({ enterprise }) => enterprise.name, sortable: true },
  { key: 'industry', title: '行业', show: ({ industry }) => industry, sortable: true, narrow: true },
  { key: 'cadre', title: '挂钩干部', show: ({ cadre }) => cadre.name, sortable: true, narrow: true },
  { key: 'bureau', title: '干部所在部门', show: ({ bureau }) => bureau?.name ?? '园区', sortable: true, narrow: true },
  { key: 'from', title: '开始', show: ({ from }) => from, sortable: true, narrow: true },
  { key: 'to', title: '截止', show: ({ to }) => to ?? '长期', sortable: true, narrow: true },
]

/** Who carries how many, on a desktop; a row leads to what he carries. */
export function LoadTable({ loads, onOpen }: { loads: readonly CadreLoad[]; onOpen(load: CadreLoad): void }) {
  const sorting = useSorted(loads, {
    name: ({ cadre }) => cadre.name, rank: ({ rank }) => rankWords[rank], bureau: ({ bureau }) => bureau?.name ?? '', count: ({ pairings }) => pairings.length, free,
  })
  return <DataTable label="挂钩干部" columns={loadColumns} keyOf={({ cadre }) => cadre.id} onOpen={onOpen} {...sorting} />
}

/** Every pairing with its dates, on a desktop. */
export function PairingTable({ lines }: { lines: readonly PairingLine[] }) {
  const sorting = useSorted(lines, {
    enterprise: ({ enterprise }) => enterprise.name, industry: ({ industry }) => industry, cadre: ({ cadre }) => cadre.name, bureau: ({ bureau }) => bureau?.name ?? '',
    from: ({ from }) => from, to: ({ to }) => to ?? '9999',
  })
  return <DataTable label="挂钩关系" columns={pairingColumns} keyOf={({ id }) => id} {...sorting} />
}
