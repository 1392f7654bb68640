import { normaliseEach } from './normalise'
import { longestRun, noRun, Runs } from './runs'
import type { CatalogueEntry } from './catalogue/entry'

/** How much a shared run of characters says by its length alone: one character is a hint, four are a term. */
const lengthWeight = [0, 0.2, 1, 1.4, 1.6] as const

/** One duty line, ready to be compared; `place` is its place among all lines of the catalogue. */
export interface IndexedLine { dutyId: string; text: string; place: number; with: readonly string[] }
/** A bureau's lines stand at `first` and after among all lines of the catalogue. */
export interface IndexedBureau { bureauId: string; name: string; first: number; lines: readonly IndexedLine[] }

/** Who holds a run, and with what weight: those of run r stand from `from[r]` up to `from[r + 1]`, their places ascending. */
export interface Holders { from: Int32Array; places: Int32Array; weights: Float32Array }

export interface CatalogueIndex {
  bureaus: readonly IndexedBureau[]
  lines: number
  runs: Runs
  /** What a run says of any text that holds it. */
  weights: Float64Array
  inLines: Holders
  inBureaus: Holders
}

const phraseWeight = 1
const officialWeight = 0.7

/** A term held by one bureau weighs 1, a term all bureaus share next to nothing. */
const rarity = (holders: number, bureaus: number): number =>
  Math.log(1 + (bureaus - holders + 0.5) / (holders + 0.5)) / Math.log(1 + (bureaus - 0.5) / 1.5)

/** Words of every enterprise's every matter: where few bureaus happen to write them down, they still say nothing. */
const commonplace = ['我公司', '公司', '企业', '申请', '办理', '协助', '协调', '希望', '材料', '流程', '到期', '服务', '单位', '部门', '问题', '要求', '项目',
  '有限', '手续', '咨询', '反映', '解决', '情况', '工作', '管理', '重新', '新增', '增加', '影响', '需求', '困难'] as const
const commonplaceWeight = 0.3

/** A gram that several lines of a bureau hold says more about it, but ever less with each line. */
const saturated = (held: number): number => (held * 2.2) / (held + 1.2)

interface Part { line: number; weight: number; text: string }

/** What is written in each line, as the router reads it: the official sentence by its members, and the phrases. */
const partsOf = (catalogue: readonly CatalogueEntry[]): Part[] => {
  const parts: Part[] = []
  let line = 0
  for (const { duties } of catalogue) {
    for (const { text, phrases } of duties) {
      for (const member of text.split(/[、,，。;；()（）]|以及/u)) parts.push({ line, weight: officialWeight, text: member })
      for (const phrase of phrases) parts.push({ line, weight: phraseWeight, text: phrase })
      line += 1
    }
  }
  const read = normaliseEach(parts.map(({ text }) => text))
  return parts.map((part, at) => ({ ...part, text: read[at]! }))
}

/** The runs of every line, each once with the most it weighs there: line l's stand from `from[l]` up to `from[l + 1]`. */
const runsByLine = (runs: Runs, parts: readonly Part[], lines: number, most: number) => {
  const from = new Int32Array(lines + 1)
  const held = new Int32Array(most * longestRun)
  const weights = new Float32Array(held.length)
  const seenIn = new Int32Array(held.length + 1)
  const at = new Int32Array(held.length + 1)
  let end = 0
  let present = 0
  for (const { line, weight, text } of parts) {
    while (present < line) from[++present] = end
    for (let start = 0; start < text.length; start += 1) {
      let run = noRun
      for (let next = start; next < text.length && next < start + longestRun; next += 1) {
        run = runs.added(run, text.charCodeAt(next))
        if (seenIn[run] !== line + 1) {
          seenIn[run] = line + 1
          at[run] = end
          held[end] = run
          weights[end] = weight
          end += 1
        } else if (weights[at[run]!]! < weight) weights[at[run]!] = weight
      }
    }
  }
  from.fill(end, present + 1)
  return { from, held, weights, total: end }
}

/** The same from the other side: for each run the lines that hold it. */
const linesByRun = ({ from, held, weights, total }: ReturnType<typeof runsByLine>, runs: number, damping: Float64Array): Holders => {
  const starts = new Int32Array(runs + 1)
  for (let entry = 0; entry < total; entry += 1) starts[held[entry]! + 1]! += 1
  for (let run = 0; run < runs; run += 1) starts[run + 1]! += starts[run]!
  const next = starts.slice()
  const places = new Int32Array(total)
  const inLine = new Float32Array(total)
  for (let line = 0; line < damping.length; line += 1) {
    for (let entry = from[line]!; entry < from[line + 1]!; entry += 1) {
      const to = next[held[entry]!]!++
      places[to] = line
      inLine[to] = weights[entry]! / damping[line]!
    }
  }
  return { from: starts, places, weights: inLine }
}

/** What each bureau holds of a run over all its lines, undamped. */
const bureausByRun = ({ from, places, weights }: Holders, runs: number, damping: Float64Array, bureauOf: Int32Array): Holders => {
  const starts = new Int32Array(runs + 1)
  const owners = new Int32Array(places.length)
  const inBureau = new Float32Array(places.length)
  let end = 0
  for (let run = 0; run < runs; run += 1) {
    starts[run] = end
    let sum = 0
    for (let entry = from[run]!; entry < from[run + 1]!; entry += 1) {
      const line = places[entry]!
      const bureau = bureauOf[line]!
      if (end === starts[run] || owners[end - 1] !== bureau) {
        owners[end] = bureau
        sum = 0
        end += 1
      }
      sum += weights[entry]! * damping[line]!
      inBureau[end - 1] = saturated(sum)
    }
  }
  starts[runs] = end
  return { from: starts, places: owners.slice(0, end), weights: inBureau.slice(0, end) }
}

const weightsOf = (runs: Runs, inBureaus: Holders, bureaus: number): Float64Array => {
  const weights = new Float64Array(runs.size)
  const rare = Float64Array.from({ length: bureaus + 1 }, (_, holders) => rarity(holders, bureaus) ** 2)
  for (let run = 1; run < runs.size; run += 1) {
    weights[run] = rare[inBureaus.from[run + 1]! - inBureaus.from[run]!]! * lengthWeight[runs.lengthOf(run)]!
  }
  const common = new Set(commonplace.flatMap((word) => [...runs.within(word)]).filter((run) => runs.lengthOf(run) > 1))
  for (const run of common) weights[run]! *= commonplaceWeight
  return weights
}

/** The catalogue prepared once; a gram's rarity is counted over the bureaus, because the question is which bureau. */
export const indexCatalogue = (catalogue: readonly CatalogueEntry[]): CatalogueIndex => {
  const parts = partsOf(catalogue)
  const most = parts.reduce((sum, { text }) => sum + text.length, 0)
  const runs = new Runs(most)
  let first = 0
  const bureaus = catalogue.map(({ bureauId, name, duties }): IndexedBureau => {
    const start = first
    first += duties.length
    return { bureauId, name, first: start, lines: duties.map(({ id, text, with: alongside = [] }, at) => ({ dutyId: id, text, place: start + at, with: alongside })) }
  })
  const lines = first
  const byLine = runsByLine(runs, parts, lines, most)
  const mean = Math.max(1, byLine.total / Math.max(1, lines))
  const damping = Float64Array.from({ length: lines }, (_, line) => 0.7 + 0.3 * (byLine.from[line + 1]! - byLine.from[line]!) / mean)
  const bureauOf = Int32Array.from(bureaus.flatMap(({ lines: own }, bureau) => own.map(() => bureau)))
  const inLines = linesByRun(byLine, runs.size, damping)
  const inBureaus = bureausByRun(inLines, runs.size, damping, bureauOf)
  return { bureaus, lines, runs, weights: weightsOf(runs, inBureaus, bureaus.length), inLines, inBureaus }
}
