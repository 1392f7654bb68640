import { create } from 'zustand'
import type { TicketFilter } from './list-filters'

interface Chosen {
  filter: TicketFilter | null
}

/** Shared, because other screens lead to one of the lists: 今日 to what is late. */
const useChosen = create<Chosen>(() => ({ filter: null }))

export const chooseTickets = (filter: TicketFilter): void => useChosen.setState({ filter })

/** Which list of the 诉求 tab is shown. */
export const useTicketFilter = (supervisor: boolean) => {
  const chosen = useChosen((state) => state.filter)
  const filter = chosen === 'late' && !supervisor ? 'all' : chosen ?? 'all'
  return { filter, choose: chooseTickets }
}
