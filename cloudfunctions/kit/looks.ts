import type { Look } from '../../types/ticket-view'
import { dayOf, dayText } from './clock/calendar'
import { collection } from './db'
import { derivedId } from './ids'
import type { Actor } from './actor'

/** Who looked at the words of a ticket marked as a trade secret; one row per person and day. */
export interface LookDocument extends Look {
  _id: string
  ticketId: string
}

const looks = collection<LookDocument>('ticket_looks')

/** Noted before the words are handed out: nobody reads them unseen. The first look of a day stands for the others. */
export const noteLook = async (ticketId: string, actor: Actor, as: Look['as'], now: number): Promise<void> => {
  const _id = derivedId(ticketId, actor.id, dayText(dayOf(now)))
  await looks.insert({ _id, ticketId, person: { id: actor.id, name: actor.name }, as, at: now, reason: null })
}

/** Newest first. */
export const looksAt = (ticketId: string): Promise<LookDocument[]> =>
  looks.find({ ticketId }, { sort: [['at', -1]], limit: 200 })
