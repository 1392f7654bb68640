import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../components/button'
import { Empty } from '../../components/empty'
import { Screen } from '../../components/screen'
import { SegmentedFilter } from '../../components/tabs'
import { useWide } from '../../components/use-wide'
import { open } from '../../navigation'
import { useMe } from '../session/signed-in'
import { LateList } from './late-list'
import { supervisorFilters, ticketFilters } from './list-filters'
import { mayRaise, raiseFromScratch } from './raise-from-scratch'
import { TicketList } from './ticket-list'
import { TicketScreen } from './ticket-screen'
import { useTicketFilter } from './use-ticket-filter'
import './tickets-screen.scss'

/** The 诉求 tab; on a desktop the chosen ticket stands beside the list. */
export function TicketsScreen() {
  const me = useMe()
  const wide = useWide()
  const supervisor = me.roles.includes('supervisor')
  const { filter, choose: setFilter } = useTicketFilter(supervisor)
  const [selected, setSelected] = useState<string | null>(null)
  const head = (
    <View className="tickets-head">
      <View className="tickets-filter"><SegmentedFilter label="诉求状态" choices={supervisor ? supervisorFilters : ticketFilters} value={filter} onChange={setFilter} /></View>
      {mayRaise(me) && (
        <View className="tickets-raise"><Button kind="primary" onPress={() => raiseFromScratch(me)}>提诉求</Button></View>
      )}
    </View>
  )
  if (!wide) {
    return (
      <Screen title="诉求" tab top={head}>
        {filter === 'late' ? <LateList onOpen={(id) => open('ticket', { id })} /> : <TicketList filter={filter} onOpen={(id) => open('ticket', { id })} />}
      </Screen>
    )
  }
  const side = (
    <View>
      <View className="tickets-side-head">{head}</View>
      {filter === 'late' ? <LateList selected={selected} onOpen={setSelected} /> : <TicketList filter={filter} selected={selected} onOpen={setSelected} />}
    </View>
  )
  if (selected !== null) return <TicketScreen key={selected} ticketId={selected} tab side={side} />
  return (
    <Screen title="诉求" tab side={side}>
      <Empty title="在左侧选一件诉求" next="经过、答复和可以进行的操作会显示在这里。" />
    </Screen>
  )
}
