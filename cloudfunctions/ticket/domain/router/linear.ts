import { trainSvm, type SvmOptions } from './svm'
import type { Vector } from './vocabulary'

const plain: SvmOptions = { cost: 4, rounds: 12, tolerance: 0.05, seed: 1 }
const scaled: SvmOptions = { ...plain, cost: 0.6 }
/** The two machines err differently; half of each is better than either (grouped cross-validation). */
const scaledShare = 0.5
const smoothing = 0.5

/** How much more often a feature occurs with the class than without it, as a logarithm. */
const logRatios = (vectors: readonly Vector[], isPositive: (example: number) => boolean, size: number): Float32Array => {
  const inside = new Float64Array(size).fill(smoothing)
  const outside = new Float64Array(size).fill(smoothing)
  let positives = smoothing
  vectors.forEach(({ places }, example) => {
    const side = isPositive(example) ? inside : outside
    if (isPositive(example)) positives += 1
    for (let entry = 0; entry < places.length; entry += 1) side[places[entry]!]! += 1
  })
  const negatives = vectors.length + 2 * smoothing - positives
  return Float32Array.from(inside, (count, place) => Math.log((count / positives) / (outside[place]! / negatives)))
}

/** How large the weights of rows are, their biases left out. */
const spread = (rows: readonly Float32Array[]): number => {
  let squares = 0
  for (const row of rows) for (let place = 0; place < row.length - 1; place += 1) squares += row[place]! * row[place]!
  return Math.sqrt(squares / Math.max(1, rows.length * (rows[0]!.length - 1))) || 1
}

/** Two sets of rows as one: each counts with its share, whatever the size of its weights. */
export const blended = (rows: readonly Float32Array[], others: readonly Float32Array[], othersShare: number): Float32Array[] => {
  const [mine, theirs] = [(1 - othersShare) / spread(rows), othersShare / spread(others)]
  return rows.map((row, label) => {
    const other = others[label]!
    const both = new Float32Array(row.length)
    for (let place = 0; place < row.length; place += 1) both[place] = mine * row[place]! + theirs * other[place]!
    return both
  })
}

/**
 * One class against the rest: a support vector machine on the vectors as they are, and one on the vectors scaled by naive
 * Bayes log ratios (Wang & Manning 2012). Both are linear in the same features, so the result is one row of weights, bias last.
 */
export const trainClass = (vectors: readonly Vector[], isPositive: (example: number) => boolean, size: number): Float32Array => {
  const weights = trainSvm(vectors, isPositive, size, plain)
  const ratios = logRatios(vectors, isPositive, size)
  const bent = vectors.map(({ places, values }) => ({
    places, values: values.map((value, entry) => value * ratios[places[entry]!]!),
  }))
  const bentWeights = trainSvm(bent, isPositive, size, scaled)
  return weights.map((weight, place) =>
    (1 - scaledShare) * weight + scaledShare * bentWeights[place]! * (place < size ? ratios[place]! : 1))
}
