import { useState } from 'react'
import { Avatar } from '../../components/avatar'
import { Cell, CellGroup } from '../../components/cell'
import { Empty } from '../../components/empty'
import { SearchBar } from '../../components/search-bar'
import { Sheet } from '../../components/sheet'
import type { Mentionable } from './people'

/** More people than this are searched by name. */
const searchFrom = 10

/** Whom to speak to. */
export function PeopleSheet({ open, people, onPick, onClose }: {
  open: boolean
  people: readonly Mentionable[]
  onPick(person: Mentionable): void
  onClose(): void
}) {
  const [search, setSearch] = useState('')
  const found = people.filter(({ name }) => name.includes(search.trim()))
  return (
    <Sheet open={open} title="提到谁" onClose={onClose}>
      {people.length >= searchFrom && <SearchBar label="搜姓名" value={search} onChange={setSearch} />}
      <CellGroup>
        {found.map((person) => (
          <Cell key={person.id} lead={<Avatar name={person.name} />} title={person.name} note={person.title} arrow={false} onPress={() => onPick(person)} />
        ))}
      </CellGroup>
      {found.length === 0 && <Empty title="没有这个人" next="换一个名字试试" />}
    </Sheet>
  )
}
