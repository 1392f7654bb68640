import { View } from '@tarojs/components'
import type { Delivery, NotifyFigures, Obstacle, Via } from '@guagou/types/notify'
import { deliveries, obstacles } from '@guagou/types/notify'
import { useState } from 'react'
import { Button } from '../../components/button'
import { Cell, CellGroup } from '../../components/cell'
import { ErrorPanel } from '../../components/error-panel'
import { NoticeBar } from '../../components/notice-bar'
import { Screen } from '../../components/screen'
import { Skeleton } from '../../components/skeleton'
import { toast } from '../../components/toast'
import { open } from '../../navigation'
import { api } from '../../services/api'
import { useCall } from '../../services/query'
import { explain } from '../../services/refusal-text'
import { useToday } from '../../services/today'
import { clockText, momentText } from '../../words/moments'
import { useMe } from '../session/signed-in'
import { templateWords } from '../session/template-words'
import { obstacleWords } from './notice-words'

const stateWords: Record<Delivery, string> = {
  queued: '待推送', delivered: '已送达', read: '已在应用内看到', phoned: '已电话告知', moot: '无需再提醒', not_told: '未通知到',
}
const viaWords: Record<Via, string> = { wechat: '微信', colleague: '同事转告', sms: '短信' }

/** 3 分钟, 2 小时 */
export const durationText = (ms: number): string => {
  const minutes = Math.floor(ms / 60_000)
  if (minutes < 1) return '不到 1 分钟'
  if (minutes < 60) return `${minutes} 分钟`
  return minutes < 1_440 ? `${Math.floor(minutes / 60)} 小时` : `${Math.floor(minutes / 1_440)} 天`
}

const errorWords: Record<number, string> = {
  40037: '模板编号不对', 47003: '模板字段不对', 41030: '页面还没有发布', 45168: '内容含敏感词',
}

function Figures({ data, onRevive }: { data: NotifyFigures; onRevive: (() => void) | null }) {
  const today = useToday()
  const { queue, outbox, states, owed } = data
  const share = owed === 0 ? null : Math.round(((states.delivered + states.read + states.phoned) / Math.max(1, owed - states.moot - states.queued)) * 1000) / 10
  return (
    <View>
      {data.pausedUntil !== null && <NoticeBar tone="warning" text={`微信要求放慢，${clockText(data.pausedUntil)} 后继续推送`} />}
      {queue.late > 0 && <NoticeBar tone="danger" text={`${queue.late} 条通知应发未发超过 5 分钟，最久的已等 ${durationText(queue.oldestDueMs)}`} />}
      {!data.balanced && <NoticeBar tone="danger" text="各状态之和与应通知总数不符，请联系技术人员" />}
      <CellGroup heading="队列">
        <Cell title="待推送" trail={`${queue.queued} 条`} note={queue.oldestDueMs > 0 ? `到点最久的已等 ${durationText(queue.oldestDueMs)}` : '没有到点未发的'} />
        <Cell title="待展开" trail={`${outbox.pending} 条`} note={outbox.oldestMs > 0 ? `最早的 ${durationText(outbox.oldestMs)}前` : '没有积压'} />
        <Cell title="处理失败搁置" trail={`${outbox.dead} 条`} />
        {data.dead.map((row) => <Cell key={row.id} title={row.error.slice(0, 60)} note={`${momentText(row.at, today)}　试过 ${row.tries} 次`} />)}
        {outbox.dead > 0 && onRevive && <Button kind="quiet" onPress={onRevive}>再处理一次</Button>}
      </CellGroup>
      <CellGroup heading={`应通知 ${owed} 条`} note={share === null ? '还没有通知' : `通知到的占 ${share}%（不计待推送和无需再提醒的）`}>
        {deliveries.map((state) => <Cell key={state} title={stateWords[state]} trail={`${states[state]} 条`} />)}
      </CellGroup>
      <CellGroup heading="送达方式">
        {(Object.keys(viaWords) as Via[]).map((via) => <Cell key={via} title={viaWords[via]} trail={`${data.via[via]} 条`} />)}
        <Cell title="可能重复的推送" note="微信没有回话，只好再发一次" trail={`${data.uncertain} 次`} />
      </CellGroup>
      <CellGroup heading="未通知到的原因">
        {obstacles.map((obstacle: Obstacle) => <Cell key={obstacle} title={obstacleWords[obstacle]} trail={`${data.notTold[obstacle]} 条`} />)}
      </CellGroup>
      {data.reports.length > 0 && (
        <CellGroup heading="微信指出的配置问题" note="请技术人员按部署文档核对模板">
          {data.reports.map((report) => (
            <Cell
              key={`${report.errcode}${report.message}`}
              title={`${errorWords[report.errcode] ?? '微信没有接收'}（${report.errcode}）`}
              note={<><View>{templateWords[report.template as keyof typeof templateWords]?.name ?? report.template}　{momentText(report.at, today)}</View><View>{report.message}</View></>}
              trail={`${report.times} 次`}
            />
          ))}
        </CellGroup>
      )}
    </View>
  )
}

/** How the reminders are doing: for supervisors and administrators; monitoring reads the same call. */
export function FiguresScreen() {
  const me = useMe()
  const { data, error, refetch, isFetching } = useCall('notify.figures', {})
  const [busy, setBusy] = useState(false)
  const revive = async () => {
    setBusy(true)
    const answer = await api('notify.revive', {}).catch(() => null)
    toast(answer?.ok ? `${answer.value.revived} 条将再处理一次` : '没有成功，请稍后再试')
    await refetch()
    setBusy(false)
  }
  return (
    <Screen title="通知运行情况">
      {!data && (error ? <ErrorPanel {...explain(error)} onRetry={() => void refetch()} /> : <Skeleton rows={8} lead={false} />)}
      {data && <>
        <Figures data={data} onRevive={me.roles.includes('admin') && !busy ? () => void revive() : null} />
        {me.roles.includes('supervisor') && <CellGroup><Cell title="未通知到的人" onPress={() => open('not-told', {})} /></CellGroup>}
        <Button kind="quiet" busy={isFetching} onPress={() => void refetch()}>刷新</Button>
      </>}
    </Screen>
  )
}
