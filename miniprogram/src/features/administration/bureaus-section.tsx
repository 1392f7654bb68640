import type { BureauRow } from '@guagou/types/administration'
import { View } from '@tarojs/components'
import { useMemo, useState } from 'react'
import { Button } from '../../components/button'
import { Cell, CellGroup } from '../../components/cell'
import { type Column, DataTable } from '../../components/data-table'
import { Empty } from '../../components/empty'
import { ErrorPanel } from '../../components/error-panel'
import { Field, TextArea } from '../../components/field'
import { SearchBar } from '../../components/search-bar'
import { Skeleton } from '../../components/skeleton'
import { Tabs } from '../../components/tabs'
import { toast } from '../../components/toast'
import { useSorted } from '../../components/use-sorted'
import { useWide } from '../../components/use-wide'
import { useCall } from '../../services/query'
import { explain } from '../../services/refusal-text'
import { FormSheet } from '../ticket/forms/form-sheet'
import { CatalogueForm } from './catalogue-form'
import { useDeed } from './use-deed'

const fits = (bureau: BureauRow, search: string): boolean =>
  [bureau.name, bureau.shortName, ...bureau.duties.flatMap(({ text, phrases }) => [text, ...phrases])].some((text) => text.includes(search))

interface DutyLine { id: string; bureau: BureauRow; text: string; phrases: string[] }

const bureauColumns: readonly Column<BureauRow>[] = [
  { key: 'order', title: '序', show: ({ order }) => order, sortable: true, narrow: true, right: true },
  { key: 'name', title: '部门', show: ({ name }) => name, sortable: true },
  { key: 'shortName', title: '简称', show: ({ shortName }) => shortName, sortable: true, narrow: true },
  { key: 'duties', title: '权责', show: ({ duties }) => duties.length, sortable: true, narrow: true, right: true },
  { key: 'people', title: '人员', show: ({ people }) => people, sortable: true, narrow: true, right: true },
]
const dutyColumns: readonly Column<DutyLine>[] = [
  { key: 'bureau', title: '部门', show: ({ bureau }) => bureau.shortName, sortable: true, narrow: true },
  { key: 'text', title: '权责事项', show: ({ text }) => text, sortable: true },
  { key: 'phrases', title: '企业说法', show: ({ phrases }) => phrases.join('；') },
]

/** On a desktop: the bureaus, or every line of every duty list, so that two that overlap are seen side by side. */
function BureauTables({ found, wanted, onOpen }: { found: readonly BureauRow[]; wanted: string; onOpen(bureau: BureauRow): void }) {
  const [view, setView] = useState<'bureaus' | 'duties'>('bureaus')
  const lines = useMemo(() => found.flatMap((bureau) => bureau.duties
    .filter(({ text, phrases }) => bureau.name.includes(wanted) || [text, ...phrases].some((one) => one.includes(wanted)))
    .map(({ id, text, phrases }): DutyLine => ({ id, bureau, text, phrases }))), [found, wanted])
  const bureaus = useSorted(found, {
    order: ({ order }) => order, name: ({ name }) => name, shortName: ({ shortName }) => shortName, duties: ({ duties }) => duties.length, people: ({ people }) => people,
  }, { by: 'order', down: false })
  const duties = useSorted(lines, { bureau: ({ bureau }) => bureau.shortName, text: ({ text }) => text })
  return (
    <>
      <Tabs label="查看方式" value={view} onChange={setView} choices={[{ value: 'bureaus', text: `部门 ${found.length}` }, { value: 'duties', text: `权责事项 ${lines.length}` }]} />
      {view === 'bureaus'
        ? <DataTable label="部门" columns={bureauColumns} keyOf={({ id }) => id} onOpen={onOpen} {...bureaus} />
        : <DataTable label="权责事项" columns={dutyColumns} keyOf={({ bureau, id }) => `${bureau.id} ${id}`} onOpen={({ bureau }) => onOpen(bureau)} {...duties} />}
    </>
  )
}

export function BureausSection() {
  const wide = useWide()
  const [search, setSearch] = useState('')
  const [open, setOpen] = useState<BureauRow | 'new' | null>(null)
  const [adopting, setAdopting] = useState(false)
  const { data, error, refetch } = useCall('roster.admin.bureaus', {})
  const wanted = search.trim()
  const found = useMemo(() => (data?.bureaus ?? []).filter((bureau) => fits(bureau, wanted)), [data, wanted])
  return (
    <View>
      <View className="desk-acts">
        <Button kind="primary" size="inline" onPress={() => setOpen('new')}>添加部门</Button>
        <Button size="inline" onPress={() => setAdopting(true)}>从市级目录选用</Button>
      </View>
      <SearchBar label="搜索部门、权责或企业说法" value={search} onChange={setSearch} />
      {!data ? (error ? <ErrorPanel {...explain(error)} onRetry={() => void refetch()} /> : <Skeleton rows={7} lead={false} />)
        : found.length === 0 ? <Empty title={wanted === '' ? '还没有部门' : '没有找到'} next={wanted === '' ? '可以从市级目录选用、逐个添加，或用表格批量导入' : '换个词试试'} />
          : wide ? <BureauTables found={found} wanted={wanted} onOpen={setOpen} /> : (
            <CellGroup>
              {found.map((bureau) => (
                <Cell
                  key={bureau.id} title={bureau.name}
                  note={`${bureau.shortName}　权责 ${bureau.duties.length} 项　${bureau.people} 人${wanted === '' ? '' : `　${bureau.duties.filter(({ text, phrases }) => [text, ...phrases].some((one) => one.includes(wanted))).map(({ text }) => text).slice(0, 2).join('；')}`}`}
                  onPress={() => setOpen(bureau)}
                />
              ))}
            </CellGroup>
          )}
      {adopting && <CatalogueForm close={() => setAdopting(false)} />}
      {open !== null && <BureauForm bureau={open === 'new' ? null : open} nextOrder={(data?.bureaus.length ?? 0) + 1} close={() => setOpen(null)} />}
    </View>
  )
}

interface Line { id?: string; text: string; phrases: string }

function BureauForm({ bureau, nextOrder, close }: { bureau: BureauRow | null; nextOrder: number; close(): void }) {
  const [name, setName] = useState(bureau?.name ?? '')
  const [shortName, setShortName] = useState(bureau?.shortName ?? '')
  const [lines, setLines] = useState<Line[]>(bureau?.duties.map(({ id, text, phrases }) => ({ id, text, phrases: phrases.join('；') })) ?? [])
  const [editing, setEditing] = useState<number | null>(null)
  const deed = useDeed('roster.admin.bureau.save', () => {
    toast('已保存')
    close()
  })
  const change = (at: number, next: Partial<Line>) => setLines(lines.map((line, place) => (place === at ? { ...line, ...next } : line)))
  const missing = name.trim() === '' ? '请填写部门名称' : shortName.trim() === '' ? '请填写简称' : lines.some(({ text }) => text.trim() === '') ? '有权责事项没有填写' : null
  const save = () => void deed.submit({
    ...(bureau ? { id: bureau.id, rev: bureau.rev } : {}), name, shortName, order: bureau?.order ?? nextOrder,
    duties: lines.map(({ id, text, phrases }) => ({ ...(id ? { id } : {}), text, phrases: phrases.split(/[;；\n]/).map((one) => one.trim()).filter(Boolean) })),
  })
  return (
    <FormSheet title={bureau ? '修改部门' : '添加部门'} close={close} submit="保存" missing={missing} action={deed} onSubmit={save}>
      <Field label="部门名称" value={name} onChange={setName} maxLength={30} />
      <Field label="简称" value={shortName} onChange={setShortName} maxLength={12} />
      <CellGroup heading={`权责清单（${lines.length} 项）`} note="点一项可修改；“企业说法”帮助系统把诉求派给对的部门">
        {lines.map((line, at) => (editing === at
          ? (
            <View key={line.id ?? at} className="duty-edit">
              <TextArea label={`权责事项 ${at + 1}`} value={line.text} onChange={(text) => change(at, { text })} maxLength={200} />
              <TextArea label="企业说法" value={line.phrases} onChange={(phrases) => change(at, { phrases })} hint="用“；”分隔" />
              <View className="desk-acts">
                <Button size="inline" onPress={() => setEditing(null)}>收起</Button>
                <Button size="inline" kind="danger" onPress={() => { setLines(lines.filter((_, place) => place !== at)); setEditing(null) }}>删去此项</Button>
              </View>
            </View>
          )
          : <Cell key={line.id ?? at} title={line.text || '（未填写）'} note={line.phrases} onPress={() => setEditing(at)} />))}
      </CellGroup>
      <View className="desk-acts">
        <Button size="inline" onPress={() => { setLines([...lines, { text: '', phrases: '' }]); setEditing(lines.length) }}>添加一项权责</Button>
      </View>
    </FormSheet>
  )
}
