import { decidedStates } from '../../types/item'
import { peopleByIds } from '../kit/directory'
import type { OutboxRow } from '../kit/outbox'
import { zoneNow } from '../kit/zone'
import { isHere } from '../roster/domain/documents'
import { liveStates } from './domain/approval/rules'
import { indexed } from './domain/approval/times'
import { headOf } from './domain/move'
import { bureauFacts } from './facts'
import { passOnItem } from './hand-over-parts'
import { LostRaces, looks } from './races'
import { approvalOf, dateApproval, ticketById } from './store'

/**
 * Takes up the approval of a ticket that was closed: no handover and no timer attended to it meanwhile. What lies with
 * somebody who has left the bureau goes to whoever leads it, and lists and timers find the items again. Safe to repeat.
 */
export const takeUpAgain = async (row: OutboxRow, now: number): Promise<void> => {
  const ticketId = row.payload.ticketId as string
  const open = ((await approvalOf(ticketId))?.items ?? []).filter(({ state }) => !decidedStates.includes(state))
  const officers = new Map((await peopleByIds([...new Set(open.flatMap(({ officer }) => officer?.id ?? []))])).map((person) => [person._id, person]))
  for (const { key, officer, bureau: { id } } of open) {
    const person = officer && officers.get(officer.id)
    if (!officer || (person && isHere(person, now) && person.bureauId === id)) continue
    const [bureau] = await bureauFacts([id])
    if (bureau) await passOnItem(ticketId, key, { fromId: officer.id, bureau, heir: headOf(bureau, [officer.id]), key: row._id, now })
  }
  await findAgain(ticketId, now)
}

const findAgain = async (ticketId: string, now: number): Promise<void> => {
  const { calendar } = await zoneNow()
  for (let look = 1; ; look += 1) {
    if (look > looks) throw new LostRaces(ticketId)
    const [ticket, approval] = await Promise.all([ticketById(ticketId), approvalOf(ticketId)])
    if (!ticket || !approval || !liveStates.includes(ticket.state)) return
    if (await dateApproval(ticket, approval, indexed(approval, calendar), now)) return
  }
}
