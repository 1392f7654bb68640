import { builtIn, dayOf, dayText } from '../kit/clock/calendar'
import { derivedId } from '../kit/ids'
import { type OutboxRow, outboxRow, queueAlone } from '../kit/outbox'
import { type Zone, zoneAnew } from '../kit/zone'
import { liveStates } from './domain/approval/rules'
import { indexed } from './domain/approval/times'
import { decide } from './domain/decide'
import type { TicketDocument } from './domain/documents'
import { LostRaces, looks } from './races'
import { announcedBefore, approvalOf, commit, dateApproval, noteAnnounced, openAfter, ticketById } from './store'

const batch = 20
/** Stops after this long, well inside a function's 20 s; a further row goes on where it stopped. */
const budgetMs = 8_000

/** @param after the last ticket that is dated already */
export const redateRow = (id: string, now: number, after = ''): OutboxRow => outboxRow(id, 'ticket', 'redate', { after }, now)

/** Dates every open ticket anew by the calendar as it is now. Safe to repeat: a ticket whose dates stand is left alone. */
export const redate = async (row: OutboxRow, now: number): Promise<void> => {
  const zone = await zoneAnew()
  const end = Date.now() + budgetMs
  for (let after = row.payload.after as string; ;) {
    const found = await openAfter(after, batch)
    await Promise.all(found.map(async (ticket) => {
      // Each has its own moment, so that the record of changes never meets more of one than it can hold.
      await redateOne(ticket, zone, Date.now())
      if (ticket.approval) await redateItems(ticket._id, zone, now)
    }))
    if (found.length < batch) return
    after = found[found.length - 1]!._id
    if (Date.now() > end) {
      await queueAlone(redateRow(derivedId(row._id, after), now, after))
      return
    }
  }
}

const redateOne = async (found: TicketDocument, zone: Zone, now: number): Promise<void> => {
  let ticket: TicketDocument | null = found
  for (let look = 1; ticket; look += 1, ticket = await ticketById(found._id)) {
    const scene = { now, ...zone, actor: null, as: ['clock'] as const, cadre: null, supervisors: [], bureaus: [] }
    const decided = decide('redate', ticket, {}, scene, derivedId(ticket._id, 'redate', String(ticket.version)))
    if (!decided.ok) return
    if (look > looks) throw new LostRaces(found._id)
    // Nobody is signalled: open windows ask for dates every minute, and all of them at once would be a flood.
    if ((await commit(decided.value, [])) === 'written') return
  }
}

/** The items' dates follow from their clocks wherever they are shown; here only what lists and timers find them by. */
const redateItems = async (ticketId: string, { calendar }: Zone, now: number): Promise<void> => {
  for (let look = 1; ; look += 1) {
    if (look > looks) throw new LostRaces(ticketId)
    const [ticket, approval] = await Promise.all([ticketById(ticketId), approvalOf(ticketId)])
    if (!ticket || !approval || !liveStates.includes(ticket.state)) return
    const dated = indexed(approval, calendar)
    if (dated.nextDueAt === approval.nextDueAt && dated.deemAt === approval.deemAt) return
    if (await dateApproval(ticket, approval, dated, now)) return
  }
}

/** A new version of the product can bring the announcement of another year: then provisional dates become final. */
export const followAnnouncements = async (now: number): Promise<void> => {
  const year = Number(dayText(dayOf(now)).slice(0, 4))
  const years = [year, year + 1, year + 2].filter(builtIn).join(' ')
  if ((await announcedBefore()) === years) return
  await queueAlone(redateRow(derivedId('announced', years), now))
  await noteAnnounced(years)
}
