import { SignedIn } from '../../features/session/signed-in'
import { TodayScreen } from '../../features/today/today-screen'

export default function TodayPage() {
  return (
    <SignedIn title="今日" tab needs="ticket.mine">
      <TodayScreen />
    </SignedIn>
  )
}
