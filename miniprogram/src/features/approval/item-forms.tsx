import { View } from '@tarojs/components'
import type { Item, Material } from '@guagou/types/approval'
import { useState } from 'react'
import { Button } from '../../components/button'
import { Field, TextArea } from '../../components/field'
import { toast } from '../../components/toast'
import { useOfficers } from '../ticket/calls'
import { FormSheet } from '../ticket/forms/form-sheet'
import { ManyOf, OneOf } from '../ticket/forms/options'
import { useDraft } from '../ticket/use-draft'
import type { Moves } from './calls'
import { itemActionWords, itemDoneWords } from './words'

interface FormProps {
  ticketId: string
  item: Item
  moves: Moves
  close(): void
}

interface Correction {
  wrong: string[]
  reasons: Record<string, string>
  extra: { name: string; reason: string }[]
}

const nothingYet: Correction = { wrong: [], reasons: {}, extra: [] }

/** The one-time correction notice: everything that is wrong, and everything that is missing altogether. */
export function CorrectForm({ ticketId, item, moves, close }: FormProps) {
  // It can be told once only, so it is written with care: what was written survives closing the form.
  const draft = useDraft(`correct.${ticketId}.${item.key}`)
  const { wrong, reasons, extra } = draft.text === '' ? nothingYet : JSON.parse(draft.text) as Correction
  const keep = (change: Partial<Correction>) => draft.write(JSON.stringify({ wrong, reasons, extra, ...change }))
  const setWrong = (wrong: string[]) => keep({ wrong })
  const setReasons = (reasons: Correction['reasons']) => keep({ reasons })
  const setExtra = (extra: Correction['extra']) => keep({ extra })
  const nameOf = (key: string) => item.materials.find((material) => material.key === key)?.name ?? ''
  const missing = wrong.length + extra.length === 0 ? '请选择需要补正的材料，或增加一份'
    : wrong.some((key) => (reasons[key] ?? '').trim() === '') ? '请写明每份材料要怎样补正'
      : extra.some(({ name, reason }) => name.trim() === '' || reason.trim() === '') ? '请写明增加的材料和原因' : null
  const submit = async () => {
    const done = await moves.run('ticket.item.correct', {
      item: item.key, wrong: wrong.map((material) => ({ material, reason: reasons[material] ?? '' })), extra,
    } as never)
    if (!done) return
    draft.forget()
    toast(itemDoneWords.correct)
    close()
  }
  return (
    <FormSheet title={itemActionWords.correct} close={close} submit="发给企业，只此一次" missing={missing} action={{ busy: moves.busy, problem: moves.trouble }} onSubmit={() => void submit()}>
      <View className="form-note">请一次说清全部要补正的内容：每个事项只能告知一次，期间只暂停本事项计时。</View>
      <ManyOf label="要补正的材料" options={item.materials.map(({ key, name }) => ({ value: key, text: name }))} values={wrong} onChange={setWrong} />
      {wrong.map((key) => (
        <TextArea key={key} label={`${nameOf(key)}：怎样补正`} value={reasons[key] ?? ''} onChange={(reason) => setReasons({ ...reasons, [key]: reason })} maxLength={500} />
      ))}
      {extra.map((one, n) => (
        <View key={n}>
          <Field label={`增加的材料 ${n + 1}`} value={one.name} maxLength={100} onChange={(name) => setExtra(extra.map((other, at) => (at === n ? { ...other, name } : other)))} />
          <Field label={`材料 ${n + 1} 为什么需要`} value={one.reason} maxLength={500} onChange={(reason) => setExtra(extra.map((other, at) => (at === n ? { ...other, reason } : other)))} />
        </View>
      ))}
      {extra.length < 10 && <View className="plan-row"><Button size="inline" onPress={() => setExtra([...extra, { name: '', reason: '' }])}>增加一份材料</Button></View>}
    </FormSheet>
  )
}

const texts = {
  grant: { field: 'result', label: '办理结果（证号或意见）', submit: '办成', danger: false },
  refuse: { field: 'reason', label: '不予许可的理由', submit: '不予许可', danger: true },
  drop: { field: 'reason', label: '为什么不需办理', submit: '确认不需办理', danger: true },
} as const

export function TextForm({ ticketId, action, item, moves, close }: FormProps & { action: keyof typeof texts }) {
  const draft = useDraft(`${action}.${ticketId}.${item.key}`)
  const { field, label, submit, danger } = texts[action]
  const send = async () => {
    if (!(await moves.run(`ticket.item.${action}`, { item: item.key, [field]: draft.text } as never))) return
    draft.forget()
    toast(itemDoneWords[action])
    close()
  }
  return (
    <FormSheet title={itemActionWords[action]} close={close} submit={submit} danger={danger} missing={draft.text.trim() === '' ? `请填写：${label}` : null} action={{ busy: moves.busy, problem: moves.trouble }} onSubmit={() => void send()}>
      <TextArea label={label} value={draft.text} onChange={draft.write} maxLength={500} />
    </FormSheet>
  )
}

export function AssignForm({ item, moves, close }: Omit<FormProps, 'ticketId'>) {
  const { data } = useOfficers()
  const [officerId, setOfficer] = useState<string | null>(null)
  const send = async () => {
    if (officerId === null || !(await moves.run('ticket.item.assign', { item: item.key, officerId } as never))) return
    toast(itemDoneWords.assign)
    close()
  }
  return (
    <FormSheet title={itemActionWords.assign} close={close} submit="指派" missing={officerId === null ? '请选择经办人' : null} action={{ busy: moves.busy, problem: moves.trouble }} onSubmit={() => void send()}>
      <OneOf label="经办人" options={(data?.officers ?? []).map(({ id, name }) => ({ value: id, text: name }))} value={officerId} onChange={setOfficer} />
    </FormSheet>
  )
}

/** A document turned down before the formal submission, with the reason the enterprise reads. */
export function RejectForm({ ticketId, item, material, moves, close }: FormProps & { material: Material }) {
  const draft = useDraft(`reject.${ticketId}.${item.key}.${material.key}`)
  const reason = draft.text
  const send = async () => {
    const review = { material: material.key, version: material.version, ok: false, reason }
    if (!(await moves.run('ticket.item.review', { item: item.key, reviews: [review] } as never))) return
    draft.forget()
    toast(itemDoneWords.review)
    close()
  }
  return (
    <FormSheet title={`退回修改：${material.name}`} close={close} submit="退回修改" missing={reason.trim() === '' ? '请写明要怎样修改' : null} action={{ busy: moves.busy, problem: moves.trouble }} onSubmit={() => void send()}>
      <TextArea label="要怎样修改" value={reason} onChange={draft.write} maxLength={500} />
    </FormSheet>
  )
}
