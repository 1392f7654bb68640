import { View } from '@tarojs/components'
import type { Approval } from '@guagou/types/approval'
import { Cell } from '../../components/cell'
import { Tag } from '../../components/tag'
import { open } from '../../navigation'

/** 一次性补正: what the enterprise still has to fix, of all bureaus, in one list. */
export function OwedList({ approval }: { approval: Approval }) {
  const { owed, ticket } = approval
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
    </View>
  )
}
