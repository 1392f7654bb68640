import type { Ticket } from '@guagou/types/ticket-view'

/** What every form of an action gets; it lives from being opened to being closed. */
export interface FormProps {
  ticket: Ticket
  close(): void
  /** The action succeeded; the ticket as it stands now. */
  done(ticket: Ticket): void
}
