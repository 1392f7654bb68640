import { trainSoftmax } from './softmax'
import type { Vector } from './vocabulary'

const smoothing = 0.5

/** How unevenly each feature is spread over the labels: what stands in every label's texts tells nothing, however rare it is. */
const unevenness = (vectors: readonly Vector[], classes: ArrayLike<number>, count: number, size: number): Float32Array => {
  const inLabel = new Uint16Array(size * count)
  const ofLabel = new Float64Array(count)
  vectors.forEach(({ places }, example) => {
    const label = classes[example]!
    ofLabel[label]! += 1
    for (const place of places) inLabel[place * count + label]! += 1
  })
  const telling = new Float32Array(size)
  for (let place = 0; place < size; place += 1) {
    let all = 0
    for (let label = 0; label < count; label += 1) all += inLabel[place * count + label]!
    let most = 0
    for (let label = 0; label < count; label += 1) {
      const inside = inLabel[place * count + label]!
      if (inside === 0) continue
      const ratio = ((inside + smoothing) / (ofLabel[label]! + 2 * smoothing)) / ((all - inside + smoothing) / (vectors.length - ofLabel[label]! + 2 * smoothing))
      most = Math.max(most, Math.log(ratio))
    }
    telling[place] = most
  }
  return telling
}

/** Vectors in which unevenly spread features weigh more. */
const bent = (vectors: readonly Vector[], scale: Float32Array): Vector[] => vectors.map(({ places, values }) => {
  const scaled = values.map((value, entry) => value * scale[places[entry]!]!)
  const length = Math.sqrt(scaled.reduce((sum, value) => sum + value * value, 0)) || 1
  return { places, values: scaled.map((value) => value / length) }
})

/** Texts with fewer different runs than this are one sentence or two. */
const sentence = 80

/**
 * All labels at once. In a sentence the words around the matter mislead, so features weigh as unevenly spread as they are; in a
 * long letter that would make too much of every word seen once. The result is linear in the plain features: one row of
 * weights for each label, its bias last.
 * @param classes the label of each vector, as a number below `count`
 */
export const trainJointly = (vectors: readonly Vector[], classes: ArrayLike<number>, count: number, size: number): Float32Array[] => {
  const runs = vectors.reduce((sum, { places }) => sum + places.length, 0)
  if (runs >= sentence * vectors.length) return trainSoftmax(vectors, classes, count, size)
  const scale = unevenness(vectors, classes, count, size).map(Math.sqrt)
  return trainSoftmax(bent(vectors, scale), classes, count, size)
    .map((row) => row.map((weight, place) => (place < size ? weight * scale[place]! : weight)))
}
