import { useRouter } from '@tarojs/taro'
import { SignedIn } from '../../features/session/signed-in'
import { RaiseScreen } from '../../features/ticket/raise-screen'

export default function RaisePage() {
  const { params } = useRouter()
  return (
    <SignedIn title="提出诉求">
      <RaiseScreen roomId={params.roomId ?? ''} />
    </SignedIn>
  )
}
