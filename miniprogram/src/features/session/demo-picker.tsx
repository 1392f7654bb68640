import { View } from '@tarojs/components'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Avatar } from '../../components/avatar'
import { Button } from '../../components/button'
import { Cell, CellGroup } from '../../components/cell'
import { Empty } from '../../components/empty'
import { ErrorPanel } from '../../components/error-panel'
import { SearchBar } from '../../components/search-bar'
import { Skeleton } from '../../components/skeleton'
import { SegmentedFilter } from '../../components/tabs'
import { toast } from '../../components/toast'
import { startAt } from '../../navigation'
import { explain } from '../../services/refusal-text'
import { demoPeople, signIn, type DemoPerson } from '../../services/session'
import { foundPeople, placeOfWork, type RoleFilter } from './demo-people'
import { firstTab } from './first-tab'
import { roleWords } from './role-words'

const wholeRoster = 2_000
const shownAtOnce = 40

const filters: { value: RoleFilter; text: string }[] = [
  { value: 'all', text: '全部' }, { value: 'staff', text: '企业人员' }, { value: 'cadre', text: '挂钩干部' },
  { value: 'bureau', text: '部门' }, { value: 'supervisor', text: '督查与管理' },
]

function PersonRow({ person, onPick }: { person: DemoPerson; onPick(person: DemoPerson): void }) {
  const what = `${roleWords(person.roles)}　${person.title}`
  return (
    <Cell
      lead={<Avatar name={person.name} />}
      title={person.name}
      note={<>
        <View>{what}</View>
        <View>{placeOfWork(person)}</View>
        {person.why !== undefined && <View className="picker-why">{person.why}</View>}
      </>}
      label={`以${person.name}的身份进入，${what}，${placeOfWork(person)}${person.why === undefined ? '' : `，${person.why}`}`}
      onPress={() => onPick(person)}
    />
  )
}

/** In a local cloud one may be anybody of the demo roster; the people of the stories stand first. */
export function DemoPicker() {
  const [search, setSearch] = useState('')
  const [filter, setFilter] = useState<RoleFilter>('all')
  const [shown, setShown] = useState(shownAtOnce)
  const { data, error, refetch } = useQuery({ queryKey: ['demo.people'], queryFn: () => demoPeople('', wholeRoster) })
  const pick = async (person: DemoPerson) => {
    try {
      const answer = await signIn(person.id)
      if (answer.ok) await startAt(firstTab(person.roles))
      else toast('这位演示人员已不在名册中，请另选一位')
    } catch (failure) {
      const { happened, next } = explain(failure)
      toast(`${happened}，${next}`)
    }
  }
  if (error) return <ErrorPanel {...explain(error)} onRetry={() => void refetch()} />
  if (!data) return <Skeleton rows={6} />
  const browsing = search.trim() === '' && filter === 'all'
  const leading = browsing ? data.filter(({ why }) => why !== undefined) : []
  const others = foundPeople(data, search, filter).filter((person) => !leading.includes(person))
  return (
    <View className="picker">
      {data.length > 0 && <>
        <SearchBar label="搜索姓名、企业或部门" value={search} onChange={setSearch} />
        <SegmentedFilter label="角色" choices={filters} value={filter} onChange={setFilter} />
      </>}
      {leading.length > 0 && (
        <CellGroup heading="从这些人开始">
          {leading.map((person) => <PersonRow key={person.id} person={person} onPick={(one) => void pick(one)} />)}
        </CellGroup>
      )}
      {others.length > 0 && (
        <CellGroup heading={browsing ? (leading.length > 0 ? '其他演示人员' : '名册中的人员') : `找到 ${others.length} 人`}>
          {others.slice(0, shown).map((person) => <PersonRow key={person.id} person={person} onPick={(one) => void pick(one)} />)}
        </CellGroup>
      )}
      {others.length === 0 && leading.length === 0 && (data.length === 0
        ? <Empty title="名册里还没有人" next="管理员请打开启动服务时打印的开通链接，导入名册后大家就能登录" />
        : <Empty title="没有找到这样的人" next="换个姓名、企业或部门试试" />)}
      {others.length > shown && <Button kind="quiet" onPress={() => setShown(shown + shownAtOnce)}>显示更多</Button>}
    </View>
  )
}
