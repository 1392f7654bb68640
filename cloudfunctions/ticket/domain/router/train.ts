import { gramsOf, scarceView, wholeView, type Grams, type View } from './grams'
import { trainClass } from './linear'
import { quantised } from './quantise'
import { marginsOf, softmax, type Model } from './model'
import { vocabularyOf } from './vocabulary'

/** One text whose right label is known. */
export interface Example { title: string; text: string; label: string }

/** What a model may weigh, header included (bytes). */
const budget = 3_900_000
const mostFeatures = 700_000
/** Below so many examples of a label on the average every gram is rare; above, one seen once says nothing. */
const scarceBelow = 60
/** Below this many examples no part is held back to calibrate: the temperature is then the one usual for short texts. */
const calibratedFrom = 100
const heldBack = 5

/**
 * Learns from examples alone, the same model every time. Labels are sorted by name.
 * @throws RangeError without at least two labels: there is nothing to tell apart
 */
export const train = (examples: readonly Example[]): Model => {
  const labels = [...new Set(examples.map(({ label }) => label))].sort()
  const view = examples.length < scarceBelow * labels.length ? scarceView : wholeView
  const grams = examples.map(({ title, text }) => gramsOf(title, text, view))
  if (labels.length < 2) throw new RangeError('a router learns from at least two labels')
  const full = fit(examples, grams, labels, view)
  if (examples.length < calibratedFrom) return full
  const isHeld = (place: number): boolean => place % heldBack === heldBack - 1
  const kept = fit(examples.filter((_, place) => !isHeld(place)), grams.filter((_, place) => !isHeld(place)), labels, view)
  return { ...full, temperature: temperatureFor(kept, examples.filter((_, place) => isHeld(place))) }
}

const fit = (examples: readonly Example[], grams: readonly Grams[], labels: readonly string[], view: View): Model => {
  const vocabulary = vocabularyOf(grams, view === scarceView ? 1 : 2, mostFeatures)
  const vectors = grams.map((text) => vocabulary.vector(text))
  const rows = labels.map((label) => trainClass(vectors, (example) => examples[example]!.label === label, vocabulary.size))
  return quantised({ labels, view, vocabulary, examples: examples.length }, rows, budget)
}

/** The temperature under which the held-back examples are likeliest, searched on a fixed grid. */
const temperatureFor = (model: Model, held: readonly Example[]): number => {
  const known = held.map(({ title, text, label }) => ({ margins: marginsOf(model, title, text), right: model.labels.indexOf(label) }))
  const loss = (temperature: number): number =>
    known.reduce((sum, { margins, right }) => sum - Math.log(Math.max(1e-9, softmax(margins, temperature)[right]!)), 0)
  const grid = Array.from({ length: 40 }, (_, step) => 0.05 * 1.1 ** step)
  return grid.reduce((best, temperature) => (loss(temperature) < loss(best) ? temperature : best))
}
