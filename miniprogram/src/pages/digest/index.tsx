import { DigestScreen } from '../../features/notify/digest-screen'
import { SignedIn } from '../../features/session/signed-in'

export default function DigestPage() {
  return <SignedIn title="今日摘要"><DigestScreen /></SignedIn>
}
