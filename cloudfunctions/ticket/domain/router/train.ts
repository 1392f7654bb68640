import { gramsOf, scarceView, wholeView, type Grams, type View } from './grams'
import { blended, trainClass } from './linear'
import { isSpeech } from './normalise'
import { quantised } from './quantise'
import { marginsOf, softmax, type Model } from './model'
import { trainJointly } from './joint'
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
/** Telling all labels apart at once finds more where there are more than a few. */
const manyLabels = 10
const jointShare = 0.6

/**
 * Learns from examples alone, the same model every time. Labels are sorted by name.
 * @throws RangeError without at least two labels: there is nothing to tell apart
 */
export const train = (examples: readonly Example[]): Model => {
  const labels = [...new Set(examples.map(({ label }) => label))].sort()
  if (labels.length < 2) throw new RangeError('a router learns from at least two labels')
  const scarce = examples.length < scarceBelow * labels.length
  const view = scarce ? { ...scarceView, empty: isSpeech(examples.map(({ title, text }) => title + text)) } : wholeView
  const all: Task = { examples, grams: examples.map(({ title, text }) => gramsOf(title, text, view)), labels, view, leastTexts: scarce ? 1 : 2 }
  const share = scarce && labels.length >= manyLabels ? jointShare : 0
  const full = fit(all, share)
  if (examples.length < calibratedFrom) return full
  const isHeld = (place: number): boolean => place % heldBack === heldBack - 1
  return { ...full, temperature: temperatureFor(fit(part(all, (place) => !isHeld(place)), share), examples.filter((_, place) => isHeld(place))) }
}

interface Task { examples: readonly Example[]; grams: readonly Grams[]; labels: readonly string[]; view: View; leastTexts: number }

const part = (task: Task, belongs: (place: number) => boolean): Task => ({
  ...task, examples: task.examples.filter((_, place) => belongs(place)), grams: task.grams.filter((_, place) => belongs(place)),
})

const fit = ({ examples, grams, labels, view, leastTexts }: Task, share: number): Model => {
  const vocabulary = vocabularyOf(grams, leastTexts, mostFeatures)
  const vectors = grams.map((text) => vocabulary.vector(text))
  const single = labels.map((label) => trainClass(vectors, (example) => examples[example]!.label === label, vocabulary.size))
  const rows = share === 0 ? single : blended(single,
    trainJointly(vectors, examples.map(({ label }) => labels.indexOf(label)), labels.length, vocabulary.size), share)
  return quantised({ labels, view, vocabulary, examples: examples.length }, rows, budget)
}

/** The temperature under which the held-back examples are likeliest, searched on a fixed grid. */
const temperatureFor = (model: Model, held: readonly Example[]): number => {
  const known = held.map(({ title, text, label }) => ({ margins: marginsOf(model, title, text), right: model.labels.indexOf(label) }))
  const loss = (temperature: number): number =>
    known.reduce((sum, { margins, right }) => sum - Math.log(Math.max(1e-9, softmax(margins, temperature)[right]!)), 0)
  const grid = Array.from({ length: 60 }, (_, step) => 0.05 * 1.1 ** step)
  return grid.reduce((best, temperature) => (loss(temperature) < loss(best) ? temperature : best))
}
