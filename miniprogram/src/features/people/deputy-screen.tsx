import { View } from '@tarojs/components'
import type { Deputy } from '@guagou/types/handover'
import { useState } from 'react'
import { Button } from '../../components/button'
import { Cell, CellGroup } from '../../components/cell'
import { DateChoice } from '../../components/date-choice'
import { ErrorPanel } from '../../components/error-panel'
import { NoticeBar } from '../../components/notice-bar'
import { Screen } from '../../components/screen'
import { Skeleton } from '../../components/skeleton'
import { toast } from '../../components/toast'
import { api } from '../../services/api'
import { currentTime } from '../../services/clock'
import { queryClient, useCall } from '../../services/query'
import { explain } from '../../services/refusal-text'
import { useToday } from '../../services/today'
import { dateText, isoDay, momentOn } from '../../words/dates'
import { ProblemBar } from '../joining/problem'
import { useSending } from '../joining/use-sending'
import { PersonChoice } from './person-choice'
import '../session/sign-in.scss'
import '../joining/join.scss'

const day = 86_400_000
const refresh = () => queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === 'roster.deputies' })

/** Who stands in for me while I am on leave, and for whom I do. */
export function DeputyScreen() {
  const { data, error, refetch } = useCall('roster.deputies', {})
  const today = useToday()
  const [from, setFrom] = useState(() => isoDay(currentTime()))
  const [until, setUntil] = useState(() => isoDay(currentTime() + 6 * day))
  const [deputy, setDeputy] = useState<string | null>(null)
  const { busy, problem, send } = useSending('roster.deputy')
  if (!data) return <Screen title="休假代理">{error ? <ErrorPanel {...explain(error)} onRetry={() => void refetch()} /> : <Skeleton rows={5} />}</Screen>
  const span = ({ from: begins, to }: Pick<Deputy, 'from' | 'to'>) => `${dateText(begins, today)} 至 ${dateText(to - 1, today)}`
  const name = async () => {
    if (deputy === null) return
    // A day of leave ends with it: the deputy's time runs to midnight.
    if (!(await send({ deputyId: deputy, from: Math.max(momentOn(from), currentTime()), to: momentOn(until) + day }))) return
    toast('已安排代理，企业群里会告知')
    setDeputy(null)
    await refresh()
  }
  const end = async (id: string) => {
    const answer = await api('roster.deputy.end', { id }).catch(() => null)
    toast(answer?.ok ? '代理已结束' : '没有结束，请重试')
    await refresh()
  }
  const meets = (leave: Pick<Deputy, 'from' | 'to'>) => leave.from < momentOn(until) + day && momentOn(from) < leave.to
  const candidates = data.candidates.map((one) => ({ ...one, title: [one.title, ...one.away.map((leave) => `${span(leave)}休假`)].join('　') }))
  const away = data.candidates.find(({ id }) => id === deputy)?.away.find(meets)
  const left = data.forOthers.filter(meets).map(({ official }) => official.name)
  const missing = until < from ? '结束日期不能早于开始日期' : deputy === null ? '请选择代理人' : away ? '这位同事那几天也休假，请换一位' : null
  return (
    <Screen title="休假代理">
      {data.forOthers.length > 0 && (
        <CellGroup heading="我正在代理">
          {data.forOthers.map((one) => <Cell key={one.id} title={`代理 ${one.official.name}`} note={`${span(one)}，等他处理的事项也会出现在您的今日`} />)}
        </CellGroup>
      )}
      {data.mine.length > 0 && (
        <CellGroup heading="代理我的人">
          {data.mine.map((one) => (
            <View key={one.id}>
              <Cell title={one.deputy.name} note={`${span(one)}，提醒两人都会收到`} />
              <View className="people-buttons"><Button size="inline" label={`结束${one.deputy.name}的代理`} onPress={() => void end(one.id)}>提前结束</Button></View>
            </View>
          ))}
        </CellGroup>
      )}
      <CellGroup heading="安排代理" note="代理期间办理时限不变，负责人仍是您；提醒两人都会收到。最长 60 天，更久请办理交接。">
        <DateChoice label="从哪天起" value={from} start={isoDay(currentTime())} text={dateText(momentOn(from), today)} onChange={setFrom} />
        <DateChoice label="到哪天止（含当天）" value={until} start={from} text={dateText(momentOn(until), today)} onChange={setUntil} />
        <PersonChoice label="代理人" people={candidates} value={deputy} onChange={setDeputy} empty="没有可以代理的同事，请联系管理员" />
      </CellGroup>
      {left.length > 0 && <NoticeBar tone="warning" text={`这段时间您正在代理${left.join('、')}，您的代理人不接手他们的事项，请告知他们另行安排`} />}
      <ProblemBar problem={problem} />
      <View className="sign-in-box">
        {missing !== null && <View className="join-note">{missing}</View>}
        <Button kind="primary" busy={busy} disabled={missing !== null} onPress={() => void name()}>确定代理</Button>
      </View>
    </Screen>
  )
}
