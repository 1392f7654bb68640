import { View } from '@tarojs/components'
import type { StepRow } from '@guagou/types/approval'
import { callersOf } from '@guagou/types/api'
import { useQuery } from '@tanstack/react-query'
import { Button } from '../../components/button'
import { Cell, CellGroup } from '../../components/cell'
import { classes } from '../../components/classes'
import { spoken } from '../../components/spoken'
import { toast } from '../../components/toast'
import { open } from '../../navigation'
import { currentTime } from '../../services/clock'
import { callQuery } from '../../services/query'
import { deadlineText } from '../../words/dates'
import { useMe } from '../session/signed-in'
import { useTick } from './use-tick'
import './step-list.scss'

function Step({ step }: { step: StepRow }) {
  const { ticking, problem, tick } = useTick(step.ticketId)
  const now = currentTime()
  const late = step.dueAt < now
  const when = `${deadlineText(step.dueAt, now)} 前${late ? '，已逾期' : ''}`
  const done = async () => {
    if (await tick(step.stepId)) toast('已完成，企业能看到')
  }
  return (
    <View>
      <Cell
        title={step.what}
        note={(
          <>
            <View>{step.enterprise.name}　{step.number}</View>
            <View className={classes('step-when', late && 'step-late')}>{when}</View>
          </>
        )}
        label={`${step.what}，${step.enterprise.name}，${when}`}
        onPress={() => open('ticket', { id: step.ticketId })}
      />
      {problem !== null && <View className="step-problem" {...spoken({ role: 'alert' })}>{problem}</View>}
      <View className="step-done">
        <Button size="inline" busy={ticking !== null} label={`完成：${step.what}`} onPress={() => void done()}>这一步已完成</Button>
      </View>
    </View>
  )
}

/** In 今日: the steps of plans that I or my bureau has to finish today, or should have; done with one tap. */
export function StepList() {
  const me = useMe()
  const may = (callersOf('ticket.plan.mine') as readonly string[]).some((role) => (me.roles as readonly string[]).includes(role))
  const { data } = useQuery({ ...callQuery('ticket.plan.mine', {}), enabled: may, refetchInterval: 60_000 })
  if (!data || data.steps.length === 0) return null
  return (
    <CellGroup heading={`今天要完成的方案步骤 ${data.steps.length} 项`}>
      {data.steps.map((step) => <Step key={`${step.ticketId} ${step.stepId}`} step={step} />)}
    </CellGroup>
  )
}
