import { View } from '@tarojs/components'
import { useMemo, useState } from 'react'
import { SearchBar } from '../../../components/search-bar'
import { Skeleton } from '../../../components/skeleton'
import { useBureaus } from '../calls'
import { rankBureaus, searchBureaus } from '../suggest-bureau'
import { OneOf } from './options'

interface BureauChoiceProps {
  label: string
  /** What the ticket says: bureaus whose duties fit stand first. */
  about: string
  value: string | null
  onChange(bureauId: string): void
  /** The bureau that has it now cannot be chosen. */
  without?: string | undefined
}

/** One bureau, found by its name or by a line of its duty list. */
export function BureauChoice({ label, about, value, onChange, without }: BureauChoiceProps) {
  const { data } = useBureaus()
  const [search, setSearch] = useState('')
  const found = useMemo(() => {
    const bureaus = (data?.bureaus ?? []).filter((bureau) => bureau.id !== without)
    return search.trim() === '' ? rankBureaus(about, bureaus) : searchBureaus(search, bureaus)
  }, [data, about, search, without])
  if (!data) return <Skeleton rows={4} lead={false} />
  return (
    <>
      <View className="form-label" aria-hidden="true">{label}</View>
      <SearchBar label="搜部门或权责，如：排污许可" value={search} onChange={setSearch} />
      <OneOf
        quiet
        label={label}
        value={value}
        onChange={onChange}
        options={found.map(({ bureau, duties }) => ({
          value: bureau.id, text: bureau.name, note: duties.length > 0 ? `权责：${duties.join('；')}` : undefined,
        }))}
      />
      {found.length === 0 && <View className="form-note">没有找到含“{search}”的部门或权责，请换个词试试。</View>}
    </>
  )
}
