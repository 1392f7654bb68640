import type { BureauRef } from '@guagou/types/roster'
import type { HistoryEntry } from '@guagou/types/ticket-view'

/** The bureau that gave the ticket back last: it is not proposed again. The history names bureaus as people read them. */
export const returnedBy = (history: readonly Pick<HistoryEntry, 'action' | 'target'>[], bureaus: readonly BureauRef[]): string | undefined => {
  // The newest first, without what only new phones know (findLast).
  const backwards = [...history].reverse()
  const returned = backwards.findIndex(({ action }) => action === 'return')
  if (returned < 0) return undefined
  const given = backwards.slice(returned).find(({ action }) => action === 'route' || action === 'transfer')
  return bureaus.find(({ name }) => name === given?.target)?.id
}
