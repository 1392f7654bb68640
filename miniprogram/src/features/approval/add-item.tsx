import type { Approval } from '@guagou/types/approval'
import { useState } from 'react'
import { Field, TextArea } from '../../components/field'
import { SegmentedFilter } from '../../components/tabs'
import { toast } from '../../components/toast'
import { requestId } from '../../services/request-id'
import { BureauChoice } from '../ticket/forms/bureau-choice'
import { FormSheet } from '../ticket/forms/form-sheet'
import { ManyOf } from '../ticket/forms/options'
import type { Moves } from './calls'

/** One item more, with its place between the others. */
export function AddItem({ approval, moves, close }: { approval: Approval; moves: Moves; close(): void }) {
  const [key] = useState(() => `own-${requestId().slice(-12)}`)
  const [name, setName] = useState('')
  const [bureauId, setBureau] = useState<string | null>(null)
  const [days, setDays] = useState('5')
  const [mandatory, setMandatory] = useState<'yes' | 'no'>('yes')
  const [after, setAfter] = useState<string[]>([])
  const [before, setBefore] = useState<string[]>([])
  const [materials, setMaterials] = useState('')
  const amount = Number(days)
  const missing = name.trim() === '' ? '请填写事项名称' : bureauId === null ? '请选择办理部门'
    : !Number.isInteger(amount) || amount < 1 || amount > 90 ? '办结时限为 1 到 90 个工作日' : null
  const options = approval.items.map((item) => ({ value: item.key, text: item.name, note: item.bureau.name }))
  const submit = async () => {
    const names = materials.split('\n').map((line) => line.trim()).filter((line) => line !== '').slice(0, 30)
    const added = await moves.run('ticket.approval.add', {
      spec: {
        key, name, bureauId: bureauId ?? '', days: amount, mandatory: mandatory === 'yes', after,
        materials: names.map((line, n) => ({ key: `m${n + 1}`, name: line.slice(0, 100), mandatory: true })),
      },
      before,
    })
    if (!added) return
    toast('已增加事项，部门和企业都已收到通知')
    close()
  }
  return (
    <FormSheet title="增加审批事项" close={close} submit="增加" missing={missing} action={{ busy: moves.busy, problem: moves.trouble }} onSubmit={() => void submit()}>
      <Field label="事项名称" value={name} onChange={setName} maxLength={60} />
      <Field label="办结时限（工作日）" value={days} onChange={setDays} type="number" maxLength={2} />
      <SegmentedFilter label="是否必办" value={mandatory} onChange={setMandatory} choices={[{ value: 'yes', text: '必办' }, { value: 'no', text: '选办' }]} />
      <TextArea label="所需材料（每行一份，可不填）" value={materials} onChange={setMaterials} maxLength={2_000} />
      <ManyOf label="在哪些事项之后" options={options} values={after} onChange={setAfter} />
      <ManyOf label="在哪些事项之前" options={options.filter(({ value }) => approval.items.some((item) => item.key === value && item.submittedAt === null))} values={before} onChange={setBefore} />
      <BureauChoice label="办理部门" value={bureauId} onChange={setBureau} />
    </FormSheet>
  )
}

