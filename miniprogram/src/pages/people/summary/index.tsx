import { useRouter } from '@tarojs/taro'
import { SummaryScreen } from '../../../features/people/summary-screen'
import { SignedIn } from '../../../features/session/signed-in'

export default function SummaryPage() {
  const { params } = useRouter()
  return <SignedIn title="企业一页纸" needs="roster.summary"><SummaryScreen enterpriseId={params.id ?? ''} /></SignedIn>
}
