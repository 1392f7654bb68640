/**
 * Inserts that meet in one turn of the loop go out in one request. Each caller is told of his own document: when one
 * of them is there already nothing of the request was written, and each is tried by itself.
 * @param insert `false` when a document with that id exists; then nothing was written
 */
export const inserts = <D>(insert: (...documents: D[]) => Promise<boolean>): ((document: D) => Promise<boolean>) => {
  let waiting: { document: D; resolve(written: boolean): void; reject(error: unknown): void }[] = []

  const write = async (some: typeof waiting): Promise<void> => {
    try {
      const written = await insert(...some.map(({ document }) => document))
      if (written || some.length === 1) for (const { resolve } of some) resolve(written)
      else await Promise.all(some.map((one) => write([one])))
    } catch (error) {
      for (const { reject } of some) reject(error)
    }
  }
  const flush = (): void => {
    const some = waiting
    waiting = []
    void write(some)
  }

  return (document) =>
    new Promise((resolve, reject) => {
      // A tick asked for by a microtask comes when no microtask is left.
      if (waiting.push({ document, resolve, reject }) === 1) process.nextTick(flush)
    })
}
