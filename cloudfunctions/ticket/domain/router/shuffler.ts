/**
 * Examples in a reproducible random order: training twice gives the same model. `draw(rest)` takes one of the first
 * `rest` that are left of a round; a new round begins with `rest` = `count` and goes on from the order of the last.
 */
export const shuffler = (count: number, seed: number): { draw(rest: number): number } => {
  const order = Int32Array.from({ length: count }, (_, example) => example)
  let state = seed >>> 0
  return {
    draw(rest) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0
      const place = Math.floor((state / 0x1_0000_0000) * rest)
      const drawn = order[place]!
      order[place] = order[rest - 1]!
      order[rest - 1] = drawn
      return drawn
    },
  }
}
