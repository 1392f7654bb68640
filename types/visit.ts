import * as z from 'zod/mini'
import { RequestId, RoomId, VisitId, text } from './ids'
import { EnterpriseRef, PersonRef } from './roster'
import { Moment } from './time'

/**
 * A cadre's visit to his enterprise. Both sides agree on one moment of working time: whoever is asked agrees, proposes
 * another or declines. Afterwards the cadre notes what he found; difficulties become tickets.
 */
export const visitStates = ['proposed', 'agreed', 'declined', 'cancelled', 'done'] as const
export const VisitState = z.enum(visitStates)
export type VisitState = z.infer<typeof VisitState>

/** Whose word it is: the enterprise's staff, or the cadre (or his deputy). */
export const VisitSide = z.enum(['staff', 'cadre'])
export type VisitSide = z.infer<typeof VisitSide>

export const visitMoves = {
  move: { from: ['proposed', 'agreed'], to: 'proposed', by: ['staff', 'cadre'] },
  /** Only by the side that did not propose the moment. */
  agree: { from: ['proposed'], to: 'agreed', by: ['staff', 'cadre'] },
  decline: { from: ['proposed'], to: 'declined', by: ['staff', 'cadre'] },
  cancel: { from: ['proposed', 'agreed'], to: 'cancelled', by: ['staff', 'cadre'] },
  /** Once its moment has come; noted again, the words are put right. */
  note: { from: ['agreed', 'done'], to: 'done', by: ['cadre'] },
} as const satisfies Record<string, { from: readonly VisitState[]; to: VisitState; by: readonly VisitSide[] }>
export type VisitMove = keyof typeof visitMoves
export const visitMoveNames = Object.keys(visitMoves) as VisitMove[]

export const subjectLimit = 60
export const findingsLimit = 2_000
/** How far ahead a visit can be proposed, days. */
export const visitAheadDays = 120

export const Visit = z.object({
  id: VisitId,
  roomId: RoomId,
  enterprise: EnterpriseRef,
  state: VisitState,
  at: Moment,
  subject: z.string(),
  /** Who proposed the present moment, and for which side. */
  proposedBy: z.extend(PersonRef, { side: VisitSide }),
  /** Whose visit it is now. */
  cadre: z.nullable(PersonRef),
  /** Of a visit that was declined, cancelled or moved: why. */
  reason: z.nullable(z.string()),
  findings: z.nullable(z.object({ text: z.string(), by: PersonRef, at: Moment })),
  /** What the caller may do now. */
  can: z.array(z.enum(visitMoveNames as [VisitMove, ...VisitMove[]])),
})
export type Visit = z.infer<typeof Visit>

const insiders = ['staff', 'cadre'] as const
const moving = { visitId: VisitId, requestId: RequestId }
const reason = text(200)

export const visitCalls = {
  /** `bad_input` for a moment that is over, outside working time or too far ahead. */
  'chat.visit.propose': {
    input: z.object({ roomId: RoomId, requestId: RequestId, at: Moment, subject: text(subjectLimit) }),
    output: Visit, by: ['cadre'],
  },
  /** Another moment; what was agreed holds no longer. */
  'chat.visit.move': { input: z.object({ ...moving, at: Moment, reason: z.optional(reason) }), output: Visit, by: insiders },
  /** `at` is the moment that was read: `conflict` when it is another one by now. */
  'chat.visit.agree': { input: z.object({ ...moving, at: Moment }), output: Visit, by: insiders },
  'chat.visit.decline': { input: z.object({ ...moving, reason }), output: Visit, by: insiders },
  'chat.visit.cancel': { input: z.object({ ...moving, reason }), output: Visit, by: insiders },
  'chat.visit.note': { input: z.object({ ...moving, findings: text(findingsLimit) }), output: Visit, by: ['cadre'] },
  'chat.visit.view': { input: z.object({ visitId: VisitId }), output: Visit, by: insiders },
  /** The enterprise's visits, the latest first. */
  'chat.visit.list': { input: z.object({ roomId: RoomId }), output: z.object({ visits: z.array(Visit) }), by: insiders },
  /** What is proposed or agreed in the caller's rooms, the nearest first. */
  'chat.visit.mine': { input: z.object({}), output: z.object({ visits: z.array(Visit) }), by: insiders },
} as const
