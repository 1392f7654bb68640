/** A stream of choices that is the same on every machine and in every year. */
export interface Random {
  /** An integer from 0 (inclusive) to `below` (exclusive). */
  below(below: number): number
  pick<T>(from: readonly T[]): T
}

/** Mulberry32: 32 bits of state, more than good enough to scatter names. */
export const seededRandom = (seed: number): Random => {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (limit: number): number => Math.floor(next() * limit)
  return { below, pick: (from) => from[below(from.length)]! }
}
