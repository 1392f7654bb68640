/** Gathers letters until the microtasks of this turn are through, then sends them together. */
export const gatherLetters = <L>(send: (letters: L[]) => void): ((letter: L) => void) => {
  let waiting: L[] = []
  const flush = (): void => {
    const letters = waiting
    waiting = []
    send(letters)
  }
  return (letter) => {
    // A tick asked for by a microtask comes when no microtask is left.
    if (waiting.push(letter) === 1) process.nextTick(flush)
  }
}
