import type { TicketState } from '../../../../types/ticket'
import type { Limit } from '../../../kit/clock/due'

/** An approval begins while the ticket is in hand. */
export const startableStates: readonly TicketState[] = ['handling', 'waiting']
/** Items move on while the ticket is looking for another lead bureau; with the answer they have come to their end. */
export const liveStates: readonly TicketState[] = ['raised', 'routed', 'handling', 'waiting']

/** Working days to look through what was provided for the pre-review. */
export const prereviewLimit: Limit = { amount: 2, unit: 'days' }
/**
 * Working days to accept or to say once and for all what is missing; whoever is silent has accepted
 * (视为受理: Administrative Licensing Law, article 32).
 */
export const acceptLimit: Limit = { amount: 5, unit: 'days' }
/** 一次性补正: asked for once. */
export const mostCorrections = 1
export const mostMaterials = 40
