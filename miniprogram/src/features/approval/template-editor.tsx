import { View } from '@tarojs/components'
import type { ItemSpec } from '@guagou/types/item'
import { useState } from 'react'
import { Button } from '../../components/button'
import { Field, TextArea } from '../../components/field'
import { Screen } from '../../components/screen'
import { spoken } from '../../components/spoken'
import { SegmentedFilter } from '../../components/tabs'
import { toast } from '../../components/toast'
import { api } from '../../services/api'
import { Refused, queryClient } from '../../services/query'
import { explain } from '../../services/refusal-text'
import { requestId } from '../../services/request-id'
import { useBureaus } from '../ticket/calls'
import { ManyOf } from '../ticket/forms/options'
import '../ticket/forms/form.scss'
import type { KnownTemplate } from './templates-screen'
import './template-editor.scss'

const emptyItem = (bureauId: string): ItemSpec =>
  ({ key: `i-${requestId().slice(-10)}`, name: '', bureauId, days: 5, mandatory: true, after: [], materials: [] })

/** One document a line; a line that ends with （可选） is not mandatory. */
const optionalMark = '（可选）'
const materialsText = ({ materials }: ItemSpec): string =>
  materials.map(({ name, mandatory }) => `${name}${mandatory ? '' : optionalMark}`).join('\n')
/** Lines that name a document which was there before keep its key and hint. */
const materialsOf = (text: string, before: ItemSpec['materials']): ItemSpec['materials'] =>
  text.split('\n').map((line) => line.trim()).filter((line) => line !== '').slice(0, 30).map((line) => {
    const mandatory = !line.endsWith(optionalMark)
    const name = (mandatory ? line : line.slice(0, -optionalMark.length)).slice(0, 100)
    const known = before.find((material) => material.name === name)
    return { ...known, key: known?.key ?? `m-${requestId().slice(-10)}`, name, mandatory }
  })

const missingIn = (name: string, items: readonly ItemSpec[]): string | null => {
  if (name.trim() === '') return '请填写模板名称'
  if (items.length === 0) return '请至少增加一个事项'
  for (const [n, item] of items.entries()) {
    if (item.name.trim() === '') return `请填写第 ${n + 1} 个事项的名称`
    if (item.bureauId === '') return `请选择第 ${n + 1} 个事项的部门`
    if (!Number.isInteger(item.days) || item.days < 1 || item.days > 90) return `第 ${n + 1} 个事项的时限为 1 到 90 个工作日`
  }
  return null
}

/** A template as an administrator writes it: bureaus, limits, documents and what has to come before what. */
export function TemplateEditor({ template, close }: { template: KnownTemplate; close(): void }) {
  const { data } = useBureaus()
  const [name, setName] = useState(template.name)
  const [note, setNote] = useState(template.note ?? '')
  const [items, setItems] = useState<ItemSpec[]>(template.items)
  const [lists, setLists] = useState(() => Object.fromEntries(template.items.map((item) => [item.key, materialsText(item)])))
  // What is saved over is what was opened, also when the list behind is read anew.
  const [version] = useState(template.version)
  const [intention, setIntention] = useState(requestId)
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)
  const change = (key: string, part: Partial<ItemSpec>) => setItems((all) => all.map((item) => (item.key === key ? { ...item, ...part } : item)))
  const remove = (key: string) => setItems((all) => all.filter((item) => item.key !== key).map((item) => ({ ...item, after: item.after.filter((other) => other !== key) })))
  const missing = missingIn(name, items)
  const save = async (retired: boolean) => {
    setBusy(true)
    setTrouble(null)
    try {
      const answer = await api('ticket.template.save', {
        requestId: intention, version, retired,
        template: {
          id: template.id, name, ...(note.trim() === '' ? {} : { note }),
          items: items.map((item) => ({ ...item, materials: materialsOf(lists[item.key] ?? '', item.materials) })),
        },
      })
      if (!answer.ok) throw new Refused(answer.refusal)
      await queryClient.invalidateQueries({ queryKey: ['ticket.templates'] })
      toast(retired ? '已停用' : '已保存')
      close()
    } catch (error) {
      const { happened, next } = explain(error)
      setTrouble(`${happened}，${next}`)
      if (error instanceof Refused) setIntention(requestId())
    } finally {
      setBusy(false)
    }
  }
  const bureaus = (data?.bureaus ?? []).map(({ id, shortName }) => ({ value: id, text: shortName }))
  return (
    <Screen
      title={template.name === '' ? '新建模板' : '修改模板'}
      footer={
        <View className="approval-foot">
          {trouble !== null && <View className="approval-trouble" {...spoken({ role: 'alert' })}>{trouble}</View>}
          {missing !== null && <View className="template-missing" {...spoken({ role: 'status' })}>{missing}</View>}
          <View className="approval-foot-part"><Button kind="primary" busy={busy} disabled={missing !== null} onPress={() => void save(false)}>保存</Button></View>
          <View className="approval-foot-part"><Button onPress={close}>取消</Button></View>
        </View>
      }
    >
      <View className="template-box">
        <Field label="模板名称" value={name} onChange={setName} maxLength={60} />
        <TextArea label="说明（可不填）" value={note} onChange={setNote} maxLength={500} />
      </View>
      {items.map((item, n) => (
        <View key={item.key} className="template-box">
          <View className="template-head">
            <View className="approval-heading" {...spoken({ role: 'heading' })}>事项 {n + 1}</View>
            <Button size="inline" kind="quiet" label={`删除事项 ${n + 1}`} onPress={() => remove(item.key)}>删除</Button>
          </View>
          <Field label={`事项 ${n + 1} 名称`} value={item.name} onChange={(value) => change(item.key, { name: value })} maxLength={60} />
          <View className="form-label" aria-hidden="true">由谁办</View>
          <SegmentedFilter label={`事项 ${n + 1} 由谁办`} choices={bureaus} value={item.bureauId} onChange={(bureauId) => change(item.key, { bureauId })} />
          <Field label={`事项 ${n + 1} 时限（工作日）`} value={Number.isNaN(item.days) ? '' : String(item.days)} type="number" maxLength={2} onChange={(value) => change(item.key, { days: value === '' ? Number.NaN : Number(value) })} />
          <View className="form-label" aria-hidden="true">是否必办</View>
          <SegmentedFilter label={`事项 ${n + 1} 是否必办`} value={item.mandatory ? 'yes' : 'no'} choices={[{ value: 'yes', text: '必办' }, { value: 'no', text: '选办' }]} onChange={(value) => change(item.key, { mandatory: value === 'yes' })} />
          <TextArea label={`事项 ${n + 1} 材料（每行一份）`} value={lists[item.key] ?? ''} onChange={(value) => setLists({ ...lists, [item.key]: value })} maxLength={3_200} hint="可选的材料在行末写（可选）" />
          {items.length > 1 && (
            <ManyOf
              label="在哪些事项之后"
              options={items.filter((other) => other.key !== item.key).map((other) => ({ value: other.key, text: other.name === '' ? '（未命名）' : other.name }))}
              values={item.after}
              onChange={(after) => change(item.key, { after })}
            />
          )}
        </View>
      ))}
      {items.length < 20 && <View className="approval-foot"><Button onPress={() => setItems([...items, emptyItem(bureaus[0]?.value ?? '')])}>增加事项</Button></View>}
      {template.name !== '' && !template.retired && (
        <View className="template-end">
          <View className="approval-line">停用后不能再用它启动新的审批，已经启动的不受影响；以后保存一次即恢复使用。</View>
          <Button kind="quiet" busy={busy} onPress={() => void save(true)}>停用这个模板</Button>
        </View>
      )}
    </Screen>
  )
}
