import type { Signal, StandingCall } from '../../types/live'

/** A window has a room and a thread open, seldom more. */
const mostStanding = 8
const parts = ['chat', 'read', 'ticket', 'inbox'] as const

export interface StandingOptions {
  /** The person's signal when the socket opened; told at once. */
  first: Signal
  /** Makes the call as the socket's person; answers the result's JSON text, or null when he is nobody any more. */
  make(call: StandingCall): Promise<string | null>
  send(text: string): void
  /** Whether he may still be told; a call looks for itself. */
  isIn(): boolean
  /** The person is gone. */
  gone(): void
}

/** One socket's signals and the calls that wait for them. */
export interface Standing {
  /** The person's signal as it is now. */
  signal(signal: Signal): void
  /** In place of one with the same id. */
  hold(call: StandingCall): void
  giveUp(id: number): void
}

/** All members of a room are given the same page, one after the other. */
let newest: { answer: string; cursor: number | null } = { answer: '', cursor: null }

/** Where the page ended, if it was one and nothing is behind it. */
const cursorOf = (answer: string): number | null => {
  if (answer !== newest.answer) {
    const { ok, value } = JSON.parse(answer) as { ok: boolean; value?: { cursor?: unknown; more?: unknown } | null }
    newest = { answer, cursor: ok && typeof value?.cursor === 'number' && value.more === false ? value.cursor : null }
  }
  return newest.cursor
}

/**
 * Tells a socket of its person's signals. A call that waits for a part is made when the part moves, and its answer
 * carries the signal, so that nobody asks again for what is on its way. Nothing else is told of that part meanwhile:
 * the next call is held with what this one has seen, and is made at once if more has happened.
 */
export const createStanding = ({ first, make, send, isIn, gone }: StandingOptions): Standing => {
  let now = first
  let told = first
  const held = new Map<number, StandingCall>()
  const underWay = new Map<number, StandingCall>()

  const tell = (signal: Signal): void => {
    if (!isIn()) return gone()
    told = signal
    send(JSON.stringify(signal))
  }

  /** A part that a call holds or fetches is told with its answer. */
  const tellTheRest = (): void => {
    const covered = new Set([...held.values(), ...underWay.values()].map(({ part }) => part))
    if (parts.some((part) => !covered.has(part) && now[part] !== told[part])) {
      tell({ ...now, ...Object.fromEntries([...covered].map((part) => [part, told[part]])) })
    }
  }

  /** What follows a page; a call that came or was given up meanwhile has the last word. */
  const goOn = (call: StandingCall, answer: string, seen: number): void => {
    if (!call.paged || underWay.get(call.id) !== call || held.has(call.id)) return
    const cursor = cursorOf(answer)
    if (cursor === null) return
    const input = { ...(call.input as object), after: cursor }
    underWay.delete(call.id)
    hold({ ...call, seen, input })
  }

  const begin = (call: StandingCall): void => {
    const at = now
    underWay.set(call.id, call)
    make(call).then(
      (answer) => {
        if (answer === null) return gone()
        told = { ...told, rev: at.rev, [call.part]: at[call.part] }
        send(`{"id":${call.id},"signal":${JSON.stringify(told)},"answer":${answer}}`)
        goOn(call, answer, told[call.part])
      },
      () => send(`{"id":${call.id},"signal":${JSON.stringify(told)},"answer":{"ok":false,"refusal":{"code":"internal"}}}`),
    ).finally(() => {
      if (underWay.get(call.id) === call) underWay.delete(call.id)
      tellTheRest()
    })
  }

  const hold = (call: StandingCall): void => {
    held.delete(call.id)
    if (held.size + underWay.size >= mostStanding) return
    if (now[call.part] !== call.seen) begin(call)
    else held.set(call.id, call)
  }

  tell(first)

  return {
    signal(signal) {
      now = signal
      for (const call of held.values()) {
        if (now[call.part] === call.seen) continue
        held.delete(call.id)
        begin(call)
      }
      tellTheRest()
    },
    hold,
    giveUp(id) {
      held.delete(id)
      underWay.delete(id)
    },
  }
}
