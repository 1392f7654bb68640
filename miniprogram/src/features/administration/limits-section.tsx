import { type Category, type ClockName, type LimitRule, clockNames } from '@guagou/types/clocks'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../components/button'
import { Cell, CellGroup } from '../../components/cell'
import { ErrorPanel } from '../../components/error-panel'
import { Field } from '../../components/field'
import { NoticeBar } from '../../components/notice-bar'
import { SearchBar } from '../../components/search-bar'
import { Skeleton } from '../../components/skeleton'
import { toast } from '../../components/toast'
import { useCall } from '../../services/query'
import { explain } from '../../services/refusal-text'
import { FormSheet } from '../ticket/forms/form-sheet'
import { OneOf } from '../ticket/forms/options'
import { useDeed } from './use-deed'

const clockWords: Record<ClockName, string> = {
  answer: '首次回应企业消息', accept: '受理或派单', sign: '部门签收', progress: '更新进展', resolve: '办结', return: '退回', confirm: '企业确认',
  prereview: '审批事项预审', deem: '审批事项视为受理',
}
/** Article 32: within five days a bureau says what is missing. */
const mostDeemDays = 5
const categoryWords: Record<Category, string> = { inquiry: '咨询', request: '求助', cross: '跨部门', hard: '疑难' }
const limitWords = ({ amount, unit }: LimitRule['limit']): string =>
  unit === 'days' ? `${amount} 个工作日` : amount % 60 === 0 ? `${amount / 60} 个工作小时` : `${amount} 个工作分钟`
const sameRule = (a: LimitRule, b: LimitRule): boolean => a.clock === b.clock && a.category === b.category && a.bureauId === b.bureauId

/** The clocks of the zone: what holds by default, and its own limits by category and bureau. */
export function LimitsSection() {
  const { data, error, refetch } = useCall('ticket.limits', {})
  const bureaus = useCall('roster.admin.bureaus', {}).data?.bureaus ?? []
  const [search, setSearch] = useState('')
  const [open, setOpen] = useState<LimitRule | 'new' | null>(null)
  const [undoable, setUndoable] = useState<LimitRule[] | null>(null)
  const deed = useDeed('ticket.limits.set', () => {
    toast('已保存，只用于以后开始的时限')
    setOpen(null)
  })
  if (!data) return error ? <ErrorPanel {...explain(error)} onRetry={() => void refetch()} /> : <Skeleton rows={8} lead={false} />
  const bureauWord = (id: string | null): string => (id === null ? '所有部门' : bureaus.find((one) => one.id === id)?.name ?? '其他部门')
  const titleOf = ({ clock, category }: LimitRule): string => `${clockWords[clock]}${category === null ? '' : `　${categoryWords[category]}`}`
  const told = (rule: LimitRule): string => `${titleOf(rule)} ${bureauWord(rule.bureauId)}`
  const save = (rules: LimitRule[]) => {
    setUndoable(data.rules)
    void deed.submit({ rev: data.rev, rules })
  }
  const wanted = search.trim()
  return (
    <View>
      <View className="desk-acts">
        <Button kind="primary" size="inline" onPress={() => setOpen('new')}>添加本区时限</Button>
        {undoable && <Button size="inline" onPress={() => void deed.submit({ rev: data.rev, rules: undoable }).then(() => setUndoable(null))}>撤销刚才的修改</Button>}
      </View>
      {deed.problem && open === null && <NoticeBar tone="danger" text={`${deed.problem.happened}，${deed.problem.next}`} />}
      <SearchBar label="搜索时限或部门" value={search} onChange={setSearch} />
      <CellGroup heading="本区时限" note={data.rules.length === 0 ? '没有另行规定，全部按通用时限' : '按部门规定的优先，其次按类别'}>
        {data.rules.filter((rule) => told(rule).includes(wanted)).map((rule) => (
          <Cell key={told(rule)} title={titleOf(rule)} note={bureauWord(rule.bureauId)} trail={limitWords(rule.limit)} onPress={() => setOpen(rule)} />
        ))}
      </CellGroup>
      <CellGroup heading="通用时限" note="点一项可为本区另行规定">
        {data.defaults.filter((rule) => told(rule).includes(wanted)).map((rule) => (
          <Cell key={told(rule)} title={titleOf(rule)} trail={limitWords(rule.limit)} onPress={() => setOpen(rule)} />
        ))}
      </CellGroup>
      {open !== null && (
        <RuleForm
          rule={open === 'new' ? null : open} known={open !== 'new' && data.rules.some((one) => sameRule(one, open))} bureaus={bureaus} action={deed} close={() => setOpen(null)}
          onSave={(rule) => save([...data.rules.filter((one) => !sameRule(one, rule) && (open === 'new' || !sameRule(one, open))), rule])}
          onRemove={(rule) => save(data.rules.filter((one) => !sameRule(one, rule)))}
        />
      )}
    </View>
  )
}

interface RuleFormProps {
  rule: LimitRule | null
  known: boolean
  bureaus: readonly { id: string; name: string }[]
  action: { busy: boolean; problem: { happened: string; next: string } | null }
  close(): void
  onSave(rule: LimitRule): void
  onRemove(rule: LimitRule): void
}

function RuleForm({ rule, known, bureaus, action, close, onSave, onRemove }: RuleFormProps) {
  const [clock, setClock] = useState<ClockName>(rule?.clock ?? 'resolve')
  const [category, setCategory] = useState<Category | 'all'>(rule?.category ?? 'all')
  const [bureauId, setBureau] = useState(rule?.bureauId ?? 'all')
  const hours = rule?.limit.unit === 'minutes' && rule.limit.amount % 60 === 0
  const [unit, setUnit] = useState<'days' | 'hours' | 'minutes'>(rule ? (hours ? 'hours' : rule.limit.unit) : 'days')
  const [amount, setAmount] = useState(rule ? String(hours ? rule.limit.amount / 60 : rule.limit.amount) : '')
  const missing = !/^[1-9]\d{0,3}$/.test(amount) ? '请填写多长时间'
    : clock === 'deem' && (unit !== 'days' || Number(amount) > mostDeemDays) ? `按行政许可法，最多 ${mostDeemDays} 个工作日` : null
  const save = () => onSave({
    clock, category: category === 'all' ? null : category, bureauId: bureauId === 'all' ? null : bureauId,
    limit: unit === 'hours' ? { amount: Number(amount) * 60, unit: 'minutes' } : { amount: Number(amount), unit },
  })
  return (
    <FormSheet title="本区时限" close={close} submit="保存" missing={missing} action={action} onSubmit={save}>
      <OneOf label="时限" options={clockNames.map((one) => ({ value: one, text: clockWords[one] }))} value={clock} onChange={setClock} />
      <OneOf label="类别" options={[{ value: 'all', text: '所有类别' }, ...(Object.entries(categoryWords) as [Category, string][]).map(([value, text]) => ({ value, text }))]} value={category} onChange={setCategory} />
      <OneOf label="部门" options={[{ value: 'all', text: '所有部门' }, ...bureaus.map(({ id, name }) => ({ value: id, text: name }))]} value={bureauId} onChange={setBureau} />
      <Field label="多长时间" type="number" value={amount} onChange={setAmount} />
      <OneOf label="单位" options={[{ value: 'days', text: '工作日' }, { value: 'hours', text: '工作小时' }, { value: 'minutes', text: '工作分钟' }]} value={unit} onChange={setUnit} />
      {known && <View className="desk-acts"><Button size="inline" kind="danger" onPress={() => onRemove(rule!)}>取消，改用通用时限</Button></View>}
    </FormSheet>
  )
}
