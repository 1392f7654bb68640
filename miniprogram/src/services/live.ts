import type { Signal, SignalPart, StandingCall } from '@guagou/types/live'
import type { Result } from '@guagou/types/result'
import { isForeground, onForeground } from './foreground'
import { openChannel, type Channel, type OpenChannel } from './live-channel'
import { onNetwork } from './network'

/**
 * `changed` names the parts that moved since the last signal. `heard` is false when nobody said so: a device that woke
 * up or has no channel looks for itself, and all parts may have moved.
 */
export type SignalListener = (signal: Signal, changed: readonly SignalPart[], heard: boolean) => void

/**
 * Told what a standing call answered, and up to which value of its part the answer knows everything. `goesOn` when the
 * call stands on for what comes next.
 */
export type Heard = (answer: Result<unknown>, seen: number, goesOn: boolean) => void

/** As the other side decides it: see `StandingCall.paged`. */
const isPageWithoutMore = (answer: Result<unknown>): boolean => {
  const page = answer.ok ? (answer.value as { cursor?: unknown; more?: unknown } | null) : null
  return typeof page?.cursor === 'number' && page.more === false
}

export const pollEvery = { foreground: 5_000, background: 60_000 }
export const reconnectAfter = { first: 1_000, most: 30_000 }

const allParts: readonly SignalPart[] = ['chat', 'read', 'ticket', 'inbox']
const nothingYet: Signal = { rev: 0, chat: 0, read: 0, ticket: 0, inbox: 0 }

/**
 * One subscription per device. While the channel is open it tells of changes as they happen; while it is lost,
 * listeners are asked to look for themselves every few seconds, and once a minute in the background.
 */
export const createLive = (open: OpenChannel, random: () => number = Math.random) => {
  const listeners = new Set<SignalListener>()
  let personId: string | null = null
  let channel: Channel | null = null
  const standing = new Map<number, { part: SignalPart; paged: boolean; heard: Heard }>()
  /** A place keeps its number, so that a call takes the place of the one before. */
  const numbers = new Map<string, number>()
  let last: Signal | null = null
  /** A channel that opens anew may have missed something, even when the numbers look the same. */
  let fresh = true
  let attempt = 0
  let reconnecting: ReturnType<typeof setTimeout> | undefined
  let polling: ReturnType<typeof setTimeout> | undefined

  const tell = (signal: Signal, changed: readonly SignalPart[], heard = false) => {
    if (changed.length > 0) for (const listener of listeners) listener(signal, changed, heard)
  }

  const leave = () => {
    channel?.close()
    channel = null
    standing.clear()
  }

  const pollLater = () => {
    clearTimeout(polling)
    polling = setTimeout(() => {
      tell(last ?? nothingYet, allParts)
      pollLater()
    }, isForeground() ? pollEvery.foreground : pollEvery.background)
  }

  const stopWaiting = () => {
    clearTimeout(polling)
    clearTimeout(reconnecting)
    polling = reconnecting = undefined
  }

  const connect = () => {
    if (personId === null) return
    clearTimeout(reconnecting)
    reconnecting = undefined
    leave()
    fresh = true
    const heard = (signal: Signal) => {
      stopWaiting()
      attempt = 0
      const before = last
      last = signal
      const changed = fresh || before === null ? allParts : allParts.filter((part) => signal[part] !== before[part])
      const sure = !fresh
      fresh = false
      return () => tell(signal, changed, sure)
    }
    channel = open(personId, {
      signal: (signal) => heard(signal)(),
      answer({ id, signal, answer }) {
        const told = heard(signal)
        const call = standing.get(id)
        const goesOn = call?.paged === true && isPageWithoutMore(answer as Result<unknown>)
        if (!goesOn) standing.delete(id)
        // First whoever asked: he then knows, and need not ask again when everybody is told.
        call?.heard(answer as Result<unknown>, signal[call.part], goesOn)
        told()
      },
      lost(reason) {
        channel = null
        standing.clear()
        if (reason === 'refused') return stopWaiting()
        if (polling === undefined) pollLater()
        const longest = Math.min(reconnectAfter.most, reconnectAfter.first * 2 ** attempt)
        attempt += 1
        // Half fixed, half by chance: a restarted cloud is not met by everybody at once.
        reconnecting = setTimeout(connect, longest * (0.5 + random() / 2))
      },
    })
  }

  const wake = () => {
    attempt = 0
    if (personId !== null && channel === null) connect()
    if (polling !== undefined) pollLater()
  }

  onForeground((visible) => {
    if (visible) {
      // What the phone told the app while it slept is unknown.
      tell(last ?? nothingYet, personId === null ? [] : allParts)
      wake()
    } else if (polling !== undefined) pollLater()
  })
  onNetwork((online) => {
    if (online) wake()
  })

  const stop = () => {
    stopWaiting()
    leave()
    personId = null
    last = null
    attempt = 0
  }

  return {
    /** Begins to listen for a person; a second start with the same person changes nothing. */
    start(id: string) {
      if (personId === id) return
      stop()
      personId = id
      pollLater()
      connect()
    },
    stop,
    /** The last signal of a channel that is open and can hold calls, else null. */
    signal: (): Signal | null => (channel?.hold && !fresh ? last : null),
    /**
     * Lets a call wait until its part moves from `seen`. One call stands at a `place`; a new one takes its place.
     * When the channel is lost the call is lost with it, and listeners are asked to look for themselves.
     */
    stand(place: string, { part, seen, ...call }: Omit<StandingCall, 'id'>, heard: Heard): boolean {
      if (!channel?.hold || fresh) return false
      const id = numbers.get(place) ?? numbers.size + 1
      numbers.set(place, id)
      standing.set(id, { part, paged: call.paged === true, heard })
      channel.hold({ id, part, seen, ...call })
      return true
    },
    /** Gives up the call that stands there, if one does. */
    giveUp(place: string) {
      const id = numbers.get(place)
      if (id !== undefined && standing.delete(id)) channel?.giveUp?.(id)
    },
    /** Whether a call stands there. */
    stands: (place: string): boolean => standing.has(numbers.get(place) ?? 0),
    onSignal(listener: SignalListener): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

export const live = createLive(openChannel)
export const onSignal = live.onSignal
