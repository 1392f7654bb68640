import type { Vector } from './vocabulary'

/** A small reproducible source of numbers: training twice gives the same model. */
const shuffler = (seed: number) => {
  let state = seed >>> 0
  return (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 0x1_0000_0000) * below)
  }
}

export interface SvmOptions { cost: number; rounds: number; tolerance: number; seed: number }

/**
 * A linear support vector machine with squared hinge loss for one class against the rest, by dual coordinate descent
 * (Hsieh et al. 2008, "A dual coordinate descent method for large-scale linear SVM", algorithm 3 with shrinking left out).
 * The bias is one more feature, always 1, kept in the last weight. `importance` scales the cost of each example.
 */
export const trainSvm = (
  vectors: readonly Vector[], isPositive: (example: number) => boolean, size: number,
  { cost, rounds, tolerance, seed }: SvmOptions, importance: (example: number) => number = () => 1,
): Float32Array => {
  const weights = new Float32Array(size + 1)
  const alpha = new Float64Array(vectors.length)
  const diagonal = Float64Array.from(vectors, (_, example) => 0.5 / (cost * importance(example)))
  const squares = Float64Array.from(vectors, ({ values }) => values.reduce((sum, value) => sum + value * value, 1))
  const order = Int32Array.from(vectors, (_, example) => example)
  const next = shuffler(seed)
  for (let round = 0; round < rounds; round += 1) {
    let worst = 0
    for (let rest = order.length; rest > 0; rest -= 1) {
      const drawn = next(rest)
      const example = order[drawn]!
      order[drawn] = order[rest - 1]!
      order[rest - 1] = example
      const { places, values } = vectors[example]!
      const sign = isPositive(example) ? 1 : -1
      let margin = weights[size]!
      for (let entry = 0; entry < places.length; entry += 1) margin += weights[places[entry]!]! * values[entry]!
      const before = alpha[example]!
      const gradient = sign * margin - 1 + diagonal[example]! * before
      const violation = before === 0 ? Math.min(gradient, 0) : gradient
      if (violation === 0) continue
      worst = Math.max(worst, Math.abs(violation))
      const after = Math.max(before - gradient / (squares[example]! + diagonal[example]!), 0)
      alpha[example] = after
      const step = (after - before) * sign
      for (let entry = 0; entry < places.length; entry += 1) weights[places[entry]!]! += step * values[entry]!
      weights[size]! += step
    }
    if (worst < tolerance) break
  }
  return weights
}
