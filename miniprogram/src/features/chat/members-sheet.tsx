import { View } from '@tarojs/components'
import type { Room } from '@guagou/types/chat'
import type { Colleague } from '@guagou/types/joining'
import { useState } from 'react'
import { Avatar } from '../../components/avatar'
import { Button } from '../../components/button'
import { Cell, CellGroup } from '../../components/cell'
import { Sheet } from '../../components/sheet'
import { Tag } from '../../components/tag'
import { open as openPlace } from '../../navigation'
import { useCall } from '../../services/query'
import { CallButton } from '../people/call-button'
import { ColleagueSheet } from '../people/colleague-sheet'
import { InviteSheet } from '../people/invite-sheet'
import { useMe } from '../session/signed-in'
import '../joining/join.scss'

interface MembersSheetProps {
  room: Room
  open: boolean
  onClose(): void
}

/** Who is in the room; the liaison cadre stands first and is named as such. */
export function MembersSheet({ room, open, onClose }: MembersSheetProps) {
  const me = useMe()
  const { data } = useCall('roster.colleagues', { enterpriseId: room.enterprise.id }, { enabled: open })
  const [chosen, setChosen] = useState<Colleague | null>(null)
  const [inviting, setInviting] = useState(false)
  const known = (id: string) => data?.colleagues.find((one) => one.id === id)
  const isCadre = room.members.some(({ id, role }) => id === me.id && role === 'cadre')
  if (open && inviting) return <InviteSheet enterpriseId={room.enterprise.id} open onClose={() => setInviting(false)} />
  if (open && chosen && data) return <ColleagueSheet colleague={chosen} mayManage={data.mayManage} onClose={() => setChosen(null)} />
  const cadres = room.members.filter(({ role }) => role !== 'staff')
  const staff = room.members.filter(({ role }) => role === 'staff')
  return (
    <Sheet open={open} title={`群成员（${room.members.length}）`} onClose={onClose}>
      <CellGroup heading="挂钩干部">
        {cadres.map(({ id, name, title }) => (
          <Cell
            key={id} lead={<Avatar name={name} />} title={name} note={title}
            trail={id === me.id ? <Tag text="挂钩干部" tone="success" marked={false} /> : <CallButton personId={id} name={name} />}
          />
        ))}
        {cadres.length === 0 && <Cell title="暂未安排挂钩干部" note="您的诉求会由督办人员先接手" />}
      </CellGroup>
      <CellGroup heading={room.enterprise.name}>
        {staff.map(({ id, name, title }) => {
          const person = known(id)
          return (
            <Cell
              key={id} lead={<Avatar name={name} />} title={name} note={title}
              {...(person?.toCheck ? { trail: <Tag text="请核对" tone="warning" /> } : person?.owner ? { trail: <Tag text="负责人" tone="info" marked={false} /> } : {})}
              {...(person ? { label: `${name}，${title}，查看`, onPress: () => setChosen(person) } : {})}
            />
          )
        })}
        {staff.length === 0 && <Cell title="还没有企业人员" note="邀请他们扫码或打开链接加入" />}
      </CellGroup>
      {data?.mayManage && <View className="people-buttons"><Button kind="primary" onPress={() => setInviting(true)}>邀请同事</Button></View>}
      {isCadre && <View className="people-buttons"><Button onPress={() => openPlace('people/summary', { id: room.enterprise.id })}>企业一页纸</Button></View>}
    </Sheet>
  )
}
