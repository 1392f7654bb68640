import { callersOf } from '@guagou/types/api'
import { Badge } from '../../components/badge'
import { Cell, CellGroup } from '../../components/cell'
import { open } from '../../navigation'
import { useCall } from '../../services/query'
import { useMe } from '../session/signed-in'
import { DigestSwitch } from './digest-switch'

/** The ways into everything about being told, on 我的. */
export function NotifyLinks() {
  const me = useMe()
  const may = (call: 'notify.notTold' | 'notify.figures') =>
    (callersOf(call) as readonly string[]).some((role) => (me.roles as readonly string[]).includes(role))
  const todo = useCall('notify.todo', {})
  const untold = useCall('notify.notTold', {}, { enabled: may('notify.notTold') })
  const waiting = todo.data?.notices.length ?? 0
  const people = untold.data?.people.length ?? 0
  return (
    <>
      <CellGroup heading="通知">
        <Cell title="等我办的通知" trail={<Badge count={waiting} />} label={`等我办的通知，${waiting} 条`} onPress={() => open('notices', {})} />
        <Cell title="今日摘要" onPress={() => open('digest', {})} />
        {may('notify.notTold') && <Cell title="未通知到的人" trail={<Badge count={people} />} label={`未通知到的人，${people} 位`} onPress={() => open('not-told', {})} />}
        {may('notify.figures') && <Cell title="通知运行情况" onPress={() => open('notify-figures', {})} />}
        {may('notify.figures') && <Cell title="提醒规则" onPress={() => open('reminders', {})} />}
      </CellGroup>
      <DigestSwitch />
    </>
  )
}
