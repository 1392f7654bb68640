import { normalise } from './normalise'
import type { CatalogueEntry } from './catalogue/entry'

/** How much a shared run of characters says by its length alone: one character is a hint, four are a term. */
const lengthWeight = [0, 0.2, 1, 1.4, 1.6] as const
export const longestRun = 4

/** One duty line, ready to be compared: gram → what it weighs in this line (a phrase's words weigh more than the official text's). */
export interface IndexedLine { dutyId: string; text: string; grams: ReadonlyMap<string, number>; norm: number }
export interface IndexedBureau { bureauId: string; name: string; lines: readonly IndexedLine[]; grams: ReadonlyMap<string, number> }
export interface CatalogueIndex { bureaus: readonly IndexedBureau[]; weight: ReadonlyMap<string, number> }

/** Every run of 1–4 characters of an already normalised text, in reading order. */
export const runsOf = (text: string): string[] => {
  const runs: string[] = []
  for (let start = 0; start < text.length; start += 1) {
    for (let length = 1; length <= longestRun && start + length <= text.length; length += 1) runs.push(text.slice(start, start + length))
  }
  return runs
}

const phraseWeight = 1
const officialWeight = 0.7

const lineGrams = (text: string, phrases: readonly string[]): Map<string, number> => {
  const grams = new Map<string, number>()
  const add = (part: string, weight: number): void => {
    for (const run of runsOf(normalise(part))) grams.set(run, Math.max(grams.get(run) ?? 0, weight))
  }
  for (const part of text.split(/[、,,。;;()()]|以及/u)) add(part, officialWeight)
  for (const phrase of phrases) add(phrase, phraseWeight)
  return grams
}

/** The catalogue prepared once; a gram's rarity is counted over the bureaus, because the question is which bureau. */
export const indexCatalogue = (catalogue: readonly CatalogueEntry[]): CatalogueIndex => {
  const bureaus = catalogue.map(({ bureauId, name, duties }) => {
    const lines = duties.map(({ id, text, phrases }) => {
      const grams = lineGrams(text, phrases)
      return { dutyId: id, text, grams, norm: grams.size }
    })
    const sums = new Map<string, number>()
    for (const { grams } of lines) for (const [run, weight] of grams) sums.set(run, (sums.get(run) ?? 0) + weight)
    return { bureauId, name, lines, grams: sums }
  })
  const spread = new Map<string, number>()
  for (const { grams } of bureaus) for (const run of grams.keys()) spread.set(run, (spread.get(run) ?? 0) + 1)
  const weight = new Map([...spread].map(([run, holders]) => {
    const rarity = Math.log(1 + (bureaus.length - holders + 0.5) / (holders + 0.5)) / Math.log(1 + (bureaus.length - 0.5) / 1.5)
    return [run, rarity * rarity * (lengthWeight[run.length] ?? 1)]
  }))
  return { bureaus, weight }
}
