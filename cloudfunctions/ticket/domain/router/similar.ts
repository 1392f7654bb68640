import { gramsOf, type View } from './grams'
import { Vocabulary, vocabularyOf } from './vocabulary'

const view: View = { shortest: 1, longest: 2, head: 0 }

interface Told { title: string; text: string }

/** Compares any of the texts with any other, each read only once. */
const comparing = (texts: readonly Told[]): ((one: number) => (other: number) => number) => {
  const grams = texts.map(({ title, text }) => gramsOf(title, text, view))
  const { hashes } = vocabularyOf(grams, 1, 300_000)
  const vocabulary = new Vocabulary(hashes, new Float32Array(hashes.length).fill(1))
  const vectors = grams.map((text) => vocabulary.vector(text))
  const weights = new Float32Array(vocabulary.size)
  return (one) => {
    weights.fill(0)
    vectors[one]!.places.forEach((place, entry) => { weights[place] = vectors[one]!.values[entry]! })
    return (other) => vectors[other]!.places.reduce((sum, place, entry) => sum + weights[place]! * vectors[other]!.values[entry]!, 0)
  }
}

/**
 * How alike texts are to one: the cosine of their characters and pairs. 0 for texts that share nothing, 1 for the same.
 * All weigh the same, because a handful of tickets says nothing of what is rare. Of the demo zone's matters the same one
 * in other words lies at 0.35 to 0.56, two different ones below 0.22.
 */
export const likeness = (asked: Told, others: readonly Told[]): number[] => {
  const to = comparing([asked, ...others])(0)
  return others.map((_, at) => to(at + 1))
}

/** From here on two texts are about the same matter: between what paraphrases reach and what strangers do. */
export const alike = 0.28

/** Texts about the same matter, as places in the list; each stands in one group, with the first text it is like. */
export const groups = (texts: readonly Told[]): number[][] => {
  const compared = comparing(texts)
  const free = new Set(texts.keys())
  const found: number[][] = []
  for (const first of texts.keys()) {
    if (!free.delete(first)) continue
    const to = compared(first)
    const group = [first, ...[...free].filter((other) => to(other) >= alike)]
    for (const one of group) free.delete(one)
    found.push(group)
  }
  return found
}
