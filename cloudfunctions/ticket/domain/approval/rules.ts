import type { TicketState } from '../../../../types/ticket'

/** An approval begins while the ticket is in hand. */
export const startableStates: readonly TicketState[] = ['handling', 'waiting']
/** Items move on while the ticket is looking for another lead bureau; with the answer they have come to their end. */
export const liveStates: readonly TicketState[] = ['raised', 'routed', 'handling', 'waiting']

/** 一次性补正: asked for once. */
export const mostCorrections = 1
export const mostMaterials = 40
