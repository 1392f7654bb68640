import { View } from '@tarojs/components'
import type { Approval } from '@guagou/types/approval'
import { Cell } from '../../components/cell'
import { Button } from '../../components/button'
import { Tag } from '../../components/tag'
import { toast } from '../../components/toast'
import { open } from '../../navigation'
import type { Moves } from './calls'
import { itemDoneWords } from './words'

/** 一次性补正: what the enterprise still has to fix, of all bureaus, in one list. */
export function OwedList({ approval, moves }: { approval: Approval; moves: Moves }) {
  const { owed, ticket } = approval
  const ready = approval.items.filter(({ can }) => can.includes('resubmit')).map(({ key }) => key)
  const waiting = approval.items.filter(({ state }) => state === 'correcting').length
  const resubmit = async () => {
    // Each bureau gets its own; what went through stays so when the network breaks in between, the rest by another tap.
    for (const item of ready) if (!(await moves.run('ticket.item.resubmit', { item } as never))) return
    toast(ready.length > 1 ? `${ready.length} 个事项已重新提交，继续计时` : itemDoneWords.resubmit)
  }
  if (owed.length === 0) return null
  const bureaus = new Set(owed.map(({ bureau }) => bureau.id)).size
  const left = owed.filter(({ provided }) => !provided).length
  return (
    <View className="approval-box">
      <View className="approval-heading">一次性补正清单</View>
      <View className="approval-line">共 {owed.length} 项，来自 {bureaus} 个部门；{left === 0 ? '都已补上，请重新提交' : `还差 ${left} 项`}。补正期间只暂停对应事项的计时。</View>
      {owed.map((one) => (
        <Cell
          key={`${one.item} ${one.material}`}
          title={one.name}
          note={<><View>{one.reason ?? ''}</View><View>{one.itemName}（{one.bureau.name}）</View></>}
          trail={one.provided ? <Tag text="已补上" tone="success" /> : <Tag text={one.correction ? '待补正' : '需修改'} tone="warning" />}
          onPress={() => open('approval-item', { id: ticket.id, item: one.item })}
        />
      ))}
      {ready.length > 0 && (
        <View className="approval-row">
          <Button kind={waiting === ready.length ? 'primary' : 'plain'} busy={moves.busy} onPress={() => void resubmit()}>
            {waiting > ready.length ? `先提交已补齐的 ${ready.length} 个事项` : ready.length > 1 ? `一次性提交 ${ready.length} 个事项的补正` : '提交补正'}
          </Button>
        </View>
      )}
    </View>
  )
}
