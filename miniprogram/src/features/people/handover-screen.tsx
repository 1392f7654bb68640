import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../components/button'
import { Cell, CellGroup } from '../../components/cell'
import { ErrorPanel } from '../../components/error-panel'
import { Screen } from '../../components/screen'
import { Skeleton } from '../../components/skeleton'
import { Tabs } from '../../components/tabs'
import { useCall } from '../../services/query'
import { explain } from '../../services/refusal-text'
import { findingWords } from './finding-words'
import { HandoverForm } from './handover-form'
import { PastHandovers } from './past-handovers'
import '../session/sign-in.scss'
import '../joining/join.scss'

type Part = 'new' | 'past' | 'check'

/** An administrator hands over, and looks whether anything is without a responsible person. */
export function HandoverScreen() {
  const [part, setPart] = useState<Part>('new')
  return (
    <Screen
      title="交接与核查" roomy={part === 'past'}
      top={<Tabs<Part>
        label="交接与核查" value={part} onChange={setPart}
        choices={[{ value: 'new', text: '办理交接' }, { value: 'past', text: '交接记录' }, { value: 'check', text: '核查' }]}
      />}
    >
      {part === 'new' && <HandoverForm onDone={() => setPart('past')} />}
      {part === 'past' && <PastHandovers />}
      {part === 'check' && <Check />}
    </Screen>
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
