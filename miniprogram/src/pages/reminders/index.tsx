import { RemindersScreen } from '../../features/notify/reminders-screen'
import { SignedIn } from '../../features/session/signed-in'

export default function RemindersPage() {
  return <SignedIn title="提醒规则" needs="notify.settings"><RemindersScreen /></SignedIn>
}
