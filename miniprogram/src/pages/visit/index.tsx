import { useRouter } from '@tarojs/taro'
import { SignedIn } from '../../features/session/signed-in'
import { VisitScreen } from '../../features/visit/visit-screen'

export default function VisitPage() {
  const { params } = useRouter<{ id: string }>()
  return <SignedIn title="走访" needs="chat.visit.view"><VisitScreen visitId={params.id ?? ''} /></SignedIn>
}
