/** More keys than this in one request would make its filter long. */
const usualKeys = 200

/**
 * Looks things up by key; what is asked for in one turn of the loop is asked of the database in one request, each key
 * once. A request begins after everything it answers was asked for, so nobody gets less than was true when he asked.
 * Where a function attends to one call at a time a turn has one asker, and the request is the one it would have been.
 * @param load answers what it found by key; a key it leaves out is not there
 * @param mostKeys fewer where one key can stand for many documents
 */
export const lookup = <V>(load: (keys: string[]) => Promise<Map<string, V>>, mostKeys = usualKeys): ((key: string) => Promise<V | null>) => {
  let asked = new Map<string, { resolve(value: V | null): void; reject(error: unknown): void }[]>()

  const flush = (): void => {
    const askers = asked
    asked = new Map()
    const keys = [...askers.keys()]
    for (let first = 0; first < keys.length; first += mostKeys) {
      const some = keys.slice(first, first + mostKeys)
      load(some).then(
        (found) => {
          for (const key of some) for (const { resolve } of askers.get(key)!) resolve(found.get(key) ?? null)
        },
        (error: unknown) => {
          for (const key of some) for (const { reject } of askers.get(key)!) reject(error)
        },
      )
    }
  }

  return (key) =>
    new Promise((resolve, reject) => {
      // A tick asked for by a microtask comes when no microtask is left.
      if (asked.size === 0) process.nextTick(flush)
      const others = asked.get(key)
      if (others) others.push({ resolve, reject })
      else asked.set(key, [{ resolve, reject }])
    })
}

/** The same for a question without a key: whoever asks in one turn of the loop shares the request and its answer. */
export const together = <V>(load: () => Promise<V>): (() => Promise<V>) => {
  const ask = lookup<V>(async () => new Map([['', await load()]]))
  return async () => (await ask('')) as V
}
