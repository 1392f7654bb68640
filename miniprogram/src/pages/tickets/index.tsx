import { SignedIn } from '../../features/session/signed-in'
import { TicketsScreen } from '../../features/ticket/tickets-screen'

export default function TicketsPage() {
  return (
    <SignedIn title="诉求" tab needs="ticket.list">
      <TicketsScreen />
    </SignedIn>
  )
}
