import { buildSync } from 'esbuild'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { openEngine } from '../../engine/engine'

const code = buildSync({
  entryPoints: [join(__dirname, 'reading-loop.ts')], bundle: true, write: false, platform: 'node', target: 'node20', format: 'cjs', external: ['libsql'],
}).outputFiles[0]!.text

test('a thread that reads beside the writer never finds less than anybody was told', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'beside-'))
  const engine = openEngine({
    file: join(directory, 'data.db'), collections: [{ name: 'people', indexes: [{ name: 'account', unique: true, keys: [['account', 1]] }] }],
  })
  try {
    await engine.insertMany('people', [{ _id: 'a', account: 'x', n: 0 }])
    const cells = new SharedArrayBuffer(8)
    const shared = new Int32Array(cells)
    const worker = new Worker(code, { eval: true, workerData: { setup: engine.reader(), cells } })
    await once(worker, 'online')
    const finished = once(worker, 'message') as Promise<[{ reads: number; stale: number }]>
    const until = performance.now() + 2_000
    for (let n = 1; performance.now() < until; n += 1) {
      await engine.handleSoon({ action: 'database.modifyDocument', collectionName: 'people', query: '{"_id":"a"}', data: `{"$set":{"n":${n}}}` })
      Atomics.store(shared, 0, n)
      // Bursts and rests: what was answered in a rest is kept.
      if (n % 7 === 0) await new Promise((resolve) => setTimeout(resolve, 1))
    }
    Atomics.store(shared, 1, 1)
    const [{ reads, stale }] = await finished
    expect(stale).toBe(0)
    expect(reads).toBeGreaterThan(1_000)
  } finally {
    await engine.close()
    rmSync(directory, { recursive: true, force: true })
  }
})
