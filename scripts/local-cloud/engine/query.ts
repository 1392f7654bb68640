import type { Collection, Stored } from './collection'
import { parseObject } from './ejson'
import { compileFilter, type Test } from './filter'
import { orderKey } from './order-key'
import { planScans, type Plan, type Scan, type Sort } from './plan'
import { sorted } from './sort'
import type { Doc } from './values'

export interface Query { filter: Doc, sort?: Sort, skip?: number, limit?: number }

/** A document that was found; `doc` is there when it had to be read to decide. */
export interface Found extends Stored { doc?: Doc }

export const docOf = (found: Found): Doc => found.doc ??= parseObject(found.text)

/** The committed documents that match, through an index when one serves, each candidate tested when the index alone does not decide. */
export function findStored(collection: Collection, { filter, sort = [], skip = 0, limit = Infinity }: Query): Found[] {
  const wanted = skip + limit
  if (isId(filter._id)) return byId(collection, filter).slice(skip, wanted)
  const test = compileFilter(filter)
  const plan = planScans(collection.shapes, filter, sort)
  if (!plan) {
    const found = fromTable(collection, test, sort.length > 0 ? Infinity : wanted)
    return ordered(found, sort).slice(skip, wanted)
  }
  const needed = sort.length === 0 || plan.sorted ? wanted : Infinity
  const found = fromScans(collection, plan, test, needed, sort.length === 0)
  return (plan.sorted && plan.scans.length === 1 ? found : ordered(found, sort)).slice(skip, wanted)
}

export function countStored(collection: Collection, filter: Doc): number {
  if (Object.keys(filter).length === 0) return collection.count()
  if (isId(filter._id)) return byId(collection, filter).length
  compileFilter(filter)
  const plan = planScans(collection.shapes, filter, [])
  if (plan?.exact && plan.scans.length === 1) return collection.countScan(plan.scans[0] as Scan)
  return findStored(collection, { filter }).length
}

/** A filter on `_id` by one such value names one document. */
export const isId = (value: unknown) => typeof value === 'string' || typeof value === 'number'

function byId(collection: Collection, filter: Doc): Found[] {
  const found: Found | undefined = collection.byId(orderKey(filter._id))
  for (const key in filter) {
    if (key === '_id') continue
    const test = compileFilter(filter)
    return found && test(docOf(found)) ? [found] : []
  }
  return found ? [found] : []
}

const ordered = (found: Found[], sort: Sort) => sort.length === 0 ? found : sorted(found, docOf, sort)

function fromTable(collection: Collection, test: Test, wanted: number): Found[] {
  const found: Found[] = []
  for (let batch: Found[] = collection.after(0, 500); batch.length > 0; batch = collection.after(batch.at(-1)!.seq, 500)) {
    for (const item of batch) {
      if (test(docOf(item))) found.push(item)
      if (found.length >= wanted) return found
    }
  }
  return found
}

function fromScans(collection: Collection, plan: Plan, test: Test, wanted: number, together: boolean): Found[] {
  const all: Found[] = []
  const seen = plan.scans.length > 1 || plan.scans[0]?.repeats ? new Set<number>() : undefined
  const atOnce = plan.exact || wanted === Infinity ? collection.scanAll(plan.scans, together ? wanted : Infinity) : undefined
  if (atOnce) {
    for (const item of atOnce as Found[]) {
      if (seen?.has(item.seq)) continue
      seen?.add(item.seq)
      if (plan.exact || test(docOf(item))) all.push(item)
    }
    return all
  }
  for (const scan of plan.scans) {
    const enough = together ? wanted - all.length : wanted
    if (enough <= 0) break
    fromScan(collection, scan, plan.exact ? undefined : test, enough, seen, all)
  }
  return all
}

/** Reads a walk in growing portions, because an unfinished SQLite cursor would hold its lock. */
function fromScan(collection: Collection, scan: Scan, test: Test | undefined, wanted: number, seen: Set<number> | undefined, into: Found[]): void {
  const full = into.length + wanted
  let portion = test || seen ? Math.max(64, wanted * 2) : wanted
  for (let offset = 0; ; ) {
    const limit = Number.isFinite(portion) ? portion : -1
    const batch: Found[] = collection.scan(scan, limit, offset)
    for (const item of batch) {
      if (seen?.has(item.seq)) continue
      seen?.add(item.seq)
      if (test && !test(docOf(item))) continue
      into.push(item)
      if (into.length >= full) return
    }
    if (limit === -1 || batch.length < portion) return
    offset += portion
    portion *= 4
  }
}
