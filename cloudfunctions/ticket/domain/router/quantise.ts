import type { Model } from './model'
import { Vocabulary } from './vocabulary'

const featureBytes = 5
/** The temperature usual for short texts, until one is measured. */
const usualTemperature = 0.4

/**
 * Keeps the features that decide most until the budget is used, and every weight as one byte.
 * @param rows one row of weights for each label, its bias last
 * @param budget bytes
 */
export const quantised = (
  { labels, view, vocabulary, examples }: Pick<Model, 'labels' | 'view' | 'vocabulary' | 'examples'>, rows: readonly Float32Array[], budget: number,
): Model => {
  const strength = new Float32Array(vocabulary.size)
  for (const row of rows) for (let place = 0; place < strength.length; place += 1) strength[place] = Math.max(strength[place]!, Math.abs(row[place]!))
  const room = Math.floor(budget / (featureBytes + labels.length))
  const limit = strength.length <= room ? 0 : Float32Array.from(strength).sort()[strength.length - room]!
  const kept = Uint32Array.from(strength.keys()).filter((place) => strength[place]! >= limit && strength[place]! > 0).subarray(0, room)
  const steps = Float32Array.from(rows, (row) => (kept.reduce((most, place) => Math.max(most, Math.abs(row[place]!)), 0) || 1) / 127)
  const weights = new Int8Array(kept.length * labels.length)
  kept.forEach((place, at) => rows.forEach((row, label) => {
    weights[at * labels.length + label] = Math.round(row[place]! / steps[label]!)
  }))
  return {
    labels,
    view,
    vocabulary: new Vocabulary(
      Uint32Array.from(kept, (place) => vocabulary.hashes[place]!), Float32Array.from(kept, (place) => vocabulary.idf[place]!), vocabulary.foreign),
    weights,
    steps,
    bias: Float32Array.from(rows, (row) => row[vocabulary.size]!),
    temperature: usualTemperature,
    examples,
  }
}
