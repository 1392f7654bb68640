import type { Category } from '../../../../types/clocks'
import type { CatalogueIndex } from './catalogue-index'
import { gramsOf, type View } from './grams'
import type { Model } from './model'
import { leastLead, opinionOf, speaks, type Opinion } from './opinion'
import { quantised } from './quantise'
import { trainSvm, type SvmOptions } from './svm'
import { vocabularyOf } from './vocabulary'

/** One matter of which somebody decided whose it is, or is not: `lead` is null while only bureaus in `not` have spoken. */
export interface Lesson { title: string; text: string; lead: string | null; support: readonly string[]; category: Category; not?: readonly string[] }

const categories = ['inquiry', 'request', 'cross', 'hard'] satisfies Category[]
/** What is learned: who leads, who takes part, what kind of matter it is. */
const columnsOf = (index: CatalogueIndex): string[] => [
  ...index.bureaus.map(({ bureauId }) => `lead:${bureauId}`),
  ...index.bureaus.map(({ bureauId }) => `part:${bureauId}`),
  ...categories.map((category) => `category:${category}`),
]

/** A share of certainty as a margin between -1 and 1, and back. */
const marginOf = (confidence: number): number => 2 * confidence - 1
export const confidenceOf = (margin: number): number => Math.min(0.99, Math.max(0, (margin + 1) / 2))

/** A bureau that the duty lists name in support is proposed until experience speaks against it. */
const helpingAtLeast = 0.55

/** What the duty lists alone say of each column. */
export const prior = ({ matches, likely, helping, category }: Opinion, column: string): number => {
  const [kind, name] = column.split(':') as [string, string]
  if (kind === 'category') return marginOf(name === category.value ? category.confidence : (1 - category.confidence) / 4)
  const at = matches.findIndex(({ bureauId }) => bureauId === name)
  const lead = at >= 0 && speaks(matches[at]!) ? likely[at]! : 0
  if (kind === 'lead') return marginOf(lead)
  const leads = at === 0 && lead >= leastLead
  return marginOf(helping.has(name) ? Math.max(helpingAtLeast, helping.get(name)!) : leads ? lead : Math.min(lead, 0.3))
}

/** Single characters are left out: with few examples they make strangers alike. */
const view: View = { shortest: 2, longest: 3, head: 0 }
/** Reaching further than the border makes one correction count for what is worded differently, too. */
const machine: SvmOptions = { cost: 4, rounds: 30, tolerance: 0.02, seed: 1, bias: 0, target: 4 }
/** Bytes; in the database it is written as text and must stay far below what one reading may take. */
const budget = 1_200_000
const mostFeatures = 300_000
const onceCountsBelow = 1_500

/**
 * What decisions teach beyond the duty lists: for each column a linear machine that learns only what the duty lists
 * get wrong or leave open. Without lessons there is no model, and the duty lists speak alone.
 */
export const learnFrom = (index: CatalogueIndex, lessons: readonly Lesson[]): Model | null => {
  if (lessons.length === 0) return null
  const grams = lessons.map(({ title, text }) => gramsOf(title, text, view))
  const vocabulary = vocabularyOf(grams, lessons.length < onceCountsBelow ? 1 : 2, mostFeatures, true)
  const vectors = grams.map((text) => vocabulary.vector(text))
  const opinions = lessons.map(({ title, text }) => opinionOf(index, title, text))
  const columns = columnsOf(index)
  const rows = columns.map((column) => {
    const told = lessons.map((_, example) => example).filter((example) => tells(lessons[example]!, column))
    return trainSvm(told.map((example) => vectors[example]!), (at) => holds(lessons[told[at]!]!, column), vocabulary.size,
      { ...machine, offset: (at) => prior(opinions[told[at]!]!, column) })
  })
  return quantised({ labels: columns, view, vocabulary, examples: lessons.length }, rows, budget)
}

/** A matter that was only given back says no more than whose it is not. */
const tells = ({ lead, not = [] }: Lesson, column: string): boolean => {
  const [kind, name] = column.split(':') as [string, string]
  return lead !== null || (kind !== 'category' && not.includes(name))
}

const holds = ({ lead, support, category }: Lesson, column: string): boolean => {
  const [kind, name] = column.split(':') as [string, string]
  if (kind === 'category') return category === name
  return kind === 'lead' ? lead === name : lead === name || support.includes(name)
}
