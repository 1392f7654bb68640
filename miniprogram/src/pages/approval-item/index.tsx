import { useRouter } from '@tarojs/taro'
import { ItemScreen } from '../../features/approval/item-screen'
import { SignedIn } from '../../features/session/signed-in'

export default function ApprovalItemPage() {
  const { params } = useRouter()
  return (
    <SignedIn title="审批事项" needs="ticket.approval.view">
      <ItemScreen ticketId={params.id ?? ''} itemKey={params.item ?? ''} />
    </SignedIn>
  )
}
