import type { Bureau } from '@guagou/types/roster'

/** Pairs of neighbouring Chinese characters: the words of a language that is written without spaces. */
const pairsOf = (text: string): Set<string> => {
  const pairs = new Set<string>()
  for (const run of text.match(/[\u4e00-\u9fff]{2,}/g) ?? []) {
    for (let at = 0; at + 1 < run.length; at += 1) pairs.add(run.slice(at, at + 2))
  }
  return pairs
}

const shared = (a: Set<string>, b: Set<string>): number => [...a].filter((pair) => b.has(pair)).length

export interface RankedBureau {
  bureau: Bureau
  /** The lines of the duty list that say the same words, best first. */
  duties: string[]
  score: number
}

/** Bureaus whose duty lists speak of what the text is about come first; nothing is left out. */
export const rankBureaus = (text: string, bureaus: readonly Bureau[]): RankedBureau[] => {
  const asked = pairsOf(text)
  return bureaus
    .map((bureau) => {
      const lines = bureau.duties
        .map((duty) => ({ text: duty.text, score: shared(pairsOf(duty.text), asked) }))
        .filter(({ score }) => score > 0)
        .sort((a, b) => b.score - a.score)
      const score = (lines[0]?.score ?? 0) + (lines[1]?.score ?? 0) / 2
      return { bureau, duties: lines.slice(0, 2).map((line) => line.text), score }
    })
    .sort((a, b) => b.score - a.score)
}

/** Bureaus whose name or duty list contains the words searched for, with the lines that do. */
export const searchBureaus = (search: string, bureaus: readonly Bureau[]): RankedBureau[] => {
  const words = search.trim().split(/\s+/).filter((word) => word !== '')
  const fits = (text: string) => words.every((word) => text.includes(word))
  return bureaus.flatMap((bureau) => {
    const duties = bureau.duties.map((duty) => duty.text).filter(fits)
    const named = fits(bureau.name) || fits(bureau.shortName)
    return named || duties.length > 0 ? [{ bureau, duties: duties.slice(0, 3), score: duties.length }] : []
  })
}
