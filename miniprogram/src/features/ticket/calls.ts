import type { Output } from '@guagou/types/api'
import type { TicketState } from '@guagou/types/ticket'
import type { LateKind, Ticket } from '@guagou/types/ticket-view'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { callKey, callQuery, queryClient, useCall } from '../../services/query'
import { cardOf } from './card-batch'

/** Time goes by without a signal: what is left until a date is asked again every minute. */
const minute = 60_000

export const useTicket = (ticketId: string) =>
  useQuery({ ...callQuery('ticket.view', { ticketId }), refetchInterval: minute })

export const useMine = () => useQuery({ ...callQuery('ticket.mine', { limit: 50 }), refetchInterval: minute })

const listKey = (states: readonly TicketState[] | null) => ['ticket.list', 'pages', states] as const

/** Newest change first, page by page. */
export const useTicketList = (states: TicketState[] | null) =>
  useInfiniteQuery({
    queryKey: listKey(states),
    queryFn: ({ pageParam }): Promise<Output<'ticket.list'>> =>
      callQuery('ticket.list', {
        ...(states ? { states } : {}), ...(pageParam === null ? {} : { before: pageParam }),
      }).queryFn(),
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => next,
    refetchInterval: minute,
  })

/** What is late or stuck, the longest first, page by page. */
export const useLate = (kind: LateKind | null, bureauId: string | null) =>
  useInfiniteQuery({
    queryKey: ['ticket.late', 'pages', kind, bureauId] as const,
    queryFn: ({ pageParam }): Promise<Output<'ticket.late'>> =>
      callQuery('ticket.late', {
        ...(kind === null ? {} : { kind }), ...(bureauId === null ? {} : { bureauId }), ...(pageParam === null ? {} : { after: pageParam }),
      }).queryFn(),
    initialPageParam: null as Output<'ticket.late'>['next'],
    getNextPageParam: ({ next }) => next,
    refetchInterval: minute,
  })

/** null when the caller may not see the ticket (any more). */
export const useCard = (ticketId: string) =>
  useQuery({ queryKey: ['ticket.card', ticketId], queryFn: () => cardOf(ticketId) })

/** The seven bureaus change once in years. */
export const useBureaus = () => useQuery({ ...callQuery('roster.bureaus', {}), staleTime: 60 * minute })

export const useOfficers = () => useCall('roster.officers', {})

export const useOwnEnterprises = (enabled: boolean) => useCall('roster.enterprises', {}, { enabled })

/** Everything shown of tickets, but of open tickets only this one. */
const shows = (ticketId: string) => ({ queryKey }: { queryKey: readonly unknown[] }): boolean => {
  const [name, input] = queryKey as [string, { ticketId?: string } | undefined]
  return name === 'ticket.view' ? input?.ticketId === ticketId : name.startsWith('ticket.')
}

/** Asks again for a ticket that was found to stand elsewhere. */
export const refreshTicket = (ticketId: string): Promise<void> =>
  queryClient.invalidateQueries({ predicate: shows(ticketId) })

/** The answer of an action is the newest view of its ticket; lists and cards are asked again. */
export const noteTicket = (ticket: Ticket): void => {
  queryClient.setQueryData(callKey('ticket.view', { ticketId: ticket.id }), ticket)
  void queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'ticket.view' && shows(ticket.id)({ queryKey }) })
}
