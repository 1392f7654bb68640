import type { Calendar } from '../../../kit/clock/calendar'
import { dueAt } from '../../../kit/clock/due'
import { noEnd } from '../../../roster/domain/documents'
import type { ApprovalDocument, ItemDocument } from './documents'
import { turnOf } from './item'

/** The last moment of the five working days in which the bureau can still say what is missing; `noEnd` when none run. */
export const deemAtOf = (item: ItemDocument, calendar: Calendar): number =>
  item.state === 'submitted' && item.step?.owes === 'accept' ? dueAt(item.step.clock, calendar) : noEnd

/** The nearest end of what the bureau is held to; `noEnd` when the item waits for somebody else. */
export const itemDueAt = (item: ItemDocument, calendar: Calendar): number =>
  Math.min(
    item.step ? dueAt(item.step.clock, calendar) : noEnd,
    item.clock && item.clock.pausedAt === null && item.decidedAt === null ? dueAt(item.clock, calendar) : noEnd,
  )

/** The approval with what its indexes need, computed from its items. */
export const indexed = (approval: ApprovalDocument, calendar: Calendar): ApprovalDocument => {
  const turns = approval.items.map((item) => {
    const turn = turnOf(item, approval.items)
    return turn === 'enterprise' ? `enterprise:${approval.enterpriseId}` : turn === 'bureau' ? `bureau:${item.bureau.id}` : null
  })
  return {
    ...approval,
    waitsFor: [...new Set(turns.filter((name) => name !== null))].sort(),
    nextDueAt: Math.min(noEnd, ...approval.items.map((item) => itemDueAt(item, calendar))),
    deemAt: Math.min(noEnd, ...approval.items.map((item) => deemAtOf(item, calendar))),
  }
}
