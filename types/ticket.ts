import * as z from 'zod/mini'
import { Category, clockCalls } from './clocks'
import { BureauId, DutyId, MessageId, PersonId, RequestId, RoomId, TicketId, text } from './ids'
import { type ApprovalEvent, approvalEvents } from './item'
import { BureauRef, EnterpriseRef, PersonRef, type Role } from './roster'
import { type RefusalCode, refusalCodes } from './result'
import { DueDate, Moment } from './time'

export const ticketStates = [
  'raised', 'routed', 'handling', 'waiting', 'answered', 'closed', 'withdrawn', 'declined',
] as const
export const TicketState = z.enum(ticketStates)
export type TicketState = z.infer<typeof TicketState>

/** States in which somebody still owes the enterprise something. */
export const openStates: readonly TicketState[] = ['raised', 'routed', 'handling', 'waiting', 'answered']

export { Category }

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
const HistoryActionName = z.enum([...actions, ...approvalEvents] as [HistoryAction, ...HistoryAction[]])

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

/** What the one who has the ticket owes next, and by when: accept or route, sign, confirm. */
export const Step = z.object({ owes: z.enum(['accept', 'sign', 'confirm']), due: DueDate })

/** Why an action that the caller's role could take is not possible now. */
export const Hindrance = z.object({
  action: ActionName,
  code: z.enum(refusalCodes as unknown as [RefusalCode, ...RefusalCode[]]),
  /** For `too_late`: until when it was possible. */
  until: z.nullable(Moment),
})
export type Hindrance = z.infer<typeof Hindrance>

/** A ticket in a list or on a card. */
export const TicketRow = z.object({
  id: TicketId,
  number: z.string(),
  /** Empty when `hidden`. */
  title: z.string(),
  /** Marked as a trade secret (商业秘密). */
  secret: z.boolean(),
  /** The caller does not get the words of this ticket: title, text, thread, files. */
  hidden: z.boolean(),
  state: TicketState,
  category: Category,
  roomId: RoomId,
  enterprise: EnterpriseRef,
  responsible: PersonRef,
  leadBureau: z.nullable(BureauRef),
  /** When the matter has to be solved; null once it is. */
  due: z.nullable(DueDate),
  /** Working minutes left until the nearest date somebody is held to; negative when overdue; null when none runs. */
  left: z.nullable(z.number()),
  step: z.nullable(Step),
  /** By when the enterprise has to hear of progress; null while no such clock runs. */
  progress: z.nullable(DueDate),
  /** The enterprise's own flag: pushed at any hour. */
  urgent: z.optional(z.boolean()),
  /** How often a supervisor has stepped in. */
  level: z.int(),
  raisedAt: Moment,
  updatedAt: Moment,
})
export type TicketRow = z.infer<typeof TicketRow>

/** accept · sign · progress · resolve: the clock that ran out; supervise: a supervisor's date passed; stuck: the enterprise owes something for long. */
export const lateKinds = ['accept', 'sign', 'progress', 'resolve', 'supervise', 'stuck'] as const
export const LateKind = z.enum(lateKinds)
export type LateKind = z.infer<typeof LateKind>

/** One way in which a ticket is late or stuck: since when, and by how many working minutes. */
export const Lateness = z.object({ kind: LateKind, since: Moment, minutes: z.number() })
export type Lateness = z.infer<typeof Lateness>

/** One entry of a ticket's append-only line of time. */
export const HistoryEntry = z.object({
  n: z.int(),
  at: Moment,
  action: HistoryActionName,
  from: z.nullable(TicketState),
  to: TicketState,
  /** null when the clock acted. */
  actor: z.nullable(PersonRef),
  /** What was said: reason, answer, what is owed … */
  text: z.nullable(z.string()),
  /** Whom it concerns: the bureau routed to, the officer assigned. */
  target: z.nullable(z.string()),
})
export type HistoryEntry = z.infer<typeof HistoryEntry>

export const Ticket = z.extend(TicketRow, {
  version: z.int(),
  text: z.string(),
  raisedBy: PersonRef,
  /** The cadre raised it after a phone call. */
  source: z.optional(z.enum(['phone'])),
  cadre: z.nullable(PersonRef),
  /** Each with who does its part, once its lead has named somebody. */
  supportBureaus: z.array(z.extend(BureauRef, { officer: z.nullable(PersonRef) })),
  /** They read along, and owe nothing. */
  informedBureaus: z.array(BureauRef),
  /** What the enterprise owes while `waiting`. */
  owed: z.nullable(z.string()),
  answer: z.nullable(z.object({ result: AnswerResult, text: z.string(), by: PersonRef, at: Moment })),
  outcome: z.nullable(Outcome),
  rating: z.nullable(z.object({ stars: z.int(), comment: z.nullable(z.string()) })),
  plan: z.array(z.object({
    id: z.string(), what: z.string(), bureau: BureauRef, by: Moment,
    /** Who has it in its bureau; null while the bureau has named nobody. */
    person: z.nullable(PersonRef),
    done: z.nullable(z.object({ by: PersonRef, at: Moment, note: z.nullable(z.string()) })),
    /** The caller may say that it is done. */
    mine: z.boolean(),
  })),
  /** Several bureaus' items on this ticket (并联审批), in short; `ticket.approval.view` has them. */
  approval: z.nullable(z.object({ name: z.string(), total: z.int(), done: z.int(), open: z.int() })),
  /** The caller may start an approval on it. */
  mayStartApproval: z.boolean(),
  extension: z.nullable(z.object({
    workingDays: z.int(), reason: z.string(), state: z.enum(['requested', 'granted', 'refused']),
  })),
  /** What a supervisor wants to hear and by when; null once it was reported. */
  supervision: z.nullable(z.object({ note: z.string(), by: PersonRef, at: Moment, dueAt: z.nullable(Moment) })),
  /** The bureau's returns so far; the second one goes to a supervisor. */
  returns: z.int(),
  transfers: z.int(),
  reopens: z.int(),
  /** When somebody of the government side first did something about it. */
  firstAnswerAt: z.nullable(Moment),
  routingFinal: z.boolean(),
  history: z.array(HistoryEntry),
  /** The actions the caller may take now: the pages draw their buttons from it. */
  can: z.array(ActionName),
  /** The others that his role could take in another state or at another time, each with what hinders it. */
  cannot: z.array(Hindrance),
})
export type Ticket = z.infer<typeof Ticket>

/** One day on which somebody outside the enterprise looked at a ticket marked as a trade secret. */
export const Look = z.object({
  person: PersonRef,
  as: z.enum(['cadre', 'bureau', 'supervisor']),
  /** The first look of that day. */
  at: Moment,
  /** What the supervisor stated. */
  reason: z.nullable(z.string()),
})
export type Look = z.infer<typeof Look>

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

/** The actions a person can take on a ticket that exists: all but raising and the clock's. */
export type PersonAction = Exclude<Action, 'raise' | 'lapse' | 'redate' | 'handover'>

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
