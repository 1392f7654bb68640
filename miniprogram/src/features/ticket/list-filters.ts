import type { TicketState } from '@guagou/types/ticket'
import type { Choice } from '../../components/tabs'
import { stateWords } from './words'

const filtered = ['raised', 'routed', 'handling', 'waiting', 'answered', 'closed'] as const

export type TicketFilter = 'all' | (typeof filtered)[number]

export const ticketFilters: readonly Choice<TicketFilter>[] = [
  { value: 'all', text: '全部' },
  ...filtered.map((value) => ({ value, text: stateWords[value].text })),
]

/** A ticket that ended another way belongs to those that are over. */
export const statesOf = (filter: TicketFilter): TicketState[] | null => {
  if (filter === 'all') return null
  return filter === 'closed' ? ['closed', 'withdrawn', 'declined'] : [filter]
}
