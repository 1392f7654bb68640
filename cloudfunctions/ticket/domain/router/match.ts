import type { CatalogueIndex, IndexedLine } from './catalogue-index'
import { normaliseEach } from './normalise'
import { longestRun } from './runs'

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
const mostWords = 6

/** A text with the runs in it that the duty lists know, read once for everything that is asked of it. */
export interface Reading { title: string; text: string; titleRuns: Int32Array; textRuns: Int32Array }

export const read = ({ runs }: CatalogueIndex, title: string, text: string): Reading => {
  const [cutTitle, cutText] = normaliseEach([title, text]).map((part) => part.slice(0, readLength)) as [string, string]
  return { title: cutTitle, text: cutText, titleRuns: runs.within(cutTitle), textRuns: runs.within(cutText) }
}

/** What each line and each bureau gains from the runs of the text, each counted once. */
const scored = ({ lines: count, bureaus: all, weights, inLines, inBureaus }: CatalogueIndex, { titleRuns, textRuns }: Reading) => {
  const lines = new Float64Array(count)
  const bureaus = new Float64Array(all.length)
  const counted = new Set([0])
  const gain = (runs: Int32Array, asked: number): void => {
    for (const run of runs) {
      if (counted.has(run)) continue
      counted.add(run)
      const weight = asked * weights[run]!
      for (let at = inLines.from[run]!; at < inLines.from[run + 1]!; at += 1) lines[inLines.places[at]!]! += weight * inLines.weights[at]!
      for (let at = inBureaus.from[run]!; at < inBureaus.from[run + 1]!; at += 1) bureaus[inBureaus.places[at]!]! += weight * inBureaus.weights[at]!
    }
  }
  gain(titleRuns, titleWeight)
  gain(textRuns, 1)
  return { lines, bureaus }
}

const holds = ({ inLines: { from, places } }: CatalogueIndex, line: IndexedLine, run: number): boolean => {
  let low = from[run]!
  let high = from[run + 1]!
  while (low < high) {
    const middle = (low + high) >> 1
    if (places[middle]! < line.place) low = middle + 1
    else high = middle
  }
  return low < from[run + 1]! && places[low] === line.place
}

/** The words of one part that the line holds, joined where they overlap, with what each says. */
const wordsIn = (text: string, runs: Int32Array, line: IndexedLine, index: CatalogueIndex, into: Map<string, number>): void => {
  const covered = new Uint8Array(text.length)
  for (let start = 0; start < text.length; start += 1) {
    for (let length = longestRun; length >= 2; length -= 1) {
      const run = runs[start * longestRun + length - 1]!
      if (run === 0 || !holds(index, line, run)) continue
      covered.fill(1, start, start + length)
      break
    }
  }
  for (let start = 0; start < text.length;) {
    if (covered[start] === 0) { start += 1; continue }
    let end = start
    while (end < text.length && covered[end] === 1) end += 1
    const word = text.slice(start, end)
    if (!into.has(word)) into.set(word, index.runs.within(word).reduce((sum, run) => sum + index.weights[run]!, 0))
    start = end
  }
}

/** The runs of the text that the line holds, the most telling first: what is shown as the reason. */
export const sharedWords = ({ title, text, titleRuns, textRuns }: Reading, line: IndexedLine, index: CatalogueIndex): string[] => {
  const words = new Map<string, number>()
  wordsIn(title, titleRuns, line, index, words)
  wordsIn(text, textRuns, line, index, words)
  return [...words].sort(([, a], [, b]) => b - a).slice(0, mostWords).map(([word]) => word)
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
export const matchCatalogue = (index: CatalogueIndex, title: string, text: string): BureauMatch[] =>
  matchReading(index, read(index, title, text))

export const matchReading = (index: CatalogueIndex, reading: Reading): BureauMatch[] => {
  const gained = scored(index, reading)
  return index.bureaus.map(({ bureauId, name, first, lines }, at) => {
    const { place, best, next, second } = bestTwo(gained.lines.subarray(first, first + lines.length))
    const line = lines[place]
    const other = lines[next]
    return {
      bureauId,
      name,
      score: best + secondShare * second + listShare * gained.bureaus[at]!,
      duty: line ? { id: line.dutyId, text: line.text } : null,
      words: line ? sharedWords(reading, line, index) : [],
      lines: [...(line ? [{ line, score: best }] : []), ...(other ? [{ line: other, score: second }] : [])],
    }
  }).sort((a, b) => b.score - a.score)
}
