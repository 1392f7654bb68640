import type { Letter } from './messages'

/** Gathers letters until the microtasks of this turn are through, then sends them together. */
export const gatherLetters = (send: (letters: Letter[]) => void): ((letter: Letter) => void) => {
  let waiting: Letter[] = []
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
