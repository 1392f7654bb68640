import { decidedStates } from '../../../../types/item'
import type { ApprovalSummary, TicketDocument } from '../documents'
import type { ItemDocument } from './documents'

const bureausOf = (items: readonly ItemDocument[]): ApprovalSummary['bureaus'] =>
  [...new Map(items.map(({ bureau }) => [bureau.id, bureau])).values()]

/** @param startOn the day construction must start on, if somebody has said it */
export const summaryOf = (name: string, items: readonly ItemDocument[], startOn: string | null): ApprovalSummary => ({
  name,
  total: items.length,
  done: items.filter(({ state }) => state === 'granted' || state === 'dropped').length,
  open: items.filter((item) => item.mandatory && !decidedStates.includes(item.state)).length,
  bureaus: bureausOf(items),
  pending: items.filter(({ state }) => !decidedStates.includes(state))
    .flatMap((item) => [pendingItem(item), ...(startOn === null ? [] : [pendingLatest(item, startOn)])]),
})

/** The word under which a reminder of an item lives as long as the item stays where it is. */
export const pendingItem = ({ key, state }: Pick<ItemDocument, 'key' | 'state'>): string => `item:${key}:${state}`
/** The same of its latest day, as long as the day construction must start stays the same too. */
export const pendingLatest = ({ key, state }: Pick<ItemDocument, 'key' | 'state'>, startOn: string): string => `item:${key}:${state}:${startOn}`
export const pendingStep = (stepId: string): string => `step:${stepId}`

/**
 * Whoever has an item or an open step of the plan takes part in the ticket, whoever leads it at the moment: what a
 * bureau is chased for it can also see.
 */
export const withApproval = (ticket: TicketDocument): TicketDocument => {
  const items = ticket.approval ?? null
  const owing = [...(items?.bureaus ?? []), ...ticket.plan.filter(({ done }) => !done).map(({ bureau }) => bureau)]
  const support = [...new Map([...ticket.supportBureaus, ...owing].map((bureau) => [bureau.id, bureau])).values()]
    .filter(({ id }) => id !== ticket.leadBureau?.id)
  const informed = (ticket.informedBureaus ?? []).filter(({ id }) => id !== ticket.leadBureau?.id && !support.some((bureau) => bureau.id === id))
  const bureauIds = [...(ticket.leadBureau ? [ticket.leadBureau.id] : []), ...[...support, ...informed].map(({ id }) => id)]
  const steps = ticket.plan.filter(({ done }) => !done).map(({ id }) => pendingStep(id))
  return {
    ...ticket,
    ...(owing.length > 0 ? { supportBureaus: support, informedBureaus: informed, bureauIds } : {}),
    ...(ticket.supportOfficers ? { supportOfficers: ticket.supportOfficers.filter(({ bureauId }) => support.some(({ id }) => id === bureauId)) } : {}),
    ...(items || steps.length > 0 || ticket.pending ? { pending: [...steps, ...(items?.pending ?? [])] } : {}),
  }
}
