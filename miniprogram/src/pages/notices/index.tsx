import { NoticesScreen } from '../../features/notify/notices-screen'
import { SignedIn } from '../../features/session/signed-in'

export default function NoticesPage() {
  return <SignedIn title="通知"><NoticesScreen /></SignedIn>
}
