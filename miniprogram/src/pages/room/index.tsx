import { useRouter } from '@tarojs/taro'
import { RoomScreen } from '../../features/chat/room-screen'
import { SignedIn } from '../../features/session/signed-in'

export default function RoomPage() {
  const { params } = useRouter<{ id: string }>()
  return <SignedIn title="企业群"><RoomScreen roomId={params.id ?? ''} /></SignedIn>
}
