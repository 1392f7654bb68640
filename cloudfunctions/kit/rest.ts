let under = 0
let resting: (() => void)[] = []

/** Counts a call for as long as it is attended to. */
export const attended = async <T>(call: () => Promise<T>): Promise<T> => {
  under += 1
  try {
    return await call()
  } finally {
    under -= 1
    if (under === 0) {
      const those = resting
      resting = []
      for (const go of those) go()
    }
  }
}

/** Resolves when the function attends to no call, at the latest after so many milliseconds; answers whether it rests. */
export const restOr = (mostMs: number): Promise<boolean> => new Promise((resolve) => {
  if (under === 0) return resolve(true)
  const timer = setTimeout(() => resolve(false), mostMs)
  resting.push(() => {
    clearTimeout(timer)
    resolve(true)
  })
})
