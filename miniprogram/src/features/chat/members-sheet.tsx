import type { Room } from '@guagou/types/chat'
import { Avatar } from '../../components/avatar'
import { Cell, CellGroup } from '../../components/cell'
import { Sheet } from '../../components/sheet'
import { Tag } from '../../components/tag'

interface MembersSheetProps {
  room: Room
  open: boolean
  onClose(): void
}

/** Who is in the room; the liaison cadre stands first and is named as such. */
export function MembersSheet({ room, open, onClose }: MembersSheetProps) {
  const cadres = room.members.filter(({ role }) => role !== 'staff')
  const staff = room.members.filter(({ role }) => role === 'staff')
  return (
    <Sheet open={open} title={`群成员（${room.members.length}）`} onClose={onClose}>
      <CellGroup heading="挂钩干部">
        {cadres.map(({ id, name, title }) => (
          <Cell key={id} lead={<Avatar name={name} />} title={name} note={title} trail={<Tag text="挂钩干部" tone="success" marked={false} />} />
        ))}
        {cadres.length === 0 && <Cell title="暂未安排挂钩干部" note="您的诉求会由督办人员先接手" />}
      </CellGroup>
      <CellGroup heading={room.enterprise.name}>
        {staff.map(({ id, name, title }) => <Cell key={id} lead={<Avatar name={name} />} title={name} note={title} />)}
      </CellGroup>
    </Sheet>
  )
}
