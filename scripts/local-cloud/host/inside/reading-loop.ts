import { parentPort, workerData } from 'node:worker_threads'
import { openReader, type ReaderSetup } from '../../engine/reader'
import { createReading } from './reading'

// Run by reading-beside.cloud.test.ts: asks for one document over and over and counts how often it was older than told.
const { setup, cells } = workerData as { setup: ReaderSetup; cells: SharedArrayBuffer }
const [told, over] = [0, 1]
const shared = new Int32Array(cells)
const reader = openReader(setup)
const reading = createReading(reader, Date.now)

const read = (query: object): number => {
  const body = JSON.stringify({ collectionName: 'people', query: JSON.stringify(query), action: 'database.getDocument' })
  const { data } = JSON.parse(reading(body)!()) as { data: { list: string[] } }
  return (JSON.parse(data.list[0]!) as { n: number }).n
}

let reads = 0
let stale = 0
while (Atomics.load(shared, over) === 0) {
  for (const query of [{ _id: 'a' }, { account: 'x' }, { account: { $in: ['x', 'y'] } }]) {
    const least = Atomics.load(shared, told)
    if (read(query) < least) stale += 1
    reads += 1
  }
}
reader.close()
parentPort!.postMessage({ reads, stale })
