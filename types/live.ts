/**
 * The one small document per person that tells *that* something changed, never what.
 * Each part only grows; a client compares it with the last it saw and asks through an authorised call.
 */
export interface Signal {
  rev: number
  /** Something new in a room or thread of mine. */
  chat: number
  /** A ticket I may see changed. */
  ticket: number
  /** A notice for me. */
  inbox: number
}

export type SignalPart = Exclude<keyof Signal, 'rev'>
