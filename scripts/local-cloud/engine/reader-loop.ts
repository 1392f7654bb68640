import { parentPort, workerData } from 'node:worker_threads'
import { findStored, docOf } from './query'
import { openReader, type ReaderSetup } from './reader'

// Run by reader-beside.cloud.test.ts: reads one document over and over and counts how often it was older than told.
const { setup, cells } = workerData as { setup: ReaderSetup; cells: SharedArrayBuffer }
const [told, over] = [0, 1]
const shared = new Int32Array(cells)
const reader = openReader(setup)
const people = reader.collection('people')!

const read = (filter: object): number => Number(docOf(findStored(people, { filter: filter as Record<string, unknown>, limit: 1 })[0]!).n)

let reads = 0
let stale = 0
while (Atomics.load(shared, over) === 0) {
  for (const filter of [{ _id: 'a' }, { account: 'x' }, { account: { $in: ['x', 'y'] } }]) {
    const least = Atomics.load(shared, told)
    if (read(filter) < least) stale += 1
    reads += 1
  }
}
reader.close()
parentPort!.postMessage({ reads, stale })
