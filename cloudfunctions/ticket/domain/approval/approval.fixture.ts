import type { ItemMover, ItemState } from '../../../../types/item'
import { announcedCalendar as calendar } from '../../../kit/clock/calendar'
import { startClock } from '../../../kit/clock/due'
import type { TicketDocument } from '../documents'
import { approval as approvalBureau, planning, ticketIn, tuesday } from '../scene.fixture'
import { limits, limitsWith } from '../limits'
import { paused } from '../timing'
import type { ApprovalDocument, ItemDocument, MaterialDocument } from './documents'
import { newItem } from './item'
import type { ItemScene } from './scene'
import { summaryOf } from './summary'
import { indexed } from './times'

const material = (key: string, part: Partial<MaterialDocument> = {}): MaterialDocument =>
  ({ key, name: `材料${key}`, mandatory: true, state: 'accepted', reason: null, version: 1, ...part })

/** An item as it plausibly looks in that state, everything in order. */
export const itemIn = (state: ItemState, part: Partial<ItemDocument> = {}): ItemDocument => {
  const submitted = ['submitted', 'correcting', 'accepted', 'granted', 'refused'].includes(state)
  const running = startClock(tuesday, { amount: 7, unit: 'days' })
  return {
    ...newItem({ key: 'permit', name: '规划许可', bureauId: 'planning', days: 7, mandatory: true, after: [], materials: [] }, planning.ref),
    materials: [material('a'), material('b')], state,
    submittedAt: submitted ? tuesday : null,
    clock: submitted ? (state === 'correcting' ? paused(running, tuesday) : running) : null,
    step: state === 'submitted' ? { owes: 'accept', clock: startClock(tuesday, limits.deem) } : null,
    correctionSince: state === 'correcting' ? tuesday : null, corrections: state === 'correcting' ? 1 : 0,
    decidedAt: ['granted', 'refused', 'dropped'].includes(state) ? tuesday : null,
    ...part,
  }
}

export const approvalWith = (...items: ItemDocument[]): ApprovalDocument =>
  indexed({
    _id: 't1', version: 7, name: '施工许可', templateId: 'x', enterpriseId: '91320000000000000A', startedAt: tuesday,
    startedBy: { id: 'cadre-1', name: '己' }, startOn: null, items, waitsFor: [], nextDueAt: 0, deemAt: 0,
  }, calendar)

export const ticketWith = (approval: ApprovalDocument, part: Partial<TicketDocument> = {}): TicketDocument =>
  ({ ...ticketIn('handling'), approval: summaryOf(approval.name, approval.items, approval.startOn), ...part })

export const itemScene = (as: readonly ItemMover[], part: Partial<ItemScene> = {}): ItemScene => ({
  now: tuesday + 3_600_000, calendar, limits: limitsWith([]), actor: as.includes('clock') ? null : { id: `${as[0] ?? 'nobody'}-1`, name: '某人' },
  as: () => as, asHost: as.filter((mover) => ['staff', 'cadre', 'host'].includes(mover)), bureaus: [approvalBureau, planning],
  file: { id: 'f1', kind: 'file', name: '总平面图.pdf', size: 9, type: 'pdf' }, ...part,
})

export { material }
