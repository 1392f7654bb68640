import { conditionsOf, type Bound, type Condition } from './conditions'
import type { IndexShape } from './collection'
import { compareText } from './order-key'
import { isPlainObject, type Doc } from './values'

export type Sort = Array<[field: string, direction: 1 | -1]>

/** One walk along an index: fixed keys of its first fields, then bounds on the next one. */
export interface Scan {
  index: IndexShape
  points: string[]
  lower?: Bound
  upper?: Bound
  /** Walk against the declared order. */
  reverse: boolean
  /** One document may appear more than once on the walk. */
  repeats: boolean
}

export interface Plan {
  scans: Scan[]
  /** Each single scan yields its documents in the wanted order. */
  sorted: boolean
  /** The scans yield exactly the matching documents; no test is needed. */
  exact: boolean
}

// More combinations of $in values than this are not worth separate walks.
const MOST_SCANS = 1000

/** The cheapest way through the indexes for a filter and an order, or undefined when only the table remains. */
export function planScans(indexes: IndexShape[], filter: Doc, sort: Sort): Plan | undefined {
  const { list, complete } = conditionsOf(filter)
  let best: Candidate | undefined
  for (const index of indexes) {
    const candidate = consider(index, list, complete, sort)
    if (candidate && (!best || candidate.score > best.score)) best = candidate
  }
  return best && best.score > (sort.length > 0 ? 4 : 0) ? best.plan : unionOfBranches(indexes, filter) ?? best?.plan
}

interface Candidate { score: number, plan: Plan }

function consider(index: IndexShape, conditions: Condition[], complete: boolean, sort: Sort): Candidate | undefined {
  let prefixes: string[][] = [[]]
  let score = 0
  const used = new Set<Condition>()
  const fixed = new Set<string>()
  // Demands on two fields of one array may be met by different elements, so an index serves only one of them.
  let arrayUsed = false
  let at = 0
  for (; at < index.fields.length; at++) {
    if (arrayUsed && index.multikey[at]) break
    const condition = conditions.find(({ field, points }) => points && field === index.fields[at])
    const points = condition?.points
    if (!points || prefixes.length * points.length > MOST_SCANS) break
    arrayUsed ||= index.multikey[at] === 1
    prefixes = prefixes.flatMap((prefix) => points.map((point) => [...prefix, point]))
    score += points.length === 1 ? 10 : 9
    used.add(condition)
    if (points.length === 1 && !index.multikey[at]) fixed.add(index.fields[at] as string)
  }
  if (index.unique && at === index.fields.length) score += 100
  const range: { lower?: Bound, upper?: Bound } = arrayUsed && index.multikey[at] ? {} : rangeAt(index, at, conditions, used)
  if (range.lower) score += 6
  const order = orderAt(index, at, sort, fixed)
  if (order.sorted && sort.length > 0) score += 4
  if (score === 0) return undefined
  const repeats = index.multikey.subarray(at).some(Boolean)
  const exact = complete && conditions.every((condition) => used.has(condition))
  const scans = prefixes.map((points) => ({ index, points, ...range, reverse: order.reverse, repeats }))
  return { score, plan: { scans, sorted: order.sorted, exact } }
}

/** Bounds on the first field after the fixed ones. On an array field different elements may meet the two bounds, so only one counts. */
function rangeAt(index: IndexShape, at: number, conditions: Condition[], used: Set<Condition>): { lower?: Bound, upper?: Bound } {
  let lower: Bound | undefined
  let upper: Bound | undefined
  for (const condition of conditions) {
    if (condition.field !== index.fields[at] || !condition.lower || !condition.upper) continue
    if (lower && index.multikey[at]) break
    lower = !lower || tighter(condition.lower, lower, 1) ? condition.lower : lower
    upper = !upper || tighter(condition.upper, upper, -1) ? condition.upper : upper
    used.add(condition)
  }
  return { lower, upper }
}

const tighter = (bound: Bound, than: Bound, side: 1 | -1) =>
  bound.key === than.key ? !bound.inclusive : compareText(bound.key, than.key) * side > 0

function orderAt(index: IndexShape, at: number, sort: Sort, fixed: Set<string>): { sorted: boolean, reverse: boolean } {
  const open = sort.filter(([field]) => !fixed.has(field))
  let reverse: boolean | undefined
  for (let step = 0; step < open.length; step++) {
    const [field, direction] = open[step] as Sort[number]
    const position = at + step
    if (index.fields[position] !== field || index.multikey[position]) return { sorted: false, reverse: false }
    const against = index.directions[position] !== direction
    if (reverse !== undefined && reverse !== against) return { sorted: false, reverse: false }
    reverse = against
  }
  return { sorted: true, reverse: reverse ?? false }
}

/** `$or` is served when every branch has an index of its own. */
function unionOfBranches(indexes: IndexShape[], filter: Doc): Plan | undefined {
  if (!Array.isArray(filter.$or)) return undefined
  const scans: Scan[] = []
  for (const branch of filter.$or) {
    const plan = isPlainObject(branch) ? planScans(indexes, branch, []) : undefined
    if (!plan) return undefined
    scans.push(...plan.scans.map((scan) => ({ ...scan, repeats: true })))
  }
  return { scans, sorted: false, exact: false }
}
