import { normalise } from './normalise'
import type { CatalogueEntry } from './catalogue/entry'

/** How much a shared run of characters says by its length alone: one character is a hint, four are a term. */
const lengthWeight = [0, 0.2, 1, 1.4, 1.6] as const
export const longestRun = 4

/** One duty line, ready to be compared: gram → what it weighs in this line (a phrase's words weigh more than the official text's). */
export interface IndexedLine { dutyId: string; text: string; grams: ReadonlyMap<string, number>; damping: number; with: readonly string[] }
/** A bureau's lines stand at `first` and after among all lines of the catalogue. */
export interface IndexedBureau { bureauId: string; name: string; first: number; lines: readonly IndexedLine[] }
/** Where a gram occurs: the lines (by their place in `lines`) and the bureaus (by their place in `bureaus`), with its weight there. */
export interface Posting { weight: number; lines: Int32Array; inLine: Float32Array; bureaus: Int32Array; inBureau: Float32Array }
export interface CatalogueIndex { bureaus: readonly IndexedBureau[]; postings: ReadonlyMap<string, Posting> }

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

/** A term held by one bureau weighs 1, a term all bureaus share next to nothing. */
const rarity = (holders: number, bureaus: number): number =>
  Math.log(1 + (bureaus - holders + 0.5) / (holders + 0.5)) / Math.log(1 + (bureaus - 0.5) / 1.5)

/** Words of every enterprise's every matter: where few bureaus happen to write them down, they still say nothing. */
const commonplace = new Set(['我公司', '公司', '企业', '申请', '办理', '协助', '协调', '希望', '材料', '流程', '到期', '服务', '单位', '部门', '问题', '要求', '项目',
  '有限', '手续', '咨询', '反映', '解决', '情况', '工作', '管理', '重新', '新增', '增加', '影响', '需求', '困难'].flatMap(runsOf))
const commonplaceWeight = 0.3

/** A gram that several lines of a bureau hold says more about it, but ever less with each line. */
const saturated = (held: number): number => (held * 2.2) / (held + 1.2)

const indexLines = (catalogue: readonly CatalogueEntry[]): IndexedBureau[] => {
  const grams = catalogue.map(({ duties }) => duties.map(({ text, phrases }) => lineGrams(text, phrases)))
  const sizes = grams.flat().map(({ size }) => size)
  const mean = Math.max(1, sizes.reduce((sum, size) => sum + size, 0) / Math.max(1, sizes.length))
  let first = 0
  return catalogue.map(({ bureauId, name, duties }, place) => {
    const lines = duties.map(({ id, text, with: alongside = [] }, line) => {
      const held = grams[place]![line]!
      return { dutyId: id, text, grams: held, damping: 0.7 + 0.3 * held.size / mean, with: alongside }
    })
    first += lines.length
    return { bureauId, name, first: first - lines.length, lines }
  })
}

/** The catalogue prepared once; a gram's rarity is counted over the bureaus, because the question is which bureau. */
export const indexCatalogue = (catalogue: readonly CatalogueEntry[]): CatalogueIndex => {
  const bureaus = indexLines(catalogue)
  const found = new Map<string, { lines: [number, number][]; bureaus: Map<number, number> }>()
  bureaus.forEach(({ first, lines }, bureau) => lines.forEach(({ grams, damping }, line) => {
    for (const [run, weight] of grams) {
      const places = found.get(run) ?? { lines: [], bureaus: new Map<number, number>() }
      found.set(run, places)
      places.lines.push([first + line, weight / damping])
      places.bureaus.set(bureau, (places.bureaus.get(bureau) ?? 0) + weight)
    }
  }))
  const postings = new Map([...found].map(([run, places]): [string, Posting] => {
    const rare = rarity(places.bureaus.size, bureaus.length)
    return [run, {
      weight: rare * rare * (lengthWeight[run.length] ?? 1) * (run.length > 1 && commonplace.has(run) ? commonplaceWeight : 1),
      lines: Int32Array.from(places.lines, ([line]) => line),
      inLine: Float32Array.from(places.lines, ([, weight]) => weight),
      bureaus: Int32Array.from(places.bureaus.keys()),
      inBureau: Float32Array.from(places.bureaus.values(), saturated),
    }]
  }))
  return { bureaus, postings }
}
