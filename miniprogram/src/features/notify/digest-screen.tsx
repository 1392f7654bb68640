import { View } from '@tarojs/components'
import type { Output } from '@guagou/types/api'
import type { Commitment } from '@guagou/types/notify'
import type { TicketRow } from '@guagou/types/ticket-view'
import { callersOf } from '@guagou/types/api'
import type { ReactNode } from 'react'
import { Cell, CellGroup } from '../../components/cell'
import { Empty } from '../../components/empty'
import { ErrorPanel } from '../../components/error-panel'
import { Screen } from '../../components/screen'
import { Skeleton } from '../../components/skeleton'
import { open, openPage } from '../../navigation'
import { currentTime } from '../../services/clock'
import { useCall } from '../../services/query'
import { explain } from '../../services/refusal-text'
import { useToday } from '../../services/today'
import { dateText, deadlineText } from '../../words/dates'
import { dayNumber } from '../../words/moments'
import { useMe } from '../session/signed-in'
import { NoticeRow } from './notice-row'
import { DigestSwitch } from './digest-switch'

/** Late ones, those due today, and the rest, by the day each is due. */
export const byDay = (rows: readonly Pick<TicketRow, 'left' | 'due' | 'step'>[], now: number) => {
  const dueOf = ({ step, due }: Pick<TicketRow, 'due' | 'step'>) => Math.min(step?.due.at ?? Infinity, due?.at ?? Infinity)
  const late = rows.filter(({ left }) => left !== null && left < 0)
  const today = rows.filter((row) => !late.includes(row) && Number.isFinite(dueOf(row)) && dayNumber(dueOf(row)) <= dayNumber(now))
  return { late, today, later: rows.filter((row) => !late.includes(row) && !today.includes(row)) } as {
    late: TicketRow[]; today: TicketRow[]; later: TicketRow[]
  }
}

function Tickets({ heading, rows, today }: { heading: string; rows: TicketRow[]; today: number }) {
  if (rows.length === 0) return null
  return (
    <CellGroup heading={`${heading} ${rows.length} 件`}>
      {rows.map((row) => {
        const due = row.step?.due.at ?? row.due?.at
        return (
          <Cell
            key={row.id}
            title={row.title}
            note={`${row.enterprise.name}${due === undefined ? '' : `　${deadlineText(due, today)}`}`}
            onPress={() => open('ticket', { id: row.id })}
          />
        )
      })}
    </CellGroup>
  )
}

/** What one is held to today beside tickets. */
const gathered: readonly { kinds: readonly string[]; heading: string }[] = [
  { kinds: ['promise', 'step'], heading: '今天要兑现' }, { kinds: ['visit'], heading: '今天的走访' }, { kinds: ['policy'], heading: '今天截止的政策' },
]

/** To whom and by when; a visit says its moment itself, an enterprise knows who it is. */
const heldWords = ({ kind, dueAt, enterprise }: Commitment, own: boolean, today: number): ReactNode => {
  const when = kind === 'visit' ? null : `${deadlineText(dueAt, today)} 前${dueAt < currentTime() ? '，已超时' : ''}`
  return <>{!own && <View>{enterprise}</View>}{when !== null && <View>{when}</View>}</>
}

function Day({ digest, tickets, own }: { digest: Output<'notify.digest'>; tickets: TicketRow[]; own: boolean }) {
  const today = useToday()
  const { late, today: due, later } = byDay(tickets, currentTime())
  const nothing = tickets.length + digest.promises.length + digest.gathered.length + digest.notTold === 0
  return (
    <>
      {nothing && <Empty title="今天没有等您处理的事" next={digest.working ? '有新的会随时出现在“今日”里' : '今天不是工作日'} />}
      <Tickets heading="已超时" rows={late} today={today} />
      <Tickets heading="今天到期" rows={due} today={today} />
      {gathered.map(({ kinds, heading }) => {
        const held = digest.promises.filter(({ kind }) => kinds.includes(kind))
        return held.length > 0 && (
          <CellGroup key={heading} heading={`${heading} ${held.length} 项`}>
            {held.map((one) => <Cell key={one.id} title={one.what} note={heldWords(one, own, today)} onPress={() => openPage(one.page)} />)}
          </CellGroup>
        )
      })}
      {digest.gathered.length > 0 && (
        <CellGroup heading={`企业留言没有人回复 ${digest.gathered.length} 处`}>
          {digest.gathered.map((notice) => <NoticeRow key={notice.id} notice={notice} today={today} />)}
        </CellGroup>
      )}
      {digest.notTold > 0 && (
        <CellGroup><Cell title={`${digest.notTold} 人没有通知到`} note="请打电话告知" onPress={() => open('not-told', {})} /></CellGroup>
      )}
      <Tickets heading="其他等我处理" rows={later} today={today} />
    </>
  )
}

/** The day on one screen; where the morning message leads. */
export function DigestScreen() {
  const me = useMe()
  const reads = (callersOf('ticket.mine') as readonly string[]).some((role) => (me.roles as readonly string[]).includes(role))
  const digest = useCall('notify.digest', {})
  const mine = useCall('ticket.mine', { limit: 100 }, { enabled: reads })
  const error = digest.error ?? mine.error
  const ready = digest.data !== undefined && (!reads || mine.data !== undefined)
  const retry = () => {
    void digest.refetch()
    void mine.refetch()
  }
  return (
    <Screen title={`今日摘要　${dateText(currentTime(), currentTime())}`}>
      {!ready && (error ? <ErrorPanel {...explain(error)} onRetry={retry} /> : <Skeleton rows={5} lead={false} />)}
      {ready && <View>
        <Day digest={digest.data} tickets={mine.data?.tickets ?? []} own={me.enterprise !== null} />
        <DigestSwitch />
      </View>}
    </Screen>
  )
}
