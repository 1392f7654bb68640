import type { Role } from '@guagou/types/roster'
import { View } from '@tarojs/components'
import { CellGroup } from '../../components/cell'
import { SegmentedFilter } from '../../components/tabs'
import { startAt } from '../../navigation'
import { actAs, useActing } from '../../services/acting'
import { callKey, queryClient, useCall } from '../../services/query'
import { firstTab } from '../session/first-tab'
import { roleWord } from '../session/role-words'
import './look-settings.scss'

/** One person with several roles acts in one of them, or in all, without signing out. */
export function ActingRole() {
  const { data: me } = useCall('roster.me', {})
  const acting = useActing()
  // A lead is an officer too: that is one role.
  const roles = me?.roles.filter((role) => role !== 'officer' || !me.roles.includes('lead')) ?? []
  if (!me || roles.length < 2) return null
  const choose = (value: Role | 'all') => {
    actAs(me.id, value === 'all' ? null : value)
    // Nothing that one role saw is shown to the other.
    queryClient.clear()
    queryClient.setQueryData(callKey('roster.me', {}), me)
    void startAt(firstTab(value === 'all' ? me.roles : [value]))
  }
  return (
    <CellGroup heading="当前身份" note="切换后只显示这个身份的事项，不需要重新登录。">
      <View className="look-row">
        <SegmentedFilter<Role | 'all'>
          label="当前身份" value={acting ?? 'all'} onChange={choose}
          choices={[{ value: 'all', text: '全部身份' }, ...roles.map((role) => ({ value: role, text: roleWord(role) }))]}
        />
      </View>
    </CellGroup>
  )
}
