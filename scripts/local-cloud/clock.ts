import { existsSync, readFileSync, writeFileSync } from 'node:fs'

/**
 * The product's clock: the machine's, moved by an offset. The offset lies in memory that every worker shares, so a
 * move is seen at once by code that runs already.
 */
export interface Clock {
  now(): number
  set(ms: number): void
  /** One float64: milliseconds to add to the machine's time. */
  shared: SharedArrayBuffer
}

/** `file` keeps the offset over a restart, so that documents written in the moved time do not lie in the future. */
export const openClock = (file?: string): Clock => {
  const shared = new SharedArrayBuffer(8)
  const offset = new Float64Array(shared)
  if (file && existsSync(file)) offset[0] = Number(readFileSync(file, 'utf8')) || 0
  return {
    now: () => Date.now() + offset[0]!,
    set(ms) {
      offset[0] = Math.round(ms - Date.now())
      if (file) writeFileSync(file, String(offset[0]))
    },
    shared,
  }
}
