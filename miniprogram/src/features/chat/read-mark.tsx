import type { Message } from '@guagou/types/chat'
import { useQuery } from '@tanstack/react-query'
import { Press } from '../../components/press'
import { callQuery } from '../../services/query'
import { readWords } from './read-words'

interface ReadMarkProps { roomId: string; message: Message; onPress(message: Message): void }

/** How many have read my newest message. It asks again when somebody reads on, until everybody has. */
export function ReadMark({ roomId, message, onPress }: ReadMarkProps) {
  const { data } = useQuery({
    ...callQuery('chat.reads', { roomId }),
    enabled: ({ state }) => !state.data || state.data.reads.some(({ seq }) => seq < message.seq),
  })
  const words = data ? readWords(data.reads, message.seq) : ''
  if (words === '') return null
  return <Press className="bubble-read" label={`${words}，查看已读情况`} onPress={() => onPress(message)}>{words}</Press>
}
