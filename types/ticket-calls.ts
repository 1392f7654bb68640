import * as z from 'zod/mini'
import { clockCalls } from './clocks'
import { BureauId, RequestId, TicketId } from './ids'
import type { Role } from './roster'
import { type Action, ActionName, type Mover, type PersonAction, TicketState, transitions } from './ticket'
import { LateKind, Lateness, Look, Ticket, TicketRow } from './ticket-view'
import { Moment } from './time'

type MovingInput<N> = N extends Record<string, z.ZodMiniType>
  ? z.ZodMiniObject<{ ticketId: typeof TicketId; requestId: typeof RequestId } & N>
  : never

interface MovingCall<A extends Action> {
  input: MovingInput<(typeof transitions)[A]['needs']>
  output: typeof Ticket
  by: readonly Role[]
}

const rolesOf: Record<Mover, readonly Role[]> = {
  staff: ['staff'], cadre: ['cadre'], officer: ['officer'], lead: ['lead'], supportLead: ['lead'], supervisor: ['supervisor'], clock: [],
}
const rolesFor = (by: readonly Mover[]): readonly Role[] => [...new Set(by.flatMap((mover) => rolesOf[mover]))]

const moving = <A extends PersonAction>(action: A): MovingCall<A> =>
  ({
    input: z.object({ ticketId: TicketId, requestId: RequestId, ...transitions[action].needs }),
    output: Ticket,
    by: rolesFor(transitions[action].by),
  }) as unknown as MovingCall<A>

const page = {
  /** The `updatedAt` of the last row of the page before. */
  before: z.optional(Moment),
  limit: z._default(z.int().check(z.minimum(1), z.maximum(100)), 20),
}

const readers = ['staff', 'cadre', 'officer', 'lead', 'supervisor'] as const

export const ticketCalls = {
  ...clockCalls,
  'ticket.raise': {
    input: z.object({ requestId: RequestId, ...transitions.raise.needs }),
    output: Ticket,
    by: transitions.raise.by,
  },
  'ticket.accept': moving('accept'),
  'ticket.route': moving('route'),
  'ticket.sign': moving('sign'),
  'ticket.return': moving('return'),
  'ticket.transfer': moving('transfer'),
  'ticket.assign': moving('assign'),
  'ticket.ask': moving('ask'),
  'ticket.supply': moving('supply'),
  'ticket.plan': moving('plan'),
  'ticket.extend.request': moving('extend.request'),
  'ticket.extend.grant': moving('extend.grant'),
  'ticket.extend.refuse': moving('extend.refuse'),
  'ticket.answer': moving('answer'),
  'ticket.confirm': moving('confirm'),
  'ticket.reopen': moving('reopen'),
  'ticket.withdraw': moving('withdraw'),
  'ticket.decline': moving('decline'),
  'ticket.supervise': moving('supervise'),
  'ticket.note': moving('note'),
  'ticket.secret': moving('secret'),
  'ticket.open': moving('open'),
  /** Who has looked at a ticket marked as a trade secret: for the enterprise and its cadre. */
  'ticket.looks': {
    input: z.object({ ticketId: TicketId }),
    output: z.object({ looks: z.array(Look) }),
    by: ['staff', 'cadre'],
  },
  'ticket.view': { input: z.object({ ticketId: TicketId }), output: Ticket, by: readers },
  /** All tickets the caller may see, newest change first. */
  'ticket.list': {
    input: z.object({ states: z.optional(z.array(TicketState).check(z.minLength(1), z.maxLength(8))), ...page }),
    output: z.object({ tickets: z.array(TicketRow), next: z.nullable(Moment) }),
    by: readers,
  },
  /** What waits for the caller himself, nearest date first. */
  'ticket.mine': {
    input: z.object({ limit: page.limit }),
    output: z.object({
      tickets: z.array(z.extend(TicketRow, { can: z.array(ActionName) })),
      /** Tickets of the caller's side on which somebody else's answer is awaited. */
      awaited: z.array(TicketRow),
      /** Led by another bureau: the caller does his own bureau's part, or leads it and has named nobody for it yet. */
      supporting: z.array(z.extend(TicketRow, { can: z.array(ActionName) })),
    }),
    by: readers,
  },
  /** What is late or stuck in the zone and where, the longest late first. */
  'ticket.late': {
    input: z.object({
      bureauId: z.optional(BureauId),
      kind: z.optional(LateKind),
      /** The end of the page before. */
      after: z.optional(z.object({ lateAt: Moment, id: TicketId })),
      limit: page.limit,
    }),
    output: z.object({
      tickets: z.array(z.extend(TicketRow, { late: z.array(Lateness) })),
      next: z.nullable(z.object({ lateAt: Moment, id: TicketId })),
      /** Of the chosen bureau: how many tickets in all, and how many of each kind; one can be of several kinds. */
      total: z.int(),
      counts: z.record(LateKind, z.int()),
    }),
    by: ['supervisor'],
  },
  /** The present state of the tickets whose cards are on the screen; ids the caller may not see are left out. */
  'ticket.cards': {
    input: z.object({ ticketIds: z.array(TicketId).check(z.minLength(1), z.maxLength(50)) }),
    output: z.object({ tickets: z.array(TicketRow) }),
    by: readers,
  },
} as const