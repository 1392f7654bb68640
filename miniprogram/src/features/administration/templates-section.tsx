import type { Output } from '@guagou/types/api'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../components/button'
import { Cell, CellGroup } from '../../components/cell'
import { Empty } from '../../components/empty'
import { ErrorPanel } from '../../components/error-panel'
import { Field, TextArea } from '../../components/field'
import { SearchBar } from '../../components/search-bar'
import { Skeleton } from '../../components/skeleton'
import { Tag } from '../../components/tag'
import { toast } from '../../components/toast'
import { open as openPlace } from '../../navigation'
import { useCall } from '../../services/query'
import { explain } from '../../services/refusal-text'
import { FormSheet } from '../ticket/forms/form-sheet'
import { ManyOf, OneOf } from '../ticket/forms/options'
import { useDeed } from './use-deed'

type Template = Output<'ticket.templates'>['templates'][number]

/** What approvals start from, and where the rules of reminders are. A change holds for what is begun afterwards. */
export function TemplatesSection() {
  const { data, error, refetch } = useCall('ticket.templates', {})
  const [search, setSearch] = useState('')
  const [open, setOpen] = useState<Template | null>(null)
  const [undoable, setUndoable] = useState<Template | null>(null)
  const deed = useDeed('ticket.template.save', () => {
    toast('已保存，只用于以后发起的审批')
    setOpen(null)
    void refetch()
  })
  if (!data) return error ? <ErrorPanel {...explain(error)} onRetry={() => void refetch()} /> : <Skeleton rows={4} lead={false} />
  const wanted = search.trim()
  const found = data.templates.filter(({ name, items }) => name.includes(wanted) || items.some((item) => item.name.includes(wanted)))
  const save = ({ version: _version, retired, ...template }: Template, version: number) => deed.submit({ template, version, retired })
  const newest = undoable && data.templates.find(({ id }) => id === undoable.id)
  return (
    <View>
      {newest && <View className="desk-acts"><Button size="inline" onPress={() => void save(undoable, newest.version).then(() => setUndoable(null))}>撤销刚才的修改</Button></View>}
      <SearchBar label="搜索模板或事项" value={search} onChange={setSearch} />
      {found.length === 0 && <Empty title={wanted === '' ? '还没有并联审批模板' : '没有找到'} />}
      <CellGroup heading="并联审批模板">
        {found.map((template) => (
          <Cell
            key={template.id}
            title={<View className="desk-line">{template.name}{template.retired && <Tag text="已停用" />}</View>}
            note={template.items.map(({ name, days }) => `${name} ${days} 天`).join('；')}
            label={`${template.name}，${template.items.length} 个事项，修改`}
            onPress={() => setOpen(template)}
          />
        ))}
      </CellGroup>
      <CellGroup heading="通知与提醒"><Cell title="提醒规则" note="什么时候提醒谁，用哪个订阅消息模板" onPress={() => openPlace('reminders', {})} /></CellGroup>
      {open && <TemplateForm template={open} action={deed} close={() => setOpen(null)} onSave={(next) => {
        setUndoable(open)
        void save(next, open.version)
      }} />}
    </View>
  )
}

interface TemplateFormProps {
  template: Template
  action: { busy: boolean; problem: { happened: string; next: string } | null }
  close(): void
  onSave(template: Template): void
}

function TemplateForm({ template, action, close, onSave }: TemplateFormProps) {
  const bureaus = useCall('roster.admin.bureaus', {}).data?.bureaus ?? []
  const [name, setName] = useState(template.name)
  const [note, setNote] = useState(template.note ?? '')
  const [items, setItems] = useState(template.items)
  const [days, setDays] = useState(template.items.map((item) => String(item.days)))
  const [editing, setEditing] = useState<number | null>(null)
  const [retired, setRetired] = useState(template.retired)
  const change = (at: number, next: Partial<Template['items'][number]>) => setItems(items.map((item, place) => (place === at ? { ...item, ...next } : item)))
  const missing = name.trim() === '' ? '请填写模板名称' : items.some((item) => item.name.trim() === '') ? '有事项没有名称'
    : days.some((text) => !/^([1-9]|[1-8]\d|90)$/.test(text)) ? '办理天数应为 1 到 90 个工作日' : null
  const save = () => onSave({
    ...template, name, ...(note.trim() === '' ? { note: undefined } : { note }), retired, items: items.map((item, at) => ({ ...item, days: Number(days[at]) })),
  })
  return (
    <FormSheet title="修改模板" close={close} submit="保存" missing={missing} action={action} onSubmit={save}>
      <Field label="模板名称" value={name} onChange={setName} maxLength={60} />
      <TextArea label="说明" value={note} onChange={setNote} maxLength={500} />
      <CellGroup heading="事项">
        {items.map((item, at) => (
          <View key={item.key}>
            <Cell title={item.name} note={`${bureaus.find(({ id }) => id === item.bureauId)?.name ?? ''}　${days[at]} 个工作日　材料 ${item.materials.length} 份${item.mandatory ? '' : '　可不办'}`} onPress={() => setEditing(editing === at ? null : at)} />
            {editing === at && (
              <View className="duty-edit">
                <Field label="事项名称" value={item.name} onChange={(text) => change(at, { name: text })} maxLength={60} />
                <Field label="办理天数（工作日）" type="number" value={days[at]!} onChange={(text) => setDays(days.map((one, place) => (place === at ? text : one)))} />
                <OneOf label="办理部门" options={bureaus.map(({ id, name: text }) => ({ value: id, text }))} value={item.bureauId} onChange={(bureauId) => change(at, { bureauId })} />
                <ManyOf label="是否必办" options={[{ value: 'mandatory', text: '必办：未办结前不能答复' }]} values={item.mandatory ? ['mandatory'] : []} onChange={(values) => change(at, { mandatory: values.length > 0 })} />
              </View>
            )}
          </View>
        ))}
      </CellGroup>
      <ManyOf label="停用" options={[{ value: 'retired', text: '停用这个模板', note: '已发起的审批不受影响' }]} values={retired ? ['retired'] : []} onChange={(values) => setRetired(values.length > 0)} />
    </FormSheet>
  )
}
