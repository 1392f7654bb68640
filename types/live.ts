/**
 * The one small document per person that tells *that* something changed, never what.
 * Each part only grows; a client compares it with the last it saw and asks through an authorised call.
 */
export interface Signal {
  rev: number
  /** Something new in a room or thread of mine. */
  chat: number
  /** Somebody has read further in a room of mine. */
  read: number
  /** A ticket I may see changed. */
  ticket: number
  /** A notice for me. */
  inbox: number
}

export type SignalPart = Exclude<keyof Signal, 'rev'>

/**
 * A call to be made as soon as a part of my signal is no longer what I have seen. A channel that can hold one makes it
 * like any other call of mine, with my identity and my rights of that moment, and spares the way there and back.
 */
export interface StandingCall {
  /** Names the answer; the client's own. */
  id: number
  part: SignalPart
  /** The value of the part up to which the client knows everything. */
  seen: number
  function: string
  call: string
  input: unknown
  /**
   * Its answers are pages, and each asks for the next: the call stands on with what the answer's signal says as `seen`
   * and the page's `cursor` as `after`. It is over with a refusal, with a page that has `more`, or when it is given up.
   */
  paged?: true
}

/** Gives up a call that stands. */
export interface StandingOver { over: number }

/** The answer to a standing call, which is over with it unless it is `paged`. */
export interface StandingAnswer {
  id: number
  /** The signal before the call was made: everything up to it is in the answer. */
  signal: Signal
  /** What the call answered: a `Result`. */
  answer: unknown
}
