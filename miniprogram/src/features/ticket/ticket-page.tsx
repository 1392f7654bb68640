import { useWide } from '../../components/use-wide'
import { replace } from '../../navigation'
import { TicketList } from './ticket-list'
import { TicketScreen } from './ticket-screen'

/** A ticket opened from a card, a notice or a link; on a desktop with the list beside it. */
export function TicketPage({ ticketId }: { ticketId: string }) {
  const wide = useWide()
  const side = <TicketList filter="all" selected={ticketId} onOpen={(id) => replace('ticket', { id })} />
  return <TicketScreen key={ticketId} ticketId={ticketId} {...(wide ? { side } : {})} />
}
