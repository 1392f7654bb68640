import { useRouter } from '@tarojs/taro'
import { ApprovalScreen } from '../../features/approval/approval-screen'
import { SignedIn } from '../../features/session/signed-in'

export default function ApprovalPage() {
  const { params } = useRouter()
  return (
    <SignedIn title="并联审批" needs="ticket.approval.view">
      <ApprovalScreen ticketId={params.id ?? ''} />
    </SignedIn>
  )
}
