import { DeputyScreen } from '../../../features/people/deputy-screen'
import { SignedIn } from '../../../features/session/signed-in'

export default function DeputyPage() {
  return <SignedIn title="休假代理" needs="roster.deputies"><DeputyScreen /></SignedIn>
}
