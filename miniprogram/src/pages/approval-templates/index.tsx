import { TemplatesScreen } from '../../features/approval/templates-screen'
import { SignedIn } from '../../features/session/signed-in'

export default function ApprovalTemplatesPage() {
  return (
    <SignedIn title="审批模板" needs="ticket.template.save">
      <TemplatesScreen />
    </SignedIn>
  )
}
