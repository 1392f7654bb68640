import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../components/button'
import { Cell } from '../../components/cell'
import { SearchBar } from '../../components/search-bar'
import { OneOf } from '../ticket/forms/options'
import '../ticket/forms/form.scss'

interface PersonChoiceProps {
  label: string
  people: readonly { id: string; name: string; title: string }[]
  value: string | null
  onChange(id: string): void
  empty: string
}

const shownAtOnce = 6

/** One of several people, found by name or post. */
export function PersonChoice({ label, people, value, onChange, empty }: PersonChoiceProps) {
  const [search, setSearch] = useState('')
  const [all, setAll] = useState(false)
  const words = search.trim()
  const found = people.filter(({ id, name, title }) => id === value || `${name}${title}`.includes(words))
  const shown = all || words !== '' ? found.slice(0, 60) : [...found.filter(({ id }) => id === value), ...found.filter(({ id }) => id !== value)].slice(0, shownAtOnce)
  if (people.length === 0) return <Cell title={empty} />
  return (
    <View>
      {people.length > shownAtOnce && <SearchBar label={`搜${label}`} value={search} onChange={setSearch} />}
      <OneOf label={label} options={shown.map(({ id, name, title }) => ({ value: id, text: name, note: title }))} value={value} onChange={onChange} />
      {found.length > shown.length && <Button kind="quiet" onPress={() => setAll(true)}>显示全部 {found.length} 人</Button>}
    </View>
  )
}
