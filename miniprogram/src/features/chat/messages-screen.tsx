import type { Me } from '@guagou/types/roster'
import { useState } from 'react'
import { Empty } from '../../components/empty'
import { ErrorPanel } from '../../components/error-panel'
import { Screen } from '../../components/screen'
import { Skeleton } from '../../components/skeleton'
import { useWide } from '../../components/use-wide'
import { open } from '../../navigation'
import { useCall } from '../../services/query'
import { explain } from '../../services/refusal-text'
import { useMe } from '../session/signed-in'
import { Conversation } from './conversation'
import { RoomList } from './room-list'
import { ThreadList } from './thread-list'

const inRooms = ({ roles }: Me): boolean => roles.includes('staff') || roles.includes('cadre')

/** The second tab: rooms for those who are in some, the threads of their tickets for everybody else. */
export function MessagesScreen() {
  const me = useMe()
  if (!inRooms(me)) return <Screen title="消息" tab><ThreadList /></Screen>
  return me.roles.includes('cadre') ? <ManyRooms /> : <OwnRoom />
}

/** An enterprise has one room, which opens at once. */
function OwnRoom() {
  const { data, error, refetch } = useCall('chat.rooms', {})
  const room = data?.rooms[0]
  if (room) return <Screen title="企业群" tab fixed><Conversation roomId={room.id} /></Screen>
  return (
    <Screen title="企业群" tab>
      {data && <Empty title="您还没有加入企业群" next="请联系本企业的管理人员或挂钩干部把您加入" />}
      {!data && (error ? <ErrorPanel {...explain(error)} onRetry={() => void refetch()} /> : <Skeleton rows={8} />)}
    </Screen>
  )
}

function ManyRooms() {
  const wide = useWide()
  const [beside, setBeside] = useState<string>()
  if (!wide) return <Screen title="消息" tab><RoomList onOpen={(id) => open('room', { id })} /></Screen>
  return (
    <Screen title="消息" tab fixed side={<RoomList selected={beside} onOpen={setBeside} />}>
      {beside === undefined
        ? <Empty title="请选择一个企业群" next="从左侧的列表中打开" />
        : <Conversation roomId={beside} />}
    </Screen>
  )
}
