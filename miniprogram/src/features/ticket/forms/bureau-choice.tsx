import { View } from '@tarojs/components'
import { useMemo, useState } from 'react'
import { Button } from '../../../components/button'
import { ErrorPanel } from '../../../components/error-panel'
import { SearchBar } from '../../../components/search-bar'
import { Skeleton } from '../../../components/skeleton'
import { explain } from '../../../services/refusal-text'
import { useBureaus } from '../calls'
import { reasonWords, sureness } from '../proposal/proposal-words'
import type { Proposed } from '../proposal/use-proposal'
import { proposedFirst, searchBureaus } from '../suggest-bureau'
import { OneOf } from './options'

interface BureauChoiceProps {
  label: string
  /** Who was proposed, and why: these stand first, or are marked where they come too late for it. */
  proposed?: Proposed
  value: string | null
  onChange(bureauId: string): void
  /** The bureau that has it now cannot be chosen. */
  without?: string | undefined
}

/** One bureau, found by its name or by a line of its duty list. */
const nobodyProposed: Proposed = { proposal: null, late: null, waiting: false }

export function BureauChoice({ label, proposed: { proposal, late, waiting } = nobodyProposed, value, onChange, without }: BureauChoiceProps) {
  const { data, error, refetch } = useBureaus()
  const [search, setSearch] = useState('')
  const [again, setChoosing] = useState<boolean | null>(null)
  // What was proposed and taken over stands alone until somebody wants another.
  const choosing = again ?? value === null
  const found = useMemo(() => {
    const bureaus = (data?.bureaus ?? []).filter((bureau) => bureau.id !== without)
    return search.trim() === '' ? proposedFirst(proposal, bureaus) : searchBureaus(search, bureaus)
  }, [data, proposal, search, without])
  if (!data || waiting) return error && !data ? <ErrorPanel {...explain(error)} onRetry={() => void refetch()} /> : <Skeleton rows={4} lead={false} />
  const options = found.map(({ bureau, duties, proposed }) => ({
    value: bureau.id, text: bureau.name, mark: late?.lead?.bureau.id === bureau.id ? '建议' : undefined,
    note: proposed ? `${sureness(proposed.confidence)}　${reasonWords(proposed)}` : duties.length > 0 ? `权责：${duties.join('；')}` : undefined,
  }))
  const choose = (bureauId: string) => {
    onChange(bureauId)
    setChoosing(false)
  }
  const chosen = choosing ? undefined : options.find((option) => option.value === value)
  if (chosen) {
    // Out of the way: what else there is to say comes into sight.
    return (
      <>
        <OneOf label={label} value={value} onChange={onChange} options={[chosen]} />
        <View className="form-again">
          <Button size="inline" kind="quiet" onPress={() => setChoosing(true)}>换一个部门</Button>
        </View>
      </>
    )
  }
  return (
    <>
      <View className="form-label" aria-hidden="true">{label}</View>
      <SearchBar label="搜部门或权责，如：排污许可" value={search} onChange={setSearch} />
      <OneOf quiet label={label} value={value} onChange={choose} options={options} />
      {found.length === 0 && <View className="form-note">没有找到含“{search}”的部门或权责，请换个词试试。</View>}
    </>
  )
}
