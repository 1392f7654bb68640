import { useRouter } from '@tarojs/taro'
import { TemplatesScreen } from '../../features/approval/templates-screen'
import { SignedIn } from '../../features/session/signed-in'

export default function ApprovalTemplatesPage() {
  const { params } = useRouter<{ id: string }>()
  return (
    <SignedIn title="审批模板" needs="ticket.template.save">
      <TemplatesScreen at={params.id ?? null} />
    </SignedIn>
  )
}
