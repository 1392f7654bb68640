/**
 * Runs `work` on what it is given: at once when it rests, else together with everything else that comes while it runs.
 * What was asked for is always begun after it was asked for. Where a function handles one call at a time to its end
 * nothing ever meets here, and it changes nothing.
 */
export const gathering = <T>(work: (items: T[]) => Promise<unknown>): ((items: readonly T[]) => Promise<void>) => {
  let running: Promise<unknown> | null = null
  let next: { items: Set<T>; done: Promise<void> } | null = null

  const start = async (items: readonly T[]): Promise<void> => {
    const run = work([...items])
    running = run
    try {
      await run
    } finally {
      if (running === run) running = null
    }
  }
  const follow = async (before: Promise<unknown>, items: Set<T>): Promise<void> => {
    await before.catch(() => undefined)
    next = null
    await start([...items])
  }

  return (items) => {
    if (!next) {
      if (!running) return start(items)
      const gathered = new Set<T>()
      next = { items: gathered, done: follow(running, gathered) }
    }
    for (const item of items) next.items.add(item)
    return next.done
  }
}
