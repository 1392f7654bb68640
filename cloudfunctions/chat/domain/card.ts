import type { PersonRef } from '../../../types/roster'

/** A ticket that was just raised, as the ticket slice puts it into the outbox for `chat`. */
export interface CardOrder {
  roomId: string
  ticketId: string
  text: string
  author: PersonRef
  /** The messages it was made from: they move into the ticket's thread. */
  messageIds: string[]
}
