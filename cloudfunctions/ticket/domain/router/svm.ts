import { shuffler } from './shuffler'
import type { Vector } from './vocabulary'

export interface SvmOptions {
  cost: number
  rounds: number
  tolerance: number
  seed: number
  /** The feature that every example has and that carries the bias; 0 for none. */
  bias?: number
  /** The margin that an example shall reach. */
  target?: number
  /** What is known of an example before: the machine learns only what is missing. */
  offset?: (example: number) => number
}

/**
 * A linear support vector machine with squared hinge loss for one class against the rest, by dual coordinate descent
 * (Hsieh et al. 2008, "A dual coordinate descent method for large-scale linear SVM", algorithm 3 with shrinking left out).
 * The bias is one more feature, kept in the last weight.
 */
export const trainSvm = (
  vectors: readonly Vector[], isPositive: (example: number) => boolean, size: number,
  { cost, rounds, tolerance, seed, bias = 1, target = 1, offset = () => 0 }: SvmOptions,
): Float32Array => {
  const weights = new Float32Array(size + 1)
  const alpha = new Float64Array(vectors.length)
  const diagonal = 0.5 / cost
  const known = Float64Array.from(vectors, (_, example) => offset(example))
  const squares = Float64Array.from(vectors, ({ values }) => values.reduce((sum, value) => sum + value * value, bias * bias))
  const examples = shuffler(vectors.length, seed)
  for (let round = 0; round < rounds; round += 1) {
    let worst = 0
    for (let rest = vectors.length; rest > 0; rest -= 1) {
      const example = examples.draw(rest)
      const { places, values } = vectors[example]!
      const sign = isPositive(example) ? 1 : -1
      let margin = known[example]! + bias * weights[size]!
      for (let entry = 0; entry < places.length; entry += 1) margin += weights[places[entry]!]! * values[entry]!
      const before = alpha[example]!
      const gradient = sign * margin - target + diagonal * before
      const violation = before === 0 ? Math.min(gradient, 0) : gradient
      if (violation === 0) continue
      worst = Math.max(worst, Math.abs(violation))
      const after = Math.max(before - gradient / (squares[example]! + diagonal), 0)
      alpha[example] = after
      const step = (after - before) * sign
      for (let entry = 0; entry < places.length; entry += 1) weights[places[entry]!]! += step * values[entry]!
      weights[size]! += bias * step
    }
    if (worst < tolerance) break
  }
  weights[size]! *= bias
  return weights
}
