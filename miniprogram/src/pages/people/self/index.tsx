import { SelfScreen } from '../../../features/people/self-screen'
import { SignedIn } from '../../../features/session/signed-in'

export default function SelfPage() {
  return <SignedIn title="我的信息" needs="roster.self"><SelfScreen /></SignedIn>
}
