import { restOr } from './rest'

/** Milliseconds between two rounds while there is other work. */
const gapMs = 6
/** A round takes so many things, or more where what waits would else wait for longer than this, in milliseconds. */
const fewest = 24
const patienceMs = 120

interface Asker { left: number; resolve(): void; reject(error: unknown): void }

/**
 * Runs `work` on what it is given: at once when it rests. What comes meanwhile is done in rounds, each thing once however
 * often it was asked for: everything when the function has nothing else to do, else a part, oldest first, with a breath
 * before it, so that in a burst what others wait for has its turn and the rounds do for more at a time.
 * What was asked for is always begun after it was asked for. Where a function handles one call at a time to its end
 * nothing ever meets here, and it changes nothing.
 */
export const rounds = <T>(work: (items: T[]) => Promise<unknown>): ((items: readonly T[]) => Promise<void>) => {
  const waiting = new Map<T, Asker[]>()
  let running = false

  const round = async (most: number): Promise<void> => {
    const items: T[] = []
    const askers: Asker[] = []
    for (const [item, those] of waiting) {
      if (items.length === most) break
      items.push(item)
      askers.push(...those)
    }
    for (const item of items) waiting.delete(item)
    const began = performance.now()
    try {
      await work(items)
      for (const asker of askers) if (--asker.left === 0) asker.resolve()
    } catch (error) {
      for (const asker of askers) asker.reject(error)
    }
    if (waiting.size === 0) running = false
    else {
      const rests = await restOr(gapMs)
      const took = performance.now() - began
      void round(rests ? Infinity : Math.max(fewest, Math.ceil((waiting.size * took) / patienceMs)))
    }
  }

  return (items) => new Promise((resolve, reject) => {
    const wanted = new Set(items)
    if (wanted.size === 0) return resolve()
    const asker = { left: wanted.size, resolve, reject }
    for (const item of wanted) {
      const others = waiting.get(item)
      if (others) others.push(asker)
      else waiting.set(item, [asker])
    }
    if (running) return
    running = true
    void round(Infinity)
  })
}
