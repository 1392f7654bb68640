import type { Message } from '@guagou/types/chat'
import { Avatar } from '../../components/avatar'
import { Cell, CellGroup } from '../../components/cell'
import { ErrorPanel } from '../../components/error-panel'
import { Sheet } from '../../components/sheet'
import { Skeleton } from '../../components/skeleton'
import { useCall } from '../../services/query'
import { explain } from '../../services/refusal-text'

function Readers({ messageId }: { messageId: string }) {
  const { data, error, refetch } = useCall('chat.readers', { messageId })
  if (!data) return error ? <ErrorPanel {...explain(error)} onRetry={() => void refetch()} /> : <Skeleton rows={4} />
  const rows = (people: typeof data.read) => people.map(({ id, name }) => <Cell key={id} lead={<Avatar name={name} />} title={name} />)
  return (
    <>
      <CellGroup heading={`未读 ${data.unread.length} 人`}>{rows(data.unread)}</CellGroup>
      <CellGroup heading={`已读 ${data.read.length} 人`}>{rows(data.read)}</CellGroup>
    </>
  )
}

/** Who has read a message, by name. */
export function ReadersSheet({ message, onClose }: { message: Message | null; onClose(): void }) {
  return <Sheet open={message !== null} title="已读情况" onClose={onClose}>{message && <Readers messageId={message.id} />}</Sheet>
}
