/** Where a message goes: the room itself, or the thread of one of its tickets. */
export type Target = { roomId: string } | { ticketId: string }

/** The target in one word: names drafts, histories and rows of an element. */
export const placeOf = (target: Target): string =>
  'roomId' in target ? `room.${target.roomId}` : `ticket.${target.ticketId}`
