import type { CatalogueBureau } from '@guagou/types/administration'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../components/button'
import { Cell, CellGroup } from '../../components/cell'
import { ErrorPanel } from '../../components/error-panel'
import { SearchBar } from '../../components/search-bar'
import { Skeleton } from '../../components/skeleton'
import { toast } from '../../components/toast'
import { useCall } from '../../services/query'
import { explain } from '../../services/refusal-text'
import { FormSheet } from '../ticket/forms/form-sheet'
import { ManyOf } from '../ticket/forms/options'
import { useDeed } from './use-deed'

const noteOf = ({ own, name, missing, duties }: CatalogueBureau): string => {
  if (!own) return `权责 ${duties.length} 项`
  const where = own.name === name ? '园区已有' : `园区已有（${own.name}）`
  return `${where}，补充权责 ${missing} 项`
}

const fits = ({ name, shortName, duties }: CatalogueBureau, search: string): boolean =>
  [name, shortName, ...duties.flatMap(({ text, phrases }) => [text, ...phrases])].some((text) => text.includes(search))

/** Bureaus of a city with their duty lists, to begin with: chosen, looked at, and taken over as they are. */
export function CatalogueForm({ close }: { close(): void }) {
  const { data, error, refetch } = useCall('roster.admin.catalogue', {})
  const [search, setSearch] = useState('')
  const [chosen, setChosen] = useState<string[]>([])
  const [shown, setShown] = useState<string | null>(null)
  const deed = useDeed('roster.admin.catalogue.adopt', ({ added, supplemented, duties }) => {
    toast(`已新增 ${added} 个部门${supplemented > 0 ? `，补充 ${supplemented} 个` : ''}，权责 ${duties} 项`)
    close()
  })
  const wanted = search.trim()
  const all = data?.bureaus ?? []
  const open = all.filter(({ own, missing }) => !own || missing > 0)
  const complete = all.filter(({ own, missing }) => own && missing === 0)
  const found = open.filter((one) => fits(one, wanted))
  return (
    <FormSheet title="从市级目录选用" close={close} submit="选用" missing={chosen.length === 0 ? '请选择部门' : null} action={deed}
      onSubmit={() => void deed.submit({ bureauIds: chosen })}>
      <View className="form-note">目录是一般城市的部门和权责，选用后可以修改、增删。园区已有的部门只补充没有的权责，原有内容不变。</View>
      {!data ? (error ? <ErrorPanel {...explain(error)} onRetry={() => void refetch()} /> : <Skeleton rows={8} lead={false} />) : (
        <>
          <SearchBar label="搜索部门、权责或企业说法" value={search} onChange={setSearch} />
          <View className="desk-acts">
            <Button size="inline" onPress={() => setChosen(chosen.length === open.length ? [] : open.map(({ id }) => id))}>
              {`全选或全不选（${open.length} 个）`}
            </Button>
          </View>
          <ManyOf
            label={`部门（已选 ${chosen.length} 个）`} values={chosen} onChange={setChosen}
            options={found.map((one) => ({ value: one.id, text: one.name, note: noteOf(one) }))}
          />
          {found.length === 0 && <View className="form-note">{wanted === '' ? '目录中的部门都已选用' : '没有找到，换个词试试'}</View>}
          {complete.length > 0 && wanted === '' && <View className="form-note">{`已全部选用：${complete.map(({ own, name }) => own?.name ?? name).join('、')}`}</View>}
          <CellGroup heading="查看权责清单" note="点一个部门看它的权责和企业说法">
            {all.filter((one) => fits(one, wanted)).map((one) => (
              <View key={one.id}>
                <Cell title={one.name} trail={shown === one.id ? '收起' : `${one.duties.length} 项`} onPress={() => setShown(shown === one.id ? null : one.id)} />
                {shown === one.id && one.duties.map(({ id, text, phrases }) => <Cell key={id} title={text} note={phrases.join('；')} />)}
              </View>
            ))}
          </CellGroup>
        </>
      )}
    </FormSheet>
  )
}
