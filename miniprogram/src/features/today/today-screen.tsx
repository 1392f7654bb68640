import { View } from '@tarojs/components'
import { Cell } from '../../components/cell'
import { Empty } from '../../components/empty'
import { ErrorPanel } from '../../components/error-panel'
import { NoticeBar } from '../../components/notice-bar'
import { Screen } from '../../components/screen'
import { Skeleton } from '../../components/skeleton'
import { spoken } from '../../components/spoken'
import { open, openTab } from '../../navigation'
import { explain } from '../../services/refusal-text'
import { MyItems, useMyItems } from '../approval/my-items'
import { PromiseList } from '../chat/promise-list'
import { UnansweredList } from '../chat/unanswered-list'
import { WaitingList } from '../chat/waiting-list'
import { PolicyList } from '../policy/policy-list'
import { useMe } from '../session/signed-in'
import { VisitList } from '../visit/visit-list'
import { ActionBar } from '../ticket/action-bar'
import { useActionSheet } from '../ticket/action-sheet'
import { Arrivals } from '../people/arrivals'
import { useLate, useMine } from '../ticket/calls'
import { raiseFromScratch, mayRaise } from '../ticket/raise-from-scratch'
import { StepList } from '../ticket/step-list'
import { TicketSummary } from '../ticket/summary'
import { chooseTickets } from '../ticket/use-ticket-filter'
import { figuresLine } from './figures'
import { useLowBalance } from './use-low-balance'
import './today-screen.scss'

/** How much of the zone is late or stuck; leads to the list. */
function LateCell() {
  const { data } = useLate(null, null)
  const total = data?.pages[0]?.total
  if (total === undefined) return null
  return (
    <View className="today-late">
      <Cell
        title={total === 0 ? '全区没有超时或卡住的诉求' : `全区超时和卡住 ${total} 件`}
        onPress={() => {
          chooseTickets('late')
          openTab('tickets')
        }}
      />
    </View>
  )
}

const nearest = (rows: readonly { left: number | null }[]): number => Math.min(Infinity, ...rows.map(({ left }) => left ?? Infinity))

/** What waits for me, most urgent first, to be done right here with one thumb; then what I wait for. */
export function TodayScreen() {
  const me = useMe()
  const { data, error, refetch } = useMine()
  const { open: openAction, sheet } = useActionSheet()
  const { low, ask } = useLowBalance()
  const staff = me.roles.includes('staff')
  const items = useMyItems().data?.items ?? []
  // Most urgent first: whichever list has the nearest end stands above the other.
  const itemsFirst = nearest(items) <= nearest(data?.tickets ?? [])
  const openTicket = (id: string) => open('ticket', { id })
  return (
    <Screen title="今日" tab>
      {low && <NoticeBar text="提醒次数快用完了，有事可能通知不到您" tone="warning" action={{ text: '补充', onPress: () => void ask() }} />}
      {!data && (error ? <ErrorPanel {...explain(error)} onRetry={() => void refetch()} /> : <Skeleton rows={5} lead={false} />)}
      <Arrivals roles={me.roles} />
      <WaitingList />
      <VisitList />
      <PolicyList />
      <PromiseList />
      <StepList />
      {itemsFirst && <MyItems />}
      {me.roles.includes('supervisor') && <><UnansweredList /><LateCell /></>}
      {data && (
        <>
          {error && <NoticeBar text={`${explain(error).happened}，下面是上次看到的`} tone="warning" action={{ text: '刷新', onPress: () => void refetch() }} />}
          {data.tickets.length > 0 && <View className="today-heading" {...spoken({ role: 'heading' })}>{figuresLine(data.tickets)}</View>}
          {data.tickets.map((row) => (
            <View key={row.id} className="today-card">
              <TicketSummary row={row} withEnterprise={!staff} onPress={() => openTicket(row.id)}>
                <ActionBar ticket={row} open={openAction} asked listed />
              </TicketSummary>
            </View>
          ))}
          {!itemsFirst && <MyItems />}
          {data.tickets.length + data.supporting.length + items.length === 0 && (
            <Empty
              title={staff ? '没有等您补充或确认的诉求' : '今天没有等您处理的诉求'}
              next={staff ? '事事有回应、件件有落实：遇到困难随时说。' : '新派来的诉求会出现在这里。'}
              {...(mayRaise(me) ? { action: { text: '提诉求', onPress: () => raiseFromScratch(me) } } : {})}
            />
          )}
          {data.supporting.length > 0 && (
            <>
              <View className="today-heading" {...spoken({ role: 'heading' })}>协办 {data.supporting.length} 件</View>
              {data.supporting.map((row) => (
                <View key={row.id} className="today-card">
                  <TicketSummary row={row} withEnterprise onPress={() => openTicket(row.id)}>
                    <ActionBar ticket={row} open={openAction} listed />
                  </TicketSummary>
                </View>
              ))}
            </>
          )}
          {data.awaited.length > 0 && (
            <>
              <View className="today-heading" {...spoken({ role: 'heading' })}>{staff ? '正在办理' : '我在等'} {data.awaited.length} 件</View>
              {data.awaited.map((row) => (
                <TicketSummary key={row.id} row={row} withEnterprise={!staff} onPress={() => openTicket(row.id)} />
              ))}
            </>
          )}
        </>
      )}
      {sheet}
    </Screen>
  )
}
