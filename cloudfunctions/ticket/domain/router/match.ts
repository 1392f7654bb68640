import { longestRun, runsOf, type CatalogueIndex, type IndexedLine } from './catalogue-index'
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
  /** The line before all, and the next one where it says nearly as much, with what they need of other bureaus. */
  lines: { line: IndexedLine; score: number }[]
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

/** What each line and each bureau gains from the runs of the text. */
const scored = (index: CatalogueIndex, runs: ReadonlyMap<string, number>) => {
  const lines = new Float64Array(index.bureaus.reduce((sum, bureau) => sum + bureau.lines.length, 0))
  const bureaus = new Float64Array(index.bureaus.length)
  for (const [run, asked] of runs) {
    const posting = index.postings.get(run)
    if (!posting) continue
    const weight = asked * posting.weight
    for (let at = 0; at < posting.lines.length; at += 1) lines[posting.lines[at]!]! += weight * posting.inLine[at]!
    for (let at = 0; at < posting.bureaus.length; at += 1) bureaus[posting.bureaus[at]!]! += weight * posting.inBureau[at]!
  }
  return { lines, bureaus }
}

/** The runs of the text that the line holds, joined where they overlap: what is shown as the reason. */
export const sharedWords = (text: string, line: IndexedLine, index: CatalogueIndex): string[] => {
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
  const says = (word: string): number => runsOf(word).reduce((sum, run) => sum + (index.postings.get(run)?.weight ?? 0), 0)
  return [...words].sort((a, b) => says(b) - says(a)).slice(0, 6)
}

const bestTwo = (scores: Float64Array): { place: number; best: number; next: number; second: number } => {
  let place = -1
  let next = -1
  let best = 0
  let second = 0
  scores.forEach((score, at) => {
    if (score > best) { second = best; next = place; best = score; place = at } else if (score > second) { second = score; next = at }
  })
  return { place, best, next, second }
}

/** Every bureau of the catalogue with its score, best first; equal scores keep the catalogue's order. */
export const matchCatalogue = (index: CatalogueIndex, title: string, text: string): BureauMatch[] => {
  const gained = scored(index, queryRuns(title, text))
  const whole = `${normalise(title).slice(0, readLength)}\n${normalise(text).slice(0, readLength)}`
  return index.bureaus.map(({ bureauId, name, first, lines }, at) => {
    const { place, best, next, second } = bestTwo(gained.lines.subarray(first, first + lines.length))
    const line = lines[place]
    const other = lines[next]
    return {
      bureauId,
      name,
      score: best + secondShare * second + listShare * gained.bureaus[at]!,
      duty: line ? { id: line.dutyId, text: line.text } : null,
      words: line ? sharedWords(whole, line, index) : [],
      lines: [...(line ? [{ line, score: best }] : []), ...(other ? [{ line: other, score: second }] : [])],
    }
  }).sort((a, b) => b.score - a.score)
}
