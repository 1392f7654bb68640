import { useSyncExternalStore } from 'react'
import { currentTime, onTimeCorrected } from './clock'

const minute = 60_000
const listeners = new Set<() => void>()
let ticking: ReturnType<typeof setInterval> | undefined
let now = currentTime()

const look = (): void => {
  now = currentTime()
  for (const told of listeners) told()
}
onTimeCorrected(look)

const listen = (listener: () => void): (() => void) => {
  listeners.add(listener)
  ticking ??= setInterval(look, minute)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(ticking)
    ticking = undefined
  }
}

/** Shanghai's midnight that began this day; a screen left open overnight learns of the new one. */
const midnight = (): number => Math.floor((now + 8 * 3_600_000) / 86_400_000) * 86_400_000 - 8 * 3_600_000

/** A moment of today for words like 昨天; changes once a day, so that nothing is drawn anew for it. */
export const useToday = (): number => useSyncExternalStore(listen, midnight, midnight)
