import { type Category, type ClockName, type LimitRule, clockNames } from '@guagou/types/clocks'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../components/button'
import { Cell, CellGroup } from '../../components/cell'
import { type Column, DataTable } from '../../components/data-table'
import { ErrorPanel } from '../../components/error-panel'
import { Field } from '../../components/field'
import { NoticeBar } from '../../components/notice-bar'
import { SearchBar } from '../../components/search-bar'
import { Skeleton } from '../../components/skeleton'
import { Tag } from '../../components/tag'
import { toast } from '../../components/toast'
import { useSorted } from '../../components/use-sorted'
import { useWide } from '../../components/use-wide'
import { useCall } from '../../services/query'
import { explain } from '../../services/refusal-text'
import { FormSheet } from '../ticket/forms/form-sheet'
import { OneOf } from '../ticket/forms/options'
import { LastSetting } from './last-setting'
import { categoryWords, clockWords, limitWords, ruleTitle } from './setting-words'
import { useDeed } from './use-deed'

/** Article 32: within five days a bureau says what is missing. */
const mostDeemDays = 5
const sameRule = (a: LimitRule, b: LimitRule): boolean => a.clock === b.clock && a.category === b.category && a.bureauId === b.bureauId

interface LimitLine { rule: LimitRule; own: boolean; bureau: string }

/** In working minutes, a day of the two shifts having seven hours: only to put limits in an order. */
const lengthOf = ({ limit: { amount, unit } }: LimitRule): number => (unit === 'days' ? amount * 420 : amount)

const columns: readonly Column<LimitLine>[] = [
  { key: 'clock', title: '时限', show: ({ rule }) => clockWords[rule.clock], sortable: true },
  { key: 'category', title: '类别', show: ({ rule }) => (rule.category === null ? '所有类别' : categoryWords[rule.category]), sortable: true, narrow: true },
  { key: 'bureau', title: '部门', show: ({ bureau }) => bureau, sortable: true },
  { key: 'length', title: '多长时间', show: ({ rule }) => limitWords(rule.limit), sortable: true, narrow: true, right: true },
  { key: 'own', title: '来源', show: ({ own }) => (own ? <Tag text="本区时限" tone="info" marked={false} /> : '通用时限'), sortable: true, narrow: true },
]

/** All limits on a desktop: the zone's own first, then those that hold without them. */
function LimitTable({ lines, onOpen }: { lines: readonly LimitLine[]; onOpen(rule: LimitRule): void }) {
  const sorting = useSorted(lines, {
    clock: ({ rule }) => clockWords[rule.clock], category: ({ rule }) => rule.category ?? '', bureau: ({ bureau }) => bureau, length: ({ rule }) => lengthOf(rule), own: ({ own }) => Number(!own),
  })
  return <DataTable label="办理时限" columns={columns} keyOf={({ rule, own, bureau }) => `${own} ${rule.clock} ${rule.category} ${bureau}`} onOpen={({ rule }) => onOpen(rule)} {...sorting} />
}

/** The clocks of the zone: what holds by default, and its own limits by category and bureau. */
export function LimitsSection() {
  const wide = useWide()
  const { data, error, refetch } = useCall('ticket.limits', {})
  const bureaus = useCall('roster.admin.bureaus', {}).data?.bureaus ?? []
  const [search, setSearch] = useState('')
  const [open, setOpen] = useState<LimitRule | 'new' | null>(null)
  const deed = useDeed('ticket.limits.set', () => {
    toast('已保存，只用于以后开始的时限')
    setOpen(null)
  })
  if (!data) return error ? <ErrorPanel {...explain(error)} onRetry={() => void refetch()} /> : <Skeleton rows={8} lead={false} />
  const bureauWord = (id: string | null): string => (id === null ? '所有部门' : bureaus.find((one) => one.id === id)?.name ?? '其他部门')
  const told = (rule: LimitRule): string => `${ruleTitle(rule)} ${bureauWord(rule.bureauId)}`
  const save = (rules: LimitRule[]) => {
    void deed.submit({ rev: data.rev, rules })
  }
  const wanted = search.trim()
  const lines = [...data.rules.map((rule) => ({ rule, own: true })), ...data.defaults.map((rule) => ({ rule, own: false }))]
    .map((line) => ({ ...line, bureau: bureauWord(line.rule.bureauId) })).filter(({ rule }) => told(rule).includes(wanted))
  return (
    <View>
      <View className="desk-acts">
        <Button kind="primary" size="inline" onPress={() => setOpen('new')}>添加本区时限</Button>
      </View>
      {deed.problem && open === null && <NoticeBar tone="danger" text={`${deed.problem.happened}，${deed.problem.next}`} />}
      <LastSetting setting="limits" />
      <SearchBar label="搜索时限或部门" value={search} onChange={setSearch} />
      {wide ? <LimitTable lines={lines} onOpen={setOpen} /> : <><CellGroup heading="本区时限" note={data.rules.length === 0 ? '没有另行规定，全部按通用时限' : '按部门规定的优先，其次按类别'}>
        {data.rules.filter((rule) => told(rule).includes(wanted)).map((rule) => (
          <Cell key={told(rule)} title={ruleTitle(rule)} note={bureauWord(rule.bureauId)} trail={limitWords(rule.limit)} onPress={() => setOpen(rule)} />
        ))}
      </CellGroup>
      <CellGroup heading="通用时限" note="点一项可为本区另行规定">
        {data.defaults.filter((rule) => told(rule).includes(wanted)).map((rule) => (
          <Cell key={told(rule)} title={ruleTitle(rule)} trail={limitWords(rule.limit)} onPress={() => setOpen(rule)} />
        ))}
      </CellGroup></>}
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
    <FormSheet title={rule ? `本区时限：${ruleTitle(rule)}` : '本区时限'} close={close} submit="保存" missing={missing} action={action} onSubmit={save}>
      {!rule && <OneOf label="时限" options={clockNames.map((one) => ({ value: one, text: clockWords[one] }))} value={clock} onChange={setClock} />}
      {!rule && <OneOf label="类别" options={[{ value: 'all', text: '所有类别' }, ...(Object.entries(categoryWords) as [Category, string][]).map(([value, text]) => ({ value, text }))]} value={category} onChange={setCategory} />}
      <Field label="多长时间" type="number" value={amount} onChange={setAmount} />
      <OneOf label="单位" options={[{ value: 'days', text: '工作日' }, { value: 'hours', text: '工作小时' }, { value: 'minutes', text: '工作分钟' }]} value={unit} onChange={setUnit} />
      <OneOf label="部门" options={[{ value: 'all', text: '所有部门' }, ...bureaus.map(({ id, name }) => ({ value: id, text: name }))]} value={bureauId} onChange={setBureau} />
      {known && <View className="desk-acts"><Button size="inline" kind="danger" onPress={() => onRemove(rule!)}>取消，改用通用时限</Button></View>}
    </FormSheet>
  )
}
