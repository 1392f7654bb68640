import type { NoticeKind, NoticeOrder } from './order'

/** Somebody failed to do it in time, or a supervisor stepped in. */
const late: readonly NoticeKind[] = [
  'overdue', 'accept_escalated', 'sign_escalated', 'arbitrate', 'supervised', 'supervise_late', 'unanswered_escalated', 'item_overdue', 'latest_late', 'step_late',
]
const pressing: readonly NoticeKind[] = [
  'accept_late', 'sign_late', 'unanswered', 'reopened', 'returned', 'promise_due', 'step_due', 'visit_due', 'supervise_due', 'day_before', 'most_used',
  'item_correction', 'item_deem_soon', 'item_prereview_late', 'item_day_before', 'latest_near',
]
/** Says that time passes, not that somebody did something: told together with what else is due in the half hour. */
const reminders: readonly NoticeKind[] = [
  'accept_late', 'accept_escalated', 'sign_late', 'sign_escalated', 'confirm_again', 'half_used', 'most_used',
  'day_before', 'overdue', 'progress_owed', 'unanswered', 'unanswered_escalated', 'supervise_due', 'supervise_late', 'policy_due', 'visit_unanswered',
  'step_late', 'item_deem_soon', 'item_prereview_late', 'item_day_before', 'item_overdue', 'item_correction_again',
  'latest_near', 'latest_late',
]

export const isReminder = (kind: NoticeKind): boolean => reminders.includes(kind)

/** It asks the receiver for something, and can therefore be done; the rest is news. */
export const asks = ({ whileIn, whileOpen, whileWaiting }: Pick<NoticeOrder, 'whileIn' | 'whileOpen' | 'whileWaiting'>): boolean =>
  whileIn !== null || whileOpen !== undefined || whileWaiting !== undefined

/** 0 the enterprise's own urgent flag · 1 too late already · 2 pressing · 3 asks for something · 4 news. */
export const rankOf = (order: Pick<NoticeOrder, 'kind' | 'urgent' | 'whileIn' | 'whileOpen' | 'whileWaiting'>): number => {
  if (order.urgent === true) return 0
  if (late.includes(order.kind)) return 1
  if (pressing.includes(order.kind)) return 2
  return asks(order) ? 3 : 4
}

interface Ranked { rank: number; dueAt: number | null; at: number }

/** Most urgent first; of two alike the one that is due earlier, then the one that has waited longer. */
export const byUrgency = (a: Ranked, b: Ranked): number =>
  a.rank - b.rank || (a.dueAt ?? Number.MAX_SAFE_INTEGER) - (b.dueAt ?? Number.MAX_SAFE_INTEGER) || a.at - b.at
