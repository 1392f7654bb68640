import { NotToldScreen } from '../../features/notify/not-told-screen'
import { SignedIn } from '../../features/session/signed-in'

export default function NotToldPage() {
  return <SignedIn title="未通知到的人" needs="notify.notTold"><NotToldScreen /></SignedIn>
}
