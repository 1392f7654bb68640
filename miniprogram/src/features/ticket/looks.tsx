import { View } from '@tarojs/components'
import type { Ticket } from '@guagou/types/ticket-view'
import { useState } from 'react'
import { Cell } from '../../components/cell'
import { ErrorPanel } from '../../components/error-panel'
import { Sheet } from '../../components/sheet'
import { Skeleton } from '../../components/skeleton'
import { currentTime } from '../../services/clock'
import { explain } from '../../services/refusal-text'
import { useCall } from '../../services/query'
import { momentText } from '../../words/moments'
import { useMe } from '../session/signed-in'

const asWords = { cadre: '挂钩干部', bureau: '主办部门', supervisor: '督办人员' }

function LookList({ ticketId }: { ticketId: string }) {
  const { data, error, refetch } = useCall('ticket.looks', { ticketId })
  if (!data) return error ? <ErrorPanel {...explain(error)} onRetry={() => void refetch()} /> : <Skeleton rows={3} lead={false} />
  if (data.looks.length === 0) return <View className="form-note">还没有企业以外的人看过。</View>
  const now = currentTime()
  return (
    <View>
      {data.looks.map(({ person, as, at, reason }) => (
        <Cell
          key={`${person.id} ${at}`}
          title={`${person.name}（${asWords[as]}）`}
          note={`${momentText(at, now)}${reason === null ? '' : `　理由：${reason}`}`}
        />
      ))}
    </View>
  )
}

/** 谁看过: for the enterprise whose secret it is, and for its cadre. */
export function TicketLooks({ ticket }: { ticket: Ticket }) {
  const me = useMe()
  const [shown, setShown] = useState(false)
  const theirs = me.roles.includes('staff') || ticket.cadre?.id === me.id
  if (!ticket.secret || ticket.hidden || !theirs) return null
  return (
    <View className="ticket-section">
      <Cell title="谁看过这件商业秘密" note="每人每天记一次" onPress={() => setShown(true)} />
      <Sheet open={shown} title="谁看过" onClose={() => setShown(false)}>{shown && <LookList ticketId={ticket.id} />}</Sheet>
    </View>
  )
}
