import * as z from 'zod/mini'
import { FileView } from './file'
import { RequestId, TicketId, text } from './ids'
import {
  type clockItemActions, ApprovalActionName, ItemActionName, ItemKey, ItemSpec, ItemState, MaterialSpec, Template, itemTransitions,
  type ItemAction, type ItemMover,
} from './item'
import { BureauRef, EnterpriseRef, PersonRef, type Role } from './roster'
import { TicketState } from './ticket'
import { Ticket } from './ticket-view'
import { Day, DueDate, Moment } from './time'

export const materialStates = ['missing', 'provided', 'accepted', 'rejected'] as const
export const MaterialState = z.enum(materialStates)
export type MaterialState = z.infer<typeof MaterialState>

/** One version of a document. Replaced ones are kept with their verdict. */
export const Paper = z.object({
  version: z.int(),
  name: z.string(),
  /** The uploaded file, opened with `file.link`; null where words say where the document is. */
  file: z.nullable(FileView),
  note: z.nullable(z.string()),
  by: PersonRef,
  at: Moment,
  verdict: z.nullable(z.object({ ok: z.boolean(), reason: z.nullable(z.string()), by: PersonRef, at: Moment })),
})
export type Paper = z.infer<typeof Paper>

export const Material = z.extend(MaterialSpec, {
  state: MaterialState,
  /** Why the newest version was rejected, or why a correction asks for it. */
  reason: z.nullable(z.string()),
  /** The newest version's number, 0 while none was provided. */
  version: z.int(),
  /** All versions, newest first. */
  papers: z.array(Paper),
})
export type Material = z.infer<typeof Material>

export const Item = z.object({
  key: ItemKey,
  name: z.string(),
  bureau: BureauRef,
  /** Who has it in the bureau; null until somebody there has acted or was assigned. */
  officer: z.nullable(PersonRef),
  mandatory: z.boolean(),
  days: z.int(),
  after: z.array(ItemKey),
  state: ItemState,
  /** Accepted because the bureau was silent (视为受理). */
  deemed: z.boolean(),
  /** Whose move is next; `others` while prerequisites are open. */
  turn: z.nullable(z.enum(['enterprise', 'bureau', 'others'])),
  materials: z.array(Material),
  /** The readiness meter: accepted of the mandatory documents. */
  ready: z.object({ accepted: z.int(), provided: z.int(), needed: z.int() }),
  /** When the bureau has to decide; null before the submission and after the decision. */
  due: z.nullable(DueDate),
  /** When the bureau has to accept or to say what is wrong, or to have looked through the documents beforehand. */
  step: z.nullable(z.object({ owes: z.enum(['prereview', 'accept']), due: DueDate })),
  /** Working minutes left until the nearer of the two; negative when overdue. */
  left: z.nullable(z.number()),
  /** The enterprise owes corrections: the item's clock stands still. */
  paused: z.boolean(),
  submittedAt: z.nullable(Moment),
  decidedAt: z.nullable(Moment),
  /** Whole minutes from the formal submission to the permit, without what the enterprise took for corrections. */
  took: z.nullable(z.int()),
  /** The permit's number, or why it was refused or is not needed. */
  result: z.nullable(z.string()),
  /** If everybody uses all his time: from when to when. Without begin for a decided item. */
  forecast: z.object({ from: z.nullable(Moment), to: Moment }),
  /** A working day more here is a working day more for the whole. */
  critical: z.boolean(),
  /** Counted backward from the day construction must start: the latest days, and by how many working days it is late. */
  backward: z.nullable(z.object({ submitBy: Day, grantBy: Day, late: z.int() })),
  can: z.array(ItemActionName),
})
export type Item = z.infer<typeof Item>

export const Approval = z.object({
  ticket: z.object({ id: TicketId, number: z.string(), title: z.string(), state: TicketState, version: z.int(), enterprise: EnterpriseRef }),
  name: z.string(),
  startedAt: Moment,
  startedBy: PersonRef,
  /** The day on which construction must start, if somebody has said it. */
  startOn: z.nullable(Day),
  /** In an order in which every item stands behind its prerequisites. */
  items: z.array(Item),
  /** The earliest possible end of all items, if everybody uses all his time. */
  end: Moment,
  /** The end crosses into a year whose public holidays are not announced yet. */
  provisional: z.boolean(),
  /** By how many working days the earliest possible end misses the day before construction starts; 0 when it does not. */
  late: z.int(),
  /** 一次性补正: what the enterprise still has to fix, of all items, in one list. */
  owed: z.array(z.object({
    item: ItemKey, itemName: z.string(), bureau: BureauRef, material: ItemKey, name: z.string(),
    reason: z.nullable(z.string()),
    /** A correction notice stops the item's clock; a document rejected in the pre-review does not. */
    correction: z.boolean(),
    /** Provided again, but not submitted yet. */
    provided: z.boolean(),
  })),
  can: z.array(ApprovalActionName),
})
export type Approval = z.infer<typeof Approval>

/** An item in the list of what waits for the caller. */
export const ItemRow = z.object({
  ticketId: TicketId, number: z.string(), title: z.string(), enterprise: EnterpriseRef,
  item: ItemKey, name: z.string(), bureau: BureauRef, state: ItemState, mandatory: z.boolean(),
  due: z.nullable(DueDate), left: z.nullable(z.number()),
  /** Counted backward from the day construction must start: its latest day now, and by how many working days it is late; null without such a day. */
  latest: z.nullable(z.object({ day: Day, late: z.int() })),
})
export type ItemRow = z.infer<typeof ItemRow>

/** A step of a plan in the list of what waits for the caller. */
export const StepRow = z.object({
  ticketId: TicketId, stepId: ItemKey, number: z.string(), enterprise: EnterpriseRef,
  /** Of a trade secret only the number. */
  what: z.string(), dueAt: Moment,
})
export type StepRow = z.infer<typeof StepRow>

type ItemInput<N> = N extends Record<string, z.ZodMiniType>
  ? z.ZodMiniObject<{ ticketId: typeof TicketId; requestId: typeof RequestId; item: typeof ItemKey } & N>
  : never

interface ItemCall<A extends ItemAction> {
  input: ItemInput<(typeof itemTransitions)[A]['needs']>
  output: typeof Approval
  by: readonly Role[]
}

/** The actions a person can take on an item: all but the clock's. */
export type PersonItemAction = Exclude<ItemAction, (typeof clockItemActions)[number]>

const rolesOf: Record<ItemMover, readonly Role[]> = {
  staff: ['staff'], cadre: ['cadre'], host: ['officer', 'lead'], bureau: ['officer', 'lead'], head: ['lead'], clock: [],
}
const rolesFor = (movers: readonly ItemMover[]): readonly Role[] => [...new Set(movers.flatMap((mover) => rolesOf[mover]))]

const moving = <A extends PersonItemAction>(action: A): ItemCall<A> =>
  ({
    input: z.object({ ticketId: TicketId, requestId: RequestId, item: ItemKey, ...itemTransitions[action].needs }),
    output: Approval,
    by: rolesFor(itemTransitions[action].by),
  }) as unknown as ItemCall<A>

const readers = ['staff', 'cadre', 'officer', 'lead', 'supervisor'] as const
const hosts = ['cadre', 'officer', 'lead'] as const

export const approvalCalls = {
  'ticket.approval.start': {
    input: z.object({
      ticketId: TicketId, requestId: RequestId, templateId: Template.shape.id,
      /** Items of the template that this matter does not need; those that came after them come after what they came after. */
      without: z._default(z.array(ItemKey).check(z.maxLength(20)), []),
      startOn: z.optional(Day),
    }),
    output: Approval,
    by: hosts,
  },
  'ticket.approval.add': {
    input: z.object({
      ticketId: TicketId, requestId: RequestId,
      spec: ItemSpec,
      /** Items that from now on come after the new one. */
      before: z._default(z.array(ItemKey).check(z.maxLength(20)), []),
    }),
    output: Approval,
    by: hosts,
  },
  'ticket.approval.target': {
    input: z.object({ ticketId: TicketId, requestId: RequestId, startOn: z.nullable(Day) }),
    output: Approval,
    by: ['staff', ...hosts],
  },
  'ticket.approval.view': {
    input: z.object({
      ticketId: TicketId,
      /** Another day construction must start on: the backward plan for it, nothing is kept. */
      startOn: z.optional(Day),
    }),
    output: Approval,
    by: readers,
  },
  /** The items that wait for the caller's side, nearest date first. */
  'ticket.approval.mine': { input: z.object({}), output: z.object({ items: z.array(ItemRow) }), by: readers },
  'ticket.item.provide': moving('provide'),
  'ticket.item.prereview': moving('prereview'),
  'ticket.item.review': moving('review'),
  'ticket.item.submit': moving('submit'),
  'ticket.item.correct': moving('correct'),
  'ticket.item.resubmit': moving('resubmit'),
  'ticket.item.accept': moving('accept'),
  'ticket.item.grant': moving('grant'),
  'ticket.item.refuse': moving('refuse'),
  'ticket.item.reapply': moving('reapply'),
  'ticket.item.drop': moving('drop'),
  'ticket.item.assign': moving('assign'),
  /** A step of the plan is done; said by its bureau, the lead bureau or the cadre. */
  'ticket.plan.done': {
    input: z.object({ ticketId: TicketId, requestId: RequestId, stepId: ItemKey, note: z.optional(text(500)) }),
    output: Ticket,
    by: hosts,
  },
  /** The steps of plans that the caller or his bureau has to finish until today's last working minute, the nearest first. */
  'ticket.plan.mine': { input: z.object({}), output: z.object({ steps: z.array(StepRow) }), by: hosts },
  'ticket.templates': {
    input: z.object({}),
    output: z.object({ templates: z.array(z.extend(Template, { version: z.int(), retired: z.boolean() })) }),
    by: [...readers, 'admin'],
  },
  /** A new template, or another version of one; what is under way keeps what it was started with. */
  'ticket.template.save': {
    input: z.object({
      requestId: RequestId, template: Template,
      /** The version that was edited, 0 for a new one: two admins do not overwrite each other. */
      version: z.int().check(z.minimum(0)),
      retired: z._default(z.boolean(), false),
    }),
    output: z.extend(Template, { version: z.int(), retired: z.boolean() }),
    by: ['admin'],
  },
} as const
