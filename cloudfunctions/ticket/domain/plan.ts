import type { Mover } from '../../../types/ticket'
import type { PlanStepDocument, TicketDocument } from './documents'

/** The cadre, or somebody of the ticket's lead bureau: who holds the bureaus together. */
export const isHost = (as: readonly Mover[]): boolean => as.some((mover) => ['cadre', 'officer', 'lead'].includes(mover))

/** A step as it is now: plans made before steps had ids are counted. */
export const planStep = (step: PlanStepDocument, n: number): PlanStepDocument =>
  ({ ...step, id: step.id ?? `0-${n + 1}`, done: step.done ?? null })

/** Who may say that a step is done: its own bureau, the lead bureau, the cadre; while the ticket is in hand. */
export const mayTick = (
  ticket: Pick<TicketDocument, 'state'>, step: PlanStepDocument, scene: { as: readonly Mover[]; bureauId?: string | null },
): boolean =>
  !step.done && ['handling', 'waiting'].includes(ticket.state) &&
  (isHost(scene.as) || (scene.bureauId !== null && scene.bureauId !== undefined && scene.bureauId === step.bureau.id))
