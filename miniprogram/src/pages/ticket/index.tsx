import { useRouter } from '@tarojs/taro'
import { SignedIn } from '../../features/session/signed-in'
import { TicketPage as OneTicket } from '../../features/ticket/ticket-page'

export default function TicketPage() {
  const { params } = useRouter()
  return (
    <SignedIn title="诉求" needs="ticket.view">
      <OneTicket ticketId={params.id ?? ''} />
    </SignedIn>
  )
}
