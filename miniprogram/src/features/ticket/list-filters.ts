import type { TicketState } from '@guagou/types/ticket'
import type { Choice } from '../../components/tabs'
import { stateWords } from './words'

const filtered = ['raised', 'routed', 'handling', 'waiting', 'answered', 'closed'] as const

/** `late` is the supervisors' list of what is late or stuck. */
export type TicketFilter = 'all' | 'late' | (typeof filtered)[number]

export const ticketFilters: readonly Choice<TicketFilter>[] = [
  { value: 'all', text: '全部' },
  ...filtered.map((value) => ({ value, text: stateWords[value].text })),
]

/** A supervisor also has the list of what is late. */
export const supervisorFilters: readonly Choice<TicketFilter>[] = [
  ...ticketFilters.slice(0, 1), { value: 'late', text: '超时和卡住' }, ...ticketFilters.slice(1),
]

/** A ticket that ended another way belongs to those that are over. */
export const statesOf = (filter: TicketFilter): TicketState[] | null => {
  if (filter === 'all' || filter === 'late') return null
  return filter === 'closed' ? ['closed', 'withdrawn', 'declined'] : [filter]
}
