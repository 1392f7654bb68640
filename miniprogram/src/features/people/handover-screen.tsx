import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../components/button'
import { Cell, CellGroup } from '../../components/cell'
import { Empty } from '../../components/empty'
import { ErrorPanel } from '../../components/error-panel'
import { Screen } from '../../components/screen'
import { Skeleton } from '../../components/skeleton'
import { Tabs } from '../../components/tabs'
import { Tag } from '../../components/tag'
import { toast } from '../../components/toast'
import { api } from '../../services/api'
import { queryClient, useCall } from '../../services/query'
import { explain, refusalText } from '../../services/refusal-text'
import { useToday } from '../../services/today'
import { momentText } from '../../words/moments'
import { findingWords } from './finding-words'
import { HandoverForm } from './handover-form'
import '../session/sign-in.scss'
import '../joining/join.scss'

type Part = 'new' | 'past' | 'check'

/** An administrator hands over, and looks whether anything is without a responsible person. */
export function HandoverScreen() {
  const [part, setPart] = useState<Part>('new')
  return (
    <Screen
      title="交接与核查"
      top={<Tabs<Part>
        label="交接与核查" value={part} onChange={setPart}
        choices={[{ value: 'new', text: '办理交接' }, { value: 'past', text: '交接记录' }, { value: 'check', text: '核查' }]}
      />}
    >
      {part === 'new' && <HandoverForm onDone={() => setPart('past')} />}
      {part === 'past' && <Past />}
      {part === 'check' && <Check />}
    </Screen>
  )
}

const states = { scheduled: { text: '待生效', tone: 'warning' }, done: { text: '已生效', tone: 'success' }, cancelled: { text: '已取消', tone: 'neutral' } } as const

function Past() {
  const { data, error, refetch } = useCall('roster.handovers', {})
  const today = useToday()
  if (!data) return error ? <ErrorPanel {...explain(error)} onRetry={() => void refetch()} /> : <Skeleton rows={5} />
  if (data.handovers.length === 0) return <Empty title="还没有办理过交接" next="干部变动时，在“办理交接”里选好接手的人和日期" />
  const cancel = async (id: string) => {
    const answer = await api('roster.handover.cancel', { id }).catch(() => null)
    toast(answer?.ok ? '已取消，一切照旧' : answer ? refusalText(answer.refusal.code).happened : '没有取消，请重试')
    await queryClient.invalidateQueries({ predicate: ({ queryKey }) => ['roster.handovers', 'roster.officials'].includes(String(queryKey[0])) })
  }
  return (
    <CellGroup>
      {data.handovers.map((one) => (
        <View key={one.id}>
          <Cell
            title={`${one.from.name} → ${one.to?.name ?? '所在部门'}`}
            note={<>
              <View>{momentText(one.at, today)}起{one.leaving ? '，离开园区' : ''}{one.enterprises.length === 0 ? '' : `，${one.enterprises.length} 家企业`}</View>
              {one.enterprises.length > 0 && <View>{one.enterprises.map(({ name }) => name).join('、')}</View>}
              {one.overCapacity && <View>接手后超过挂钩企业数上限</View>}
            </>}
            trail={<Tag {...states[one.state]} />}
          />
          {one.state === 'scheduled' && <View className="people-buttons"><Button size="inline" label={`取消${one.from.name}的交接`} onPress={() => void cancel(one.id)}>取消交接</Button></View>}
        </View>
      ))}
    </CellGroup>
  )
}

function Check() {
  const { data, error, refetch, isFetching } = useCall('roster.check', {})
  if (!data) return error ? <ErrorPanel {...explain(error)} onRetry={() => void refetch()} /> : <Skeleton rows={5} />
  const errors = data.findings.filter(({ level }) => level === 'error')
  const hints = data.findings.filter(({ level }) => level === 'hint')
  return (
    <View>
      <View className="join-head">
        <View className="join-what">{errors.length === 0 ? '没有无人负责的事项' : `${errors.length} 处需要马上处理`}</View>
        <View className="join-note">核查了 {data.checked.enterprises} 家企业、{data.checked.people} 人、{data.checked.tickets} 件未办结诉求</View>
      </View>
      {errors.length > 0 && <CellGroup heading="需要马上处理">{errors.map((one) => <Cell key={`${one.kind}${one.id}${one.about ?? ''}`} title={findingWords[one.kind]} note={`${one.name}${one.about === null ? '' : `　${one.about}`}`} />)}</CellGroup>}
      {hints.length > 0 && <CellGroup heading={`请留意 ${hints.length} 处`}>{hints.slice(0, 100).map((one) => <Cell key={`${one.kind}${one.id}`} title={findingWords[one.kind]} note={`${one.name}${one.about === null ? '' : `　${one.about}`}`} />)}</CellGroup>}
      <View className="sign-in-box"><Button busy={isFetching} onPress={() => void refetch()}>重新核查</Button></View>
    </View>
  )
}
