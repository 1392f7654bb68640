import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../components/button'
import { Cell, CellGroup } from '../../components/cell'
import { DateChoice } from '../../components/date-choice'
import { ErrorPanel } from '../../components/error-panel'
import { TextArea } from '../../components/field'
import { NoticeBar } from '../../components/notice-bar'
import { Skeleton } from '../../components/skeleton'
import { SegmentedFilter } from '../../components/tabs'
import { toast } from '../../components/toast'
import { currentTime } from '../../services/clock'
import { queryClient, useCall } from '../../services/query'
import { explain } from '../../services/refusal-text'
import { useToday } from '../../services/today'
import { dateText, isoDay, momentOn } from '../../words/dates'
import { ProblemBar } from '../joining/problem'
import { useSending } from '../joining/use-sending'
import { roleWords } from '../session/role-words'
import { PersonChoice } from './person-choice'

/** Who hands over to whom, from when, and whether he leaves. */
export function HandoverForm({ onDone }: { onDone(): void }) {
  const { data, error, refetch } = useCall('roster.officials', {})
  const { busy, problem, send } = useSending('roster.handover')
  const today = useToday()
  const [fromId, setFrom] = useState<string | null>(null)
  const [toId, setTo] = useState<string | null>(null)
  const [leaving, setLeaving] = useState<'stays' | 'leaves'>('stays')
  const [day, setDay] = useState(() => isoDay(currentTime()))
  const [note, setNote] = useState('')
  if (!data) return error ? <ErrorPanel {...explain(error)} onRetry={() => void refetch()} /> : <Skeleton rows={5} />
  const official = (id: string | null) => data.officials.find((one) => one.id === id)
  const from = official(fromId)
  const listed = (one: (typeof data.officials)[number]) =>
    ({ id: one.id, name: one.name, title: `${roleWords(one.roles)}　${one.title}${one.enterprises > 0 ? `　挂钩 ${one.enterprises} 家` : ''}` })
  const needs = (from?.enterprises ?? 0) > 0
  const fit = data.officials.filter((one) => one.id !== fromId && from !== undefined &&
    (needs ? one.roles.includes('cadre') : one.bureau?.id === from.bureau?.id && one.roles.some((role) => role === 'officer' || role === 'lead' || role === 'supervisor' || role === 'cadre')))
  const to = official(toId)
  const most = to?.capacity ?? null
  const then = (to?.enterprises ?? 0) + (from?.enterprises ?? 0)
  const now = day === isoDay(currentTime())
  const missing = !from ? '请选择交出的人' : needs && toId === null ? '请选择接手的人' : null
  const submit = async () => {
    const made = await send({
      fromId: fromId!, ...(toId === null ? {} : { toId }), ...(now ? {} : { at: momentOn(day) }), leaving: leaving === 'leaves',
      ...(note.trim() === '' ? {} : { note: note.trim() }),
    })
    if (!made) return
    toast(made.state === 'done' ? '交接已生效' : '交接已安排，到时自动生效')
    await queryClient.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith('roster.') })
    onDone()
  }
  return (
    <View>
      <PersonChoice label="交出的人" people={data.officials.filter(({ roles }) => roles.some((role) => role !== 'observer')).map(listed)} value={fromId} onChange={(id) => { setFrom(id); setTo(null) }} empty="名册里还没有干部" />
      {from && (
        <>
          <PersonChoice label={needs ? '接手的人' : '接手的人（不选则由部门负责人接手）'} people={fit.map(listed)} value={toId} onChange={setTo} empty="没有合适的人，由部门负责人接手" />
          {needs && most !== null && then > most && <NoticeBar tone="warning" text={`${to!.name}接手后共 ${then} 家，超过最多 ${most} 家；仍可交接，建议之后再调整`} />}
          <DateChoice label="从哪天起" value={day} start={isoDay(currentTime())} text={now ? '今天，立即生效' : `${dateText(momentOn(day), today)} 零点起`} onChange={setDay} />
          <View className="field">
            <View className="field-label" aria-hidden="true">交出的人</View>
            <SegmentedFilter label="交出的人去向" value={leaving} onChange={setLeaving} choices={[{ value: 'stays', text: '留在园区' }, { value: 'leaves', text: '离开园区，账号停用' }]} />
          </View>
          <TextArea label="给接手人的话（可不填）" value={note} onChange={setNote} maxLength={500} placeholder="例如：重点关注二期厂房的施工许可" />
          <CellGroup note="生效的那一刻：未办结的诉求、承诺和提醒转给接手的人，时限不变；企业群里告知；交出的人看不到这些企业。">
            <Cell title="会一起交接" note={`${from.enterprises} 家企业、名下未办结的诉求和承诺`} />
          </CellGroup>
        </>
      )}
      <ProblemBar problem={problem} />
      <View className="sign-in-box">
        {missing !== null && <View className="join-note">{missing}</View>}
        <Button kind="primary" busy={busy} disabled={missing !== null} onPress={() => void submit()}>{now ? '立即交接' : '安排交接'}</Button>
      </View>
    </View>
  )
}
