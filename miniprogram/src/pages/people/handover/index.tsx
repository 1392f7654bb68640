import { HandoverScreen } from '../../../features/people/handover-screen'
import { SignedIn } from '../../../features/session/signed-in'

export default function HandoverPage() {
  return <SignedIn title="交接与核查" needs="roster.handovers"><HandoverScreen /></SignedIn>
}
