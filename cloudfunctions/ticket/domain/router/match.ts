import { longestRun, runsOf, type CatalogueIndex, type IndexedBureau, type IndexedLine } from './catalogue-index'
import { normalise } from './normalise'

/** How well a bureau's duty list answers for a text, with what a person needs to check it. */
export interface BureauMatch {
  bureauId: string
  name: string
  score: number
  /** The duty line that fits best, or nothing when not one word is shared. */
  duty: { id: string; text: string } | null
  /** The words of the text that met this line, longest first. */
  words: string[]
}

/** The first line decides most; the second and the list as a whole break ties between neighbours. */
const listShare = 0.35
const secondShare = 0.25
const titleWeight = 1.5
const readLength = 1_200

const queryRuns = (title: string, text: string): Map<string, number> => {
  const runs = new Map<string, number>()
  const add = (part: string, weight: number): void => {
    for (const run of runsOf(normalise(part).slice(0, readLength))) runs.set(run, Math.max(runs.get(run) ?? 0, weight))
  }
  add(text, 1)
  add(title, titleWeight)
  return runs
}

const lineScore = (line: IndexedLine, runs: ReadonlyMap<string, number>, index: CatalogueIndex, mean: number): number => {
  let sum = 0
  for (const [run, weight] of line.grams) {
    const asked = runs.get(run)
    if (asked !== undefined) sum += asked * weight * index.weight.get(run)!
  }
  return sum / (0.7 + 0.3 * line.norm / mean)
}

const listScore = (bureau: IndexedBureau, runs: ReadonlyMap<string, number>, index: CatalogueIndex): number => {
  let sum = 0
  for (const [run, asked] of runs) {
    const held = bureau.grams.get(run)
    if (held !== undefined) sum += asked * index.weight.get(run)! * (held * 2.2) / (held + 1.2)
  }
  return sum
}

/** The runs of the text that the line holds, joined where they overlap: what is shown as the reason. */
const sharedWords = (text: string, line: IndexedLine, index: CatalogueIndex): string[] => {
  const covered = new Array<boolean>(text.length).fill(false)
  for (let start = 0; start < text.length; start += 1) {
    for (let length = longestRun; length >= 2; length -= 1) {
      if (start + length > text.length || !line.grams.has(text.slice(start, start + length))) continue
      covered.fill(true, start, start + length)
      break
    }
  }
  const words = new Set<string>()
  for (let start = 0; start < text.length;) {
    if (!covered[start]) { start += 1; continue }
    let end = start
    while (end < text.length && covered[end]) end += 1
    words.add(text.slice(start, end))
    start = end
  }
  const says = (word: string): number => runsOf(word).reduce((sum, run) => sum + (index.weight.get(run) ?? 0), 0)
  return [...words].sort((a, b) => says(b) - says(a)).slice(0, 6)
}

/** Every bureau of the catalogue with its score, best first; equal scores keep the catalogue's order. */
export const matchCatalogue = (index: CatalogueIndex, title: string, text: string): BureauMatch[] => {
  const runs = queryRuns(title, text)
  const lines = index.bureaus.reduce((sum, bureau) => sum + bureau.lines.length, 0)
  const mean = index.bureaus.reduce((sum, bureau) => bureau.lines.reduce((all, line) => all + line.norm, sum), 0) / Math.max(1, lines)
  const whole = `${normalise(title).slice(0, readLength)}\n${normalise(text).slice(0, readLength)}`
  return index.bureaus.map((bureau) => {
    const ranked = bureau.lines
      .map((line) => ({ line, score: lineScore(line, runs, index, mean) }))
      .sort((a, b) => b.score - a.score)
    const best = ranked[0]
    const fits = best !== undefined && best.score > 0
    return {
      bureauId: bureau.bureauId,
      name: bureau.name,
      score: (best?.score ?? 0) + secondShare * (ranked[1]?.score ?? 0) + listShare * listScore(bureau, runs, index),
      duty: fits ? { id: best.line.dutyId, text: best.line.text } : null,
      words: fits ? sharedWords(whole, best.line, index) : [],
    }
  }).sort((a, b) => b.score - a.score)
}
