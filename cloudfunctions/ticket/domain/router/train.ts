import { gramsOf, type Grams } from './grams'
import { trainClass } from './linear'
import { marginsOf, softmax, type Model } from './model'
import { Vocabulary, vocabularyOf } from './vocabulary'

/** One text whose right label is known. */
export interface Example { title: string; text: string; label: string }

/** What a model may weigh, header included (bytes). */
const budget = 3_900_000
const featureBytes = 5
const mostFeatures = 700_000
/** With few examples every gram is rare; only with many does a gram seen once say nothing. */
const onceCountsBelow = 1_000
/** Below this many examples no part is held back to calibrate: the temperature is then the one usual for short texts. */
const calibratedFrom = 100
const usualTemperature = 0.4
const heldBack = 5

/**
 * Learns from examples alone, the same model every time. Labels are sorted by name.
 * @throws RangeError without at least two labels: there is nothing to tell apart
 */
export const train = (examples: readonly Example[]): Model => {
  const grams = examples.map(({ title, text }) => gramsOf(title, text))
  const labels = [...new Set(examples.map(({ label }) => label))].sort()
  if (labels.length < 2) throw new RangeError('a router learns from at least two labels')
  const full = fit(examples, grams, labels)
  if (examples.length < calibratedFrom) return full
  const isHeld = (place: number): boolean => place % heldBack === heldBack - 1
  const kept = fit(examples.filter((_, place) => !isHeld(place)), grams.filter((_, place) => !isHeld(place)), labels)
  return { ...full, temperature: temperatureFor(kept, examples.filter((_, place) => isHeld(place))) }
}

const fit = (examples: readonly Example[], grams: readonly Grams[], labels: readonly string[]): Model => {
  const vocabulary = vocabularyOf(grams, examples.length < onceCountsBelow ? 1 : 2, mostFeatures)
  const vectors = grams.map((text) => vocabulary.vector(text))
  const rows = labels.map((label) => trainClass(vectors, (example) => examples[example]!.label === label, vocabulary.size))
  return quantised(labels, vocabulary, rows, examples.length)
}

/** Keeps the features that decide most until the budget is used, and every weight as one byte. */
const quantised = (labels: readonly string[], vocabulary: Vocabulary, rows: readonly Float32Array[], examples: number): Model => {
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
    vocabulary: new Vocabulary(
      Uint32Array.from(kept, (place) => vocabulary.hashes[place]!), Float32Array.from(kept, (place) => vocabulary.idf[place]!)),
    weights,
    steps,
    bias: Float32Array.from(rows, (row) => row[vocabulary.size]!),
    temperature: usualTemperature,
    examples,
  }
}

/** The temperature under which the held-back examples are likeliest, searched on a fixed grid. */
const temperatureFor = (model: Model, held: readonly Example[]): number => {
  const known = held.map(({ title, text, label }) => ({ margins: marginsOf(model, title, text), right: model.labels.indexOf(label) }))
  const loss = (temperature: number): number =>
    known.reduce((sum, { margins, right }) => sum - Math.log(Math.max(1e-9, softmax(margins, temperature)[right]!)), 0)
  const grid = Array.from({ length: 40 }, (_, step) => 0.05 * 1.1 ** step)
  return grid.reduce((best, temperature) => (loss(temperature) < loss(best) ? temperature : best))
}
