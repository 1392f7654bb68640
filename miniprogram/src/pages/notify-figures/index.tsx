import { FiguresScreen } from '../../features/notify/figures-screen'
import { SignedIn } from '../../features/session/signed-in'

export default function FiguresPage() {
  return <SignedIn title="通知运行情况" needs="notify.figures"><FiguresScreen /></SignedIn>
}
