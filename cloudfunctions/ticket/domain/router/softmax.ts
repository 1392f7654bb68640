import type { Vector } from './vocabulary'
import { shuffler } from './shuffler'

const rounds = 25
/** Vectors have length one: above 4 the steps would overshoot. They shrink to nothing by the end, which stands in for a penalty. */
const firstStep = 4
/** The bias learns slowly, or the most frequent label would begin as everybody's answer. */
const biasStep = 0.1

/**
 * Multinomial logistic regression by stochastic gradient descent: all labels are told apart at once. With few examples of many
 * labels it finds more than one label against the rest does, where nearly everything is "the rest".
 * @param classes the label of each vector, as a number below `count`
 * @returns one row of weights for each label, its bias last
 */
export const trainSoftmax = (vectors: readonly Vector[], classes: ArrayLike<number>, count: number, size: number): Float32Array[] => {
  const weights = new Float32Array((size + 1) * count)
  const examples = shuffler(vectors.length, 1)
  const push = new Float64Array(count)
  const steps = rounds * vectors.length
  let step = 0
  for (let round = 0; round < rounds; round += 1) {
    for (let rest = vectors.length; rest > 0; rest -= 1) {
      const example = examples.draw(rest)
      const { places, values } = vectors[example]!
      const bias = size * count
      for (let label = 0; label < count; label += 1) push[label] = weights[bias + label]!
      for (let entry = 0; entry < places.length; entry += 1) {
        const row = places[entry]! * count
        const value = values[entry]!
        for (let label = 0; label < count; label += 1) push[label]! += weights[row + label]! * value
      }
      const highest = push.reduce((most, margin) => Math.max(most, margin), -Infinity)
      let sum = 0
      for (let label = 0; label < count; label += 1) sum += push[label] = Math.exp(push[label]! - highest)
      const rate = firstStep * (1 - step / steps)
      step += 1
      for (let label = 0; label < count; label += 1) push[label] = rate * ((label === classes[example] ? 1 : 0) - push[label]! / sum)
      for (let entry = 0; entry < places.length; entry += 1) {
        const row = places[entry]! * count
        const value = values[entry]!
        for (let label = 0; label < count; label += 1) weights[row + label]! += push[label]! * value
      }
      for (let label = 0; label < count; label += 1) weights[bias + label]! += biasStep * push[label]!
    }
  }
  return Array.from({ length: count }, (_, label) => {
    const row = new Float32Array(size + 1)
    for (let place = 0; place <= size; place += 1) row[place] = weights[place * count + label]!
    return row
  })
}
