import { gramsOf, type View } from './grams'
import type { Vocabulary } from './vocabulary'

/** What was learned from examples: weights, never texts. */
export interface Model {
  labels: readonly string[]
  view: View
  vocabulary: Vocabulary
  /** Weight of feature `place` for label `label` at [place × labels + label], in steps of `steps[label]`. */
  weights: Int8Array
  steps: Float32Array
  bias: Float32Array
  /** Divides the margins so that the probabilities are as often right as they say. */
  temperature: number
  /** From how many examples it was learned. */
  examples: number
}

export interface Ranked { label: string; probability: number; margin: number }

/** Margin of every label, in the order of the labels. */
export const marginsOf = ({ labels, view, vocabulary, weights, steps, bias }: Model, title: string, text: string): Float64Array => {
  const { places, values } = vocabulary.vector(gramsOf(title, text, view))
  const count = labels.length
  const margins = new Float64Array(count)
  for (let entry = 0; entry < places.length; entry += 1) {
    const row = places[entry]! * count
    const value = values[entry]!
    for (let label = 0; label < count; label += 1) margins[label]! += weights[row + label]! * value
  }
  return margins.map((margin, label) => margin * steps[label]! + bias[label]!)
}

/** Margins as probabilities that add up to one. */
export const softmax = (margins: ArrayLike<number>, temperature: number): number[] => {
  const all = Array.from(margins)
  const highest = Math.max(...all)
  const powers = all.map((margin) => Math.exp((margin - highest) / temperature))
  const sum = powers.reduce((total, power) => total + power, 0)
  return powers.map((power) => power / sum)
}

/** Every label with its calibrated probability, the likeliest first; equal ones keep the labels' order. */
export const rank = (model: Model, title: string, text: string): Ranked[] => {
  const margins = marginsOf(model, title, text)
  const probabilities = softmax(margins, model.temperature)
  return model.labels
    .map((label, place) => ({ label, probability: probabilities[place]!, margin: margins[place]! }))
    .sort((a, b) => b.margin - a.margin)
}
