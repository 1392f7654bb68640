import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../components/button'
import { Cell } from '../../components/cell'
import { SearchBar } from '../../components/search-bar'
import { OneOf } from '../ticket/forms/options'
import '../ticket/forms/form.scss'
import './person-choice.scss'

interface PersonChoiceProps {
  label: string
  people: readonly { id: string; name: string; title: string }[]
  value: string | null
  onChange(id: string): void
  empty: string
}

const shownAtOnce = 6

/** One of several people, found by name or post; the others make room for what comes next once he is chosen. */
export function PersonChoice({ label, people, value, onChange, empty }: PersonChoiceProps) {
  const [search, setSearch] = useState('')
  const [all, setAll] = useState(false)
  const [changing, setChanging] = useState(false)
  const words = search.trim()
  const found = people.filter(({ id, name, title }) => id === value || `${name}${title}`.includes(words))
  const shown = all || words !== '' ? found.slice(0, 60) : [...found.filter(({ id }) => id === value), ...found.filter(({ id }) => id !== value)].slice(0, shownAtOnce)
  if (people.length === 0) return <Cell title={empty} />
  const chosen = changing ? undefined : people.find(({ id }) => id === value)
  if (chosen) {
    return (
      <View className="person-choice">
        <OneOf label={label} options={[{ value: chosen.id, text: chosen.name, note: chosen.title }]} value={value} onChange={() => undefined} />
        {people.length > 1 && <View className="form-again"><Button size="inline" kind="quiet" label={`${label}：换一位`} onPress={() => setChanging(true)}>换一位</Button></View>}
      </View>
    )
  }
  return (
    <View className="person-choice">
      {people.length > shownAtOnce && <SearchBar label={`搜${label}`} value={search} onChange={setSearch} />}
      <OneOf label={label} options={shown.map(({ id, name, title }) => ({ value: id, text: name, note: title }))} value={value} onChange={(id) => { setChanging(false); setSearch(''); onChange(id) }} />
      {found.length > shown.length && <Button kind="quiet" onPress={() => setAll(true)}>显示全部 {found.length} 人</Button>}
    </View>
  )
}
