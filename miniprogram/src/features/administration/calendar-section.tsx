import type { DayOverride, NamedDay } from '@guagou/types/clocks'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../components/button'
import { Cell, CellGroup } from '../../components/cell'
import { type Column, DataTable } from '../../components/data-table'
import { DateChoice } from '../../components/date-choice'
import { ErrorPanel } from '../../components/error-panel'
import { Field } from '../../components/field'
import { NoticeBar } from '../../components/notice-bar'
import { SearchBar } from '../../components/search-bar'
import { Skeleton } from '../../components/skeleton'
import { Tag } from '../../components/tag'
import { toast } from '../../components/toast'
import { useSorted } from '../../components/use-sorted'
import { useWide } from '../../components/use-wide'
import { currentTime } from '../../services/clock'
import { useCall } from '../../services/query'
import { explain } from '../../services/refusal-text'
import { FormSheet } from '../ticket/forms/form-sheet'
import { OneOf } from '../ticket/forms/options'
import { LastSetting } from './last-setting'
import { useDeed } from './use-deed'

const weekdays = ['日', '一', '二', '三', '四', '五', '六']
const dayWords = (day: string): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日 周${weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()]}`
/** A working day that belongs to a holiday makes up for it. */
const reasonWords = ({ reason, working, override }: NamedDay): string =>
  (reason === null || reason === 'weekend' ? '周末' : working && !override ? `${reason}调休` : reason)

/** Where the wheel begins: today, in another year with its first day. */
const firstChoice = (year: number): string => {
  const today = new Date(currentTime() + 8 * 3_600_000).toISOString().slice(0, 10)
  return today.startsWith(`${year}-`) ? today : `${year}-01-01`
}

const dayTag = ({ working }: NamedDay) => <Tag text={working ? '上班' : '放假'} tone={working ? 'info' : 'success'} />

const columns: readonly Column<NamedDay>[] = [
  { key: 'day', title: '日期', show: ({ day }) => day, sortable: true, narrow: true },
  { key: 'weekday', title: '星期', show: ({ day }) => dayWords(day).split(' ')[1], narrow: true },
  { key: 'working', title: '安排', show: dayTag, sortable: true, narrow: true },
  { key: 'reason', title: '原因', show: reasonWords, sortable: true },
  { key: 'source', title: '来源', show: ({ override }) => (override ? <Tag text="本区安排" tone="warning" marked={false} /> : '国家公布'), sortable: true, narrow: true },
]

/** The days of a year on a desktop. */
function DayTable({ days, onOpen }: { days: readonly NamedDay[]; onOpen(day: NamedDay): void }) {
  const sorting = useSorted(days, {
    day: ({ day }) => day, working: ({ working }) => Number(working), reason: reasonWords, source: ({ override }) => Number(override),
  }, { by: 'day', down: false })
  return <DataTable label="与周一至周五不同的日子" columns={columns} keyOf={({ day }) => day} onOpen={onOpen} {...sorting} />
}

/** Holidays and make-up days of a year, with the zone's own word above them. */
export function CalendarSection() {
  const [year, setYear] = useState(() => new Date(currentTime() + 8 * 3_600_000).getUTCFullYear())
  const wide = useWide()
  const [search, setSearch] = useState('')
  const [open, setOpen] = useState<EditedDay | 'new' | null>(null)
  const { data, error, refetch } = useCall('ticket.calendar.year', { year })
  const deed = useDeed('ticket.calendar.set', () => {
    toast('已保存，进行中的时限将按新日历重新计算')
    setOpen(null)
  })
  if (!data) return error ? <ErrorPanel {...explain(error)} onRetry={() => void refetch()} /> : <Skeleton rows={8} lead={false} />
  const save = (overrides: DayOverride[], announced: boolean) => {
    void deed.submit({ rev: data.rev, year, overrides, announced })
  }
  const edit = (named: NamedDay) => setOpen({ ...(data.overrides.find(({ day }) => day === named.day) ?? { day: named.day, working: !named.working, reason: '' }), named })
  const own = data.announced && !data.builtIn
  const shown = data.named.filter((one) => `${one.day} ${dayWords(one.day)} ${reasonWords(one)}`.includes(search.trim()))
  return (
    <View>
      <View className="desk-acts">
        <Button size="inline" onPress={() => setYear(year - 1)}>上一年</Button>
        <View className="desk-year">{year} 年</View>
        <Button size="inline" onPress={() => setYear(year + 1)}>下一年</Button>
        <Button kind="primary" size="inline" onPress={() => setOpen('new')}>添加特别安排</Button>
      </View>
      {!data.announced && (
        <NoticeBar tone="warning" text="这一年的放假安排还没有公布，跨入这一年的日期都标为“暂定”" action={{ text: '已录入，确认公布', onPress: () => save(data.overrides, true) }} />
      )}
      {deed.problem && open === null && <NoticeBar tone="danger" text={`${deed.problem.happened}，${deed.problem.next}`} />}
      <LastSetting setting="calendar" />
      <SearchBar label="搜索日期或原因" value={search} onChange={setSearch} />
      {wide ? <DayTable days={shown} onOpen={edit} /> : <CellGroup heading="与周一至周五不同的日子" note={shown.length === 0 ? '没有' : '本区的特别安排优先于国家公布的安排'}>
        {shown.map((one) => (
          <Cell
            key={one.day}
            title={<View className="desk-line">{dayWords(one.day)}{dayTag(one)}{one.override && <Tag text="本区安排" tone="warning" marked={false} />}</View>}
            note={reasonWords(one)}
            onPress={() => edit(one)}
          />
        ))}
      </CellGroup>}
      {open !== null && (
        <DayForm
          year={year} day={open === 'new' ? null : open} known={open !== 'new' && data.overrides.some(({ day }) => day === open.day)} action={deed} close={() => setOpen(null)}
          onSave={(changed) => save([...data.overrides.filter(({ day }) => day !== changed.day), changed], own)}
          onRemove={(day) => save(data.overrides.filter((one) => one.day !== day), own)}
        />
      )}
    </View>
  )
}

/** A day as it is named now, and what the zone says or would say of it. */
type EditedDay = DayOverride & { named: NamedDay }

interface DayFormProps {
  year: number
  day: EditedDay | null
  known: boolean
  action: { busy: boolean; problem: { happened: string; next: string } | null }
  close(): void
  onSave(day: DayOverride): void
  onRemove(day: string): void
}

function DayForm({ year, day, known, action, close, onSave, onRemove }: DayFormProps) {
  const [date, setDate] = useState(day?.day ?? '')
  const [working, setWorking] = useState<'yes' | 'no'>(day?.working ? 'yes' : 'no')
  const [reason, setReason] = useState(day?.reason ?? '')
  const missing = date === '' ? '请选择日期' : reason.trim() === '' ? '请写明原因，会显示在“为什么是这天”里' : null
  return (
    <FormSheet title={day ? dayWords(day.day) : '特别安排'} close={close} submit="保存" missing={missing} action={action} onSubmit={() => onSave({ day: date, working: working === 'yes', reason: reason.trim() })}>
      {day
        ? <View className="cell-heading">{day.named.override ? '本区已有安排' : `国家公布：${reasonWords(day.named)}，${day.named.working ? '上班' : '放假'}`}</View>
        : <DateChoice label="日期" value={date === '' ? firstChoice(year) : date} start={`${year}-01-01`} end={`${year}-12-31`} onChange={setDate} text={date === '' ? '选择日期' : dayWords(date)} />}
      <OneOf label="这一天" options={[{ value: 'no', text: '放假' }, { value: 'yes', text: '上班' }]} value={working} onChange={setWorking} />
      <Field label="原因" value={reason} onChange={setReason} maxLength={40} placeholder="如：本区停电检修" />
      {known && <View className="desk-acts"><Button size="inline" kind="danger" onPress={() => onRemove(date)}>取消这项安排</Button></View>}
    </FormSheet>
  )
}
