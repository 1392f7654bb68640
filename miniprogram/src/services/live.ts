import type { Signal, SignalPart } from '@guagou/types/live'
import { isForeground, onForeground } from './foreground'
import { openChannel, type OpenChannel } from './live-channel'
import { onNetwork } from './network'

/** `changed` names the parts that moved since the last signal; without a channel, all that may have. */
export type SignalListener = (signal: Signal, changed: readonly SignalPart[]) => void

export const pollEvery = { foreground: 5_000, background: 60_000 }
export const reconnectAfter = { first: 1_000, most: 30_000 }

const allParts: readonly SignalPart[] = ['chat', 'ticket', 'inbox']
const nothingYet: Signal = { rev: 0, chat: 0, ticket: 0, inbox: 0 }

/**
 * One subscription per device. While the channel is open it tells of changes as they happen; while it is lost,
 * listeners are asked to look for themselves every few seconds, and once a minute in the background.
 */
export const createLive = (open: OpenChannel, random: () => number = Math.random) => {
  const listeners = new Set<SignalListener>()
  let personId: string | null = null
  let close: (() => void) | null = null
  let last: Signal | null = null
  /** A channel that opens anew may have missed something, even when the numbers look the same. */
  let fresh = true
  let attempt = 0
  let reconnecting: ReturnType<typeof setTimeout> | undefined
  let polling: ReturnType<typeof setTimeout> | undefined

  const tell = (signal: Signal, changed: readonly SignalPart[]) => {
    if (changed.length > 0) for (const listener of listeners) listener(signal, changed)
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
    close?.()
    fresh = true
    close = open(personId, {
      signal(signal) {
        stopWaiting()
        attempt = 0
        const before = last
        last = signal
        const changed = fresh || before === null ? allParts : allParts.filter((part) => signal[part] !== before[part])
        fresh = false
        tell(signal, changed)
      },
      lost(reason) {
        close = null
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
    if (personId !== null && close === null) connect()
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
    close?.()
    close = null
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
    onSignal(listener: SignalListener): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

export const live = createLive(openChannel)
export const onSignal = live.onSignal
