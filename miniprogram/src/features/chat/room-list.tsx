import { View } from '@tarojs/components'
import type { RoomRow } from '@guagou/types/chat'
import { Avatar } from '../../components/avatar'
import { Badge } from '../../components/badge'
import { Cell } from '../../components/cell'
import { Empty } from '../../components/empty'
import { ErrorPanel } from '../../components/error-panel'
import { Skeleton } from '../../components/skeleton'
import { useCall } from '../../services/query'
import { explain } from '../../services/refusal-text'
import { useToday } from '../../services/today'
import { briefText } from '../../words/moments'
import { messageWords } from '../file/words'
import './room-list.scss'

const lastLine = ({ last }: RoomRow): string => {
  if (last === null) return '还没有消息'
  if (last.kind === 'card') return `[诉求] ${last.text}`
  if (last.kind === 'recalled') return `${last.author} 撤回了一条消息`
  return last.kind === 'line' ? last.text : `${last.author}：${messageWords(last)}`
}

interface RoomListProps {
  /** The room that stands open beside the list. */
  selected?: string | undefined
  onOpen(roomId: string): void
}

/** The rooms I am in, the one with the newest message first. */
export function RoomList({ selected, onOpen }: RoomListProps) {
  const { data, error, refetch } = useCall('chat.rooms', {})
  const today = useToday()
  if (error && !data) return <ErrorPanel {...explain(error)} onRetry={() => void refetch()} />
  if (!data) return <Skeleton rows={6} />
  if (data.rooms.length === 0) return <Empty title="您还没有企业群" next="与企业建立挂钩关系后，企业群会出现在这里" />
  return (
    <View className="rooms">
      {data.rooms.map((room) => {
        const time = room.last ? briefText(room.last.at, today) : ''
        const unread = room.unread > 0 ? `，${room.unread} 条未读` : ''
        return (
          <Cell
            key={room.id}
            lead={<View className="rooms-lead"><Avatar name={room.enterprise.name} group /><View className="rooms-badge"><Badge count={room.unread} /></View></View>}
            title={<View className="rooms-name">{room.enterprise.name}</View>}
            note={<View className="rooms-last">{lastLine(room)}</View>}
            trail={time}
            label={`${room.enterprise.name}${unread}，${lastLine(room)}，${time}`}
            selected={room.id === selected}
            arrow={false}
            onPress={() => onOpen(room.id)}
          />
        )
      })}
    </View>
  )
}
