import type { Category } from '../../../../types/clocks'
import { categoryOf } from './category'
import type { CatalogueIndex, IndexedBureau, IndexedLine } from './catalogue-index'
import { likelihoods } from './confidence'
import { matchReading, read, sharedWords, type BureauMatch, type Reading } from './match'

/** A line of another bureau that the lead's line is usually handled together with. */
export interface Companion { bureauId: string; name: string; line: IndexedLine; words: string[]; alongside: string; confidence: number }

/** What the duty lists alone say of a text. */
export interface Opinion {
  matches: readonly BureauMatch[]
  /** Beside `matches`: how likely each is the right one. */
  likely: readonly number[]
  /** Bureaus that help, with how likely they are needed. */
  helping: ReadonlyMap<string, number>
  companions: readonly Companion[]
  category: { value: Category; confidence: number }
}

/** A bureau is asked to support from this share of the lead's score, if its own duty list speaks of the matter. */
const supportShare = 0.35
const supportScore = 3
/** A match weaker than this is a coincidence of ordinary words. */
export const leastScore = 1
/** A guess below this is named among the others only. */
export const leastLead = 0.3
/** What the lead is needed together with is proposed from here on: a guess does not draw others in. */
const companionsFrom = 0.5
/** The lead's second line brings its companions too when it fits nearly as well. */
const nearly = 0.6
/** How often the bureau of a companion line is needed when the lead is right. */
const alongsideShare = 0.8

export const speaks = ({ score, words }: BureauMatch): boolean => score >= leastScore && words.length > 0

const lineIn = (bureaus: readonly IndexedBureau[], dutyId: string): [IndexedBureau, IndexedLine] | null => {
  for (const bureau of bureaus) {
    const line = bureau.lines.find((one) => one.dutyId === dutyId)
    if (line) return [bureau, line]
  }
  return null
}

const companionsOf = (index: CatalogueIndex, match: BureauMatch, reading: Reading, confidence: number): Companion[] =>
  match.lines
    .filter(({ score }, at) => at === 0 || score >= nearly * match.lines[0]!.score)
    .flatMap(({ line }) => line.with.map((dutyId) => ({ line, found: lineIn(index.bureaus, dutyId) })))
    .flatMap(({ line, found }) => {
      if (!found || found[0].bureauId === match.bureauId) return []
      const [{ bureauId, name }, theirs] = found
      return [{ bureauId, name, line: theirs, words: sharedWords(reading, theirs, index), alongside: line.text, confidence }]
    })

export const opinionOf = (index: CatalogueIndex, title: string, text: string): Opinion => {
  const reading = read(index, title, text)
  const matches = matchReading(index, reading)
  const likely = likelihoods(matches)
  const [first] = matches
  const leads = first !== undefined && speaks(first) && likely[0]! >= leastLead
  const others = leads ? matches.slice(1).filter((match) => speaks(match) && match.score >= supportScore && match.score >= supportShare * first.score) : []
  const companions = leads && likely[0]! >= companionsFrom
    ? [first, ...others].flatMap((match) => companionsOf(index, match, reading, alongsideShare * likely[0]!)).filter(({ bureauId }) => bureauId !== first.bureauId)
    : []
  const helping = new Map(others.map((match) => [match.bureauId, likely[matches.indexOf(match)]!]))
  for (const { bureauId, confidence } of companions) helping.set(bureauId, Math.max(helping.get(bureauId) ?? 0, confidence))
  return { matches, likely, helping, companions, category: categoryOf(title, text, leads ? 1 + helping.size : 0) }
}
