import type { TicketDocument } from '../../ticket/domain/documents'
import type { NoticeDocument } from './documents'
import { secretTitle } from './order'

/**
 * The notice as it may be shown or sent now: a ticket can be marked as a trade secret after it was written. Whoever reads
 * it in the inbox, is rung up about it, or is pushed on the next morning, gets no word of it then.
 */
export const withoutSecret = <N extends Pick<NoticeDocument, 'ticketId' | 'title'>>(
  notice: N, tickets: ReadonlyMap<string, Pick<TicketDocument, 'secret'>>,
): N => (tickets.get(notice.ticketId)?.secret ? { ...notice, title: secretTitle } : notice)
