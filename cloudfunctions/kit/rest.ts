let under = 0
let busyAt = 0

/** Counts a call for as long as it is attended to. */
export const attended = async <T>(call: () => Promise<T>): Promise<T> => {
  under += 1
  try {
    return await call()
  } finally {
    under -= 1
    busyAt = performance.now()
  }
}

/** A function between two calls of a burst is not at rest; milliseconds. */
const lookMs = 1

/**
 * Resolves when the function has attended to no call for a moment, at the latest after so many milliseconds; answers
 * whether it rests.
 */
export const restOr = async (mostMs: number): Promise<boolean> => {
  for (const end = performance.now() + mostMs; ;) {
    await new Promise((resolve) => setTimeout(resolve, lookMs))
    const now = performance.now()
    // A timer may come a little early.
    if (under === 0 && now - busyAt >= lookMs * 0.9) return true
    if (now >= end) return false
  }
}
