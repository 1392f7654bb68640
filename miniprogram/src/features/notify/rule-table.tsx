import { type ReminderName, type ReminderSettings, reminderNames } from '@guagou/types/reminders'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { type Column, DataTable } from '../../components/data-table'
import { Empty } from '../../components/empty'
import { SearchBar } from '../../components/search-bar'
import { Tag } from '../../components/tag'
import { useSorted } from '../../components/use-sorted'
import { recipientsWords, ruleSentence, ruleWords, whenWords } from './reminder-words'

type Row = ReminderSettings['rules'][ReminderName] & { name: ReminderName }

const columns: readonly Column<Row>[] = [
  { key: 'name', title: '什么事', show: ({ name }) => ruleWords[name], sortable: true, narrow: true },
  { key: 'when', title: '什么时候', show: ({ name, amount }) => whenWords(name, amount) },
  { key: 'to', title: '提醒谁', show: ({ to }) => recipientsWords(to), sortable: true },
  { key: 'on', title: '状态', show: ({ on }) => (on ? '提醒' : <Tag text="已关" />), sortable: true, narrow: true },
]

interface RuleTableProps {
  settings: ReminderSettings
  /** Who changed it last. */
  note: string
  onOpen?: (name: ReminderName) => void
}

/** Every rule on a desktop: what, when, to whom. */
export function RuleTable({ settings, note, onOpen }: RuleTableProps) {
  const [search, setSearch] = useState('')
  const found = reminderNames.map((name): Row => ({ ...settings.rules[name], name }))
    .filter((rule) => [ruleWords[rule.name], ruleSentence(rule.name, rule)].some((text) => text.includes(search.trim())))
  const sorting = useSorted(found, { name: ({ name }) => ruleWords[name], to: ({ to }) => recipientsWords(to), on: ({ on }) => Number(!on) })
  return (
    <View>
      <SearchBar label="搜索什么事或提醒谁" value={search} onChange={setSearch} />
      {found.length === 0
        ? <Empty title="没有找到" next="换个词试试" />
        : <DataTable label="提醒规则" columns={columns} keyOf={({ name }) => name} {...(onOpen ? { onOpen: ({ name }: Row) => onOpen(name) } : {})} {...sorting} />}
      <View className="cell-heading">{note}</View>
    </View>
  )
}
