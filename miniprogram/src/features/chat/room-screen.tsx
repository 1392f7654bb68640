import { Screen } from '../../components/screen'
import { replace } from '../../navigation'
import { useMe } from '../session/signed-in'
import { Conversation } from './conversation'
import { RoomList } from './room-list'

/** One room above the tabs; on a desktop with the list of rooms beside it. */
export function RoomScreen({ roomId }: { roomId: string }) {
  const me = useMe()
  const side = me.roles.includes('cadre')
    ? { side: <RoomList selected={roomId} onOpen={(id) => replace('room', { id })} /> }
    : {}
  return <Screen title="企业群" fixed {...side}><Conversation roomId={roomId} /></Screen>
}
