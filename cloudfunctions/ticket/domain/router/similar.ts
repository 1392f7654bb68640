import { gramsOf, type View } from './grams'
import { Vocabulary, vocabularyOf } from './vocabulary'

const view: View = { shortest: 1, longest: 2, head: 0 }

/**
 * How alike texts are to one: the cosine of their characters and pairs. 0 for texts that share nothing, 1 for the same.
 * All weigh the same, because a handful of tickets says nothing of what is rare. Of the demo zone's matters the same one
 * in other words lies at 0.35 to 0.56, two different ones below 0.22.
 */
export const likeness = (asked: { title: string; text: string }, others: readonly { title: string; text: string }[]): number[] => {
  const grams = [asked, ...others].map(({ title, text }) => gramsOf(title, text, view))
  const { hashes } = vocabularyOf(grams, 1, 300_000)
  const vocabulary = new Vocabulary(hashes, new Float32Array(hashes.length).fill(1))
  const [first, ...rest] = grams.map((text) => vocabulary.vector(text))
  const weights = new Float32Array(vocabulary.size)
  first!.places.forEach((place, entry) => { weights[place] = first!.values[entry]! })
  return rest.map(({ places, values }) => places.reduce((sum, place, entry) => sum + weights[place]! * values[entry]!, 0))
}
