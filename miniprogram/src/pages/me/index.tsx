import { MeScreen } from '../../features/me/me-screen'
import { SignedIn } from '../../features/session/signed-in'

export default function MePage() {
  return <SignedIn title="我的" tab><MeScreen /></SignedIn>
}
