import * as z from 'zod/mini'
import { Category } from './clocks'
import { BureauId, DutyId, MessageId, PersonId, RoomId, text } from './ids'
import { type ApprovalEvent, approvalEvents } from './item'
import { Moment } from './time'

export const ticketStates = [
  'raised', 'routed', 'handling', 'waiting', 'answered', 'closed', 'withdrawn', 'declined',
] as const
export const TicketState = z.enum(ticketStates)
export type TicketState = z.infer<typeof TicketState>

/** States in which somebody still owes the enterprise something. */
export const openStates: readonly TicketState[] = ['raised', 'routed', 'handling', 'waiting', 'answered']

/** What the bureau or cadre states as the result. */
export const AnswerResult = z.enum(['done', 'partly', 'infeasible'])
/** What the enterprise says of it; `unconfirmed` is the clock's word when nobody said anything. */
export const Outcome = z.enum(['solved', 'unsolved', 'infeasible', 'unconfirmed'])
export type Outcome = z.infer<typeof Outcome>

export const PlanStep = z.object({
  what: text(200), bureauId: BureauId, by: Moment,
  /** A step of the plan before that goes on; what was done of it stays done. */
  id: z.optional(z.string().check(z.regex(/^[A-Za-z0-9_-]{1,40}$/, 'stepId is malformed'))),
})

/**
 * Who moves a ticket: the roles of domain.md, or the clock. `officer` and `lead` are those of the lead bureau,
 * `supportLead` leads a supporting one.
 */
export const movers = ['staff', 'cadre', 'officer', 'lead', 'supportLead', 'supervisor', 'clock'] as const
export type Mover = (typeof movers)[number]

interface Transition {
  /** `null` stands for a ticket that does not exist yet. */
  from: readonly (TicketState | null)[]
  /** `same` leaves the state as it is. */
  to: TicketState | 'same'
  by: readonly Mover[]
  needs: Record<string, z.ZodMiniType>
}

const handler = ['officer', 'lead', 'cadre'] as const
const bureauSide = ['officer', 'lead'] as const

/**
 * The life of a ticket (domain.md, "Ticket life"). The server enforces these rows, the pages draw their
 * buttons from them, and a test is generated for every pair of state and action, in the table or not.
 */
export const transitions = {
  raise: {
    from: [null], to: 'raised', by: ['staff', 'cadre'],
    needs: {
      roomId: RoomId,
      title: text(60),
      text: text(2_000),
      category: Category,
      /** The messages of the room that this ticket was made from; they move into its thread. */
      messageIds: z._default(z.array(MessageId).check(z.maxLength(50)), []),
      /** How the cadre came to know of it, where it was not said in the app. */
      source: z.optional(z.enum(['phone'])),
      /** 紧急: the officials concerned are pushed at any hour. */
      urgent: z.optional(z.boolean()),
      /** Marked as a trade secret (商业秘密) from the first word on. */
      secret: z._default(z.boolean(), false),
    },
  },
  accept: { from: ['raised'], to: 'handling', by: ['cadre'], needs: {} },
  route: {
    from: ['raised', 'handling'], to: 'routed', by: ['cadre', 'supervisor'],
    needs: {
      leadBureauId: BureauId,
      supportBureauIds: z._default(z.array(BureauId).check(z.maxLength(10)), []),
      informedBureauIds: z._default(z.array(BureauId).check(z.maxLength(10)), []),
      category: z.optional(Category),
      note: z.optional(text(500)),
    },
  },
  sign: { from: ['routed'], to: 'handling', by: bureauSide, needs: {} },
  return: { from: ['routed'], to: 'raised', by: bureauSide, needs: { reason: text(500), dutyId: DutyId } },
  transfer: {
    from: ['handling'], to: 'routed', by: ['cadre', 'lead', 'supervisor'],
    needs: { leadBureauId: BureauId, reason: text(500) },
  },
  /** Inside a bureau: the lead bureau's lead names who is responsible, a supporting one's who does its part. */
  assign: { from: ['handling'], to: 'same', by: ['lead', 'supportLead'], needs: { officerId: PersonId } },
  ask: { from: ['handling'], to: 'waiting', by: handler, needs: { owed: text(1_000) } },
  supply: { from: ['waiting'], to: 'handling', by: ['staff'], needs: { text: text(2_000) } },
  plan: {
    from: ['handling'], to: 'same', by: handler,
    needs: { steps: z.array(PlanStep).check(z.minLength(1), z.maxLength(30)) },
  },
  /** A progress note (进展): the enterprise reads it, and the clock of the next one starts anew. */
  note: { from: ['handling'], to: 'same', by: handler, needs: { text: text(1_000) } },
  'extend.request': {
    from: ['handling'], to: 'same', by: bureauSide,
    needs: { workingDays: z.int().check(z.minimum(1), z.maximum(10)), reason: text(500) },
  },
  'extend.grant': { from: ['handling'], to: 'same', by: ['supervisor'], needs: {} },
  'extend.refuse': { from: ['handling'], to: 'same', by: ['supervisor'], needs: { reason: text(500) } },
  answer: {
    from: ['handling'], to: 'answered', by: handler,
    needs: { result: AnswerResult, text: text(2_000) },
  },
  confirm: {
    from: ['answered'], to: 'closed', by: ['staff'],
    needs: {
      outcome: z.enum(['solved', 'unsolved', 'infeasible']),
      rating: z.optional(z.int().check(z.minimum(1), z.maximum(5))),
      comment: z.optional(text(500)),
    },
  },
  reopen: { from: ['answered', 'closed'], to: 'handling', by: ['staff'], needs: { missing: text(1_000) } },
  lapse: { from: ['answered'], to: 'closed', by: ['clock'], needs: {} },
  /** Whoever was responsible hands over (交接): the clocks go on, somebody else answers for it. */
  handover: {
    from: openStates, to: 'same', by: ['clock'],
    /** `bureauId`: he hands over that supporting bureau's part; without it, the ticket itself. */
    needs: { fromId: PersonId, toId: PersonId, bureauId: z.optional(BureauId) },
  },
  /** The calendar changed: the dates are counted anew. */
  redate: { from: openStates, to: 'same', by: ['clock'], needs: {} },
  withdraw: {
    from: ['raised', 'routed', 'handling', 'waiting'], to: 'withdrawn', by: ['staff'],
    needs: { reason: z.optional(text(500)) },
  },
  decline: { from: ['raised'], to: 'declined', by: ['cadre'], needs: { reason: text(500), otherWay: text(500) } },
  supervise: {
    from: openStates, to: 'same', by: ['supervisor'],
    /** `dueAt`: by when the supervisor wants to hear; it is chased like every other date. */
    needs: { note: text(500), dueAt: z.optional(Moment) },
  },
  /** Marks the ticket as a trade secret or, the enterprise alone, takes the mark off. */
  secret: { from: ticketStates, to: 'same', by: ['staff', 'cadre'], needs: { secret: z.boolean() } },
  /** A supervisor opens a ticket marked as a trade secret; his reason stays in the history. */
  open: { from: ticketStates, to: 'same', by: ['supervisor'], needs: { reason: text(500) } },
} as const satisfies Record<string, Transition>

export type Action = keyof typeof transitions
export const actions = Object.keys(transitions) as Action[]
export const ActionName = z.enum(actions as [Action, ...Action[]])

/** Everything a ticket's line of time can tell: its own actions, and those on its approval and plan (types/item.ts). */
export type HistoryAction = Action | ApprovalEvent
export const HistoryActionName = z.enum([...actions, ...approvalEvents] as [HistoryAction, ...HistoryAction[]])

/** What an action needs beside the ticket's id, parsed. */
export type Needs<A extends Action> = {
  [K in keyof (typeof transitions)[A]['needs']]: (typeof transitions)[A]['needs'][K] extends z.ZodMiniType
    ? z.infer<(typeof transitions)[A]['needs'][K]>
    : never
}

/** Allowed by the table alone: state and mover, before any deeper rule. */
export const inTable = (action: Action, from: TicketState | null, mover: Mover): boolean => {
  const row: Transition = transitions[action]
  return row.from.includes(from) && row.by.includes(mover)
}

/** The actions a person can take on a ticket that exists: all but raising and the clock's. */
export type PersonAction = Exclude<Action, 'raise' | 'lapse' | 'redate' | 'handover'>
