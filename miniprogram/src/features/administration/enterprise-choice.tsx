import type { EnterpriseRef } from '@guagou/types/roster'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../components/button'
import { SearchBar } from '../../components/search-bar'
import { useCall } from '../../services/query'
import { OneOf } from '../ticket/forms/options'

/** One enterprise of thousands, found by a part of its name or code. */
export function EnterpriseChoice({ value, onChange }: { value: EnterpriseRef | null; onChange(value: EnterpriseRef | null): void }) {
  const [search, setSearch] = useState('')
  const { data } = useCall('roster.admin.enterprises', { search: search.trim(), limit: 8 }, { enabled: search.trim() !== '' })
  if (value) {
    return (
      <>
        <OneOf label="所在企业" options={[{ value: value.id, text: value.name }]} value={value.id} onChange={() => undefined} />
        <View className="form-again"><Button size="inline" kind="quiet" onPress={() => onChange(null)}>换一家</Button></View>
      </>
    )
  }
  const found = data?.enterprises ?? []
  return (
    <>
      <View className="form-label" aria-hidden="true">所在企业</View>
      <SearchBar label="搜索企业名称或信用代码" value={search} onChange={setSearch} />
      <OneOf quiet label="所在企业" options={found.map(({ id, name }) => ({ value: id, text: name }))} value={null}
        onChange={(id) => onChange(found.find((one) => one.id === id) ?? null)} />
      {search.trim() !== '' && data && found.length === 0 && <View className="form-note">没有找到这家企业</View>}
    </>
  )
}
