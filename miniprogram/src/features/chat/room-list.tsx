import { Text, View } from '@tarojs/components'
import type { RoomRow } from '@guagou/types/chat'
import { useQuery } from '@tanstack/react-query'
import { Avatar } from '../../components/avatar'
import { Badge } from '../../components/badge'
import { Cell } from '../../components/cell'
import { Empty } from '../../components/empty'
import { ErrorPanel } from '../../components/error-panel'
import { Skeleton } from '../../components/skeleton'
import { callQuery } from '../../services/query'
import { explain } from '../../services/refusal-text'
import { useToday } from '../../services/today'
import { briefText } from '../../words/moments'
import { useMe } from '../session/signed-in'
import { briefOf } from './quote-words'
import { waitingWords } from './waiting-words'
import './room-list.scss'

const lastLine = ({ last }: RoomRow): string => {
  if (last === null) return '还没有消息'
  // A line that somebody wrote is the reason why no answer is needed; the others are the product's own.
  if (last.kind === 'line' && last.author !== '') return `${last.author} 标注“无需答复”：${last.text}`
  if (last.kind === 'recalled') return `${last.author} 撤回了一条消息`
  return last.kind === 'line' ? last.text : last.kind === 'card' ? briefOf(last) : `${last.author}：${briefOf(last)}`
}

interface RoomListProps {
  /** The room that stands open beside the list. */
  selected?: string | undefined
  onOpen(roomId: string): void
}

/** For officials, who owe the answers, rooms that wait come first, the most urgent one on top. */
const byUrgency = (a: RoomRow, b: RoomRow): number =>
  (a.waiting?.dueAt ?? Number.MAX_SAFE_INTEGER) - (b.waiting?.dueAt ?? Number.MAX_SAFE_INTEGER)

/** The rooms I am in: those that wait for me, then the one with the newest message first. */
export function RoomList({ selected, onOpen }: RoomListProps) {
  const { data, error, refetch } = useQuery({ ...callQuery('chat.rooms', {}), refetchInterval: 60_000 })
  const today = useToday()
  const official = !useMe().roles.includes('staff')
  if (error && !data) return <ErrorPanel {...explain(error)} onRetry={() => void refetch()} />
  if (!data) return <Skeleton rows={6} />
  if (data.rooms.length === 0) return <Empty title="您还没有企业群" next="与企业建立挂钩关系后，企业群会出现在这里" />
  return (
    <View className="rooms">
      {(official ? [...data.rooms].sort(byUrgency) : data.rooms).map((room) => {
        const time = room.last ? briefText(room.last.at, today) : ''
        const waits = official && room.waiting ? waitingWords(room.waiting) : ''
        const unread = room.unread > 0 ? `，${room.unread} 条未读` : ''
        return (
          <Cell
            key={room.id}
            lead={<View className="rooms-lead"><Avatar name={room.enterprise.name} group /><View className="rooms-badge"><Badge count={room.unread} /></View></View>}
            title={<View className="rooms-name">{room.enterprise.name}</View>}
            note={(
              <>
                <View className="rooms-last">{room.mentioned && <Text className="rooms-mention">[有人@我] </Text>}{lastLine(room)}</View>
                {waits !== '' && <View className={room.waiting!.left < 0 ? 'rooms-waiting rooms-late' : 'rooms-waiting'}>{waits}</View>}
              </>
            )}
            trail={time}
            label={`${room.enterprise.name}${unread}${room.mentioned ? '，有人提到我' : ''}${waits === '' ? '' : `，${waits}`}，${lastLine(room)}，${time}`}
            selected={room.id === selected}
            arrow={false}
            onPress={() => onOpen(room.id)}
          />
        )
      })}
    </View>
  )
}
