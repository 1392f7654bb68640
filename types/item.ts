import * as z from 'zod/mini'
import { BureauId, PersonId, text } from './ids'

/**
 * preparing 准备材料 · prereview 预审 · submitted 已正式提交 · correcting 待补正 · accepted 已受理 ·
 * granted 已办成 · refused 不予许可 · dropped 不需办理.
 */
export const itemStates = [
  'preparing', 'prereview', 'submitted', 'correcting', 'accepted', 'granted', 'refused', 'dropped',
] as const
export const ItemState = z.enum(itemStates)
export type ItemState = z.infer<typeof ItemState>

/** States in which nobody owes anything of the item any more. */
export const decidedStates: readonly ItemState[] = ['granted', 'refused', 'dropped']

/**
 * As what somebody moves an item: the enterprise's `staff` or `cadre`; `host`, a person of the ticket's lead bureau;
 * `bureau`, a person of the item's own bureau, `head`, who leads it; or the clock.
 */
export const itemMovers = ['staff', 'cadre', 'host', 'bureau', 'head', 'clock'] as const
export type ItemMover = (typeof itemMovers)[number]

/** Names an item within its approval, and a document within its item's checklist. */
export const ItemKey = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,40}$/, 'key is malformed'))

/** A document as the enterprise provides it: an uploaded file, or in words where it is already on record. */
export const Provided = z.object({
  name: text(100),
  fileId: z.optional(z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}$/, 'fileId is malformed'))),
  note: z.optional(text(500)),
})

const Review = z.object({
  material: ItemKey,
  /** The version that was looked at: a verdict never falls on a document that was replaced meanwhile. */
  version: z.int().check(z.minimum(1)),
  ok: z.boolean(),
  /** Why it is rejected; needed then. */
  reason: z.optional(text(500)),
})

const Wrong = z.object({ material: ItemKey, reason: text(500) })
const Extra = z.object({ name: text(100), reason: text(500) })

interface ItemTransition {
  from: readonly ItemState[]
  /** `same` leaves the state as it is. */
  to: ItemState | 'same'
  by: readonly ItemMover[]
  needs: Record<string, z.ZodMiniType>
}

const enterpriseSide = ['staff', 'cadre'] as const
const bureauSide = ['bureau', 'head'] as const

/**
 * The life of one bureau's item (domain.md, 并联审批). As with tickets: the server enforces these rows, the pages draw
 * their buttons from them, and a test is generated for every pair of state and action.
 */
export const itemTransitions = {
  provide: {
    from: ['preparing', 'prereview', 'correcting'], to: 'same', by: enterpriseSide,
    needs: { material: ItemKey, document: Provided },
  },
  prereview: { from: ['preparing'], to: 'prereview', by: enterpriseSide, needs: {} },
  review: {
    from: ['preparing', 'prereview', 'submitted', 'accepted'], to: 'same', by: bureauSide,
    needs: { reviews: z.array(Review).check(z.minLength(1), z.maxLength(40)) },
  },
  submit: { from: ['preparing', 'prereview'], to: 'submitted', by: enterpriseSide, needs: {} },
  /** One time, all at once (一次性补正): what is wrong, and what is missing altogether. */
  correct: {
    from: ['submitted'], to: 'correcting', by: bureauSide,
    needs: {
      wrong: z._default(z.array(Wrong).check(z.maxLength(40)), []),
      extra: z._default(z.array(Extra).check(z.maxLength(10)), []),
    },
  },
  resubmit: { from: ['correcting'], to: 'submitted', by: enterpriseSide, needs: {} },
  accept: { from: ['submitted'], to: 'accepted', by: bureauSide, needs: {} },
  /** 视为受理: no correction notice in five working days. */
  deem: { from: ['submitted'], to: 'accepted', by: ['clock'], needs: {} },
  grant: { from: ['submitted', 'accepted'], to: 'granted', by: bureauSide, needs: { result: text(500) } },
  refuse: { from: ['submitted', 'accepted'], to: 'refused', by: bureauSide, needs: { reason: text(500) } },
  reapply: { from: ['refused'], to: 'preparing', by: enterpriseSide, needs: {} },
  drop: { from: ['preparing', 'prereview', 'refused'], to: 'dropped', by: ['cadre', 'host'], needs: { reason: text(500) } },
  assign: {
    from: ['preparing', 'prereview', 'submitted', 'correcting', 'accepted'], to: 'same', by: ['head'],
    needs: { officerId: PersonId },
  },
  /** Whoever has it in the bureau hands over (交接); `toId` null gives it back to the bureau as a whole. */
  handover: {
    from: ['preparing', 'prereview', 'submitted', 'correcting', 'accepted', 'refused'], to: 'same', by: ['clock'],
    needs: { fromId: PersonId, toId: z.nullable(PersonId) },
  },
} as const satisfies Record<string, ItemTransition>

/** What only the clock does to an item. */
export const clockItemActions = ['deem', 'handover'] as const satisfies readonly (keyof typeof itemTransitions)[]

export type ItemAction = keyof typeof itemTransitions
export const itemActions = Object.keys(itemTransitions) as ItemAction[]
export const ItemActionName = z.enum(itemActions as [ItemAction, ...ItemAction[]])

/** What an item's action needs beside the ticket's id and the item's key, parsed. */
export type ItemNeeds<A extends ItemAction> = {
  [K in keyof (typeof itemTransitions)[A]['needs']]: (typeof itemTransitions)[A]['needs'][K] extends z.ZodMiniType
    ? z.infer<(typeof itemTransitions)[A]['needs'][K]>
    : never
}

/** Allowed by the table alone: state and mover, before any deeper rule. */
export const inItemTable = (action: ItemAction, from: ItemState, mover: ItemMover): boolean => {
  const row: ItemTransition = itemTransitions[action]
  return row.from.includes(from) && row.by.includes(mover)
}

/** What is done to the approval as a whole, and to a step of the ticket's plan. */
export const approvalTransitions = {
  /** Several bureaus' items begin on the ticket, from a template. */
  start: { by: ['cadre', 'host'] },
  add: { by: ['cadre', 'host'] },
  /** The day on which construction must start. */
  target: { by: ['staff', 'cadre', 'host'] },
} as const satisfies Record<string, { by: readonly ItemMover[] }>
export type ApprovalAction = keyof typeof approvalTransitions
export const ApprovalActionName = z.enum(['start', 'add', 'target'])

/** How these actions are called in a ticket's history. */
export type ApprovalEvent = `item.${ItemAction}` | `approval.${ApprovalAction}` | 'plan.done'
export const approvalEvents: readonly ApprovalEvent[] = [
  ...itemActions.map((action) => `item.${action}` as const), 'approval.start', 'approval.add', 'approval.target', 'plan.done',
]

/** A document that an item needs, as a template says it. */
export const MaterialSpec = z.object({
  key: ItemKey, name: text(100), mandatory: z.boolean(), hint: z.optional(text(200)),
})
export type MaterialSpec = z.infer<typeof MaterialSpec>

/** One bureau's item, as a template says it. */
export const ItemSpec = z.object({
  key: ItemKey,
  name: text(60),
  bureauId: BureauId,
  /** Working days from the formal submission to the decision. */
  days: z.int().check(z.minimum(1), z.maximum(90)),
  /** The ticket cannot be answered while it is open. */
  mandatory: z.boolean(),
  /** The items that have to be granted before this one is submitted. */
  after: z.array(ItemKey).check(z.maxLength(20)),
  materials: z.array(MaterialSpec).check(z.maxLength(30)),
})
export type ItemSpec = z.infer<typeof ItemSpec>

export const mostItems = 20

export const Template = z.object({
  id: z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}$/, 'templateId is malformed')),
  name: text(60),
  note: z.optional(text(500)),
  items: z.array(ItemSpec).check(z.minLength(1), z.maxLength(mostItems)),
})
export type Template = z.infer<typeof Template>

