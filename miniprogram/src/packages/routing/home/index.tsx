import { useRouter } from '@tarojs/taro'
import { viewOf } from '../../../features/routing/views'
import { RoutingScreen } from '../../../features/routing/routing-screen'
import { SignedIn } from '../../../features/session/signed-in'

export default function RoutingPage() {
  const { params } = useRouter()
  return <SignedIn title="派单建议"><RoutingScreen first={viewOf(params.at)} /></SignedIn>
}
