import { build } from 'esbuild'
import { statSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { functionNames } from '../../types/api'
import { ensureBuilt } from '../build'
import { startBare } from './bare'
import { benchLatest, benchSends } from './chat'
import { startMeasured } from './client'
import { benchDeadlines } from './deadlines'
import { benchLoad } from './load-time'
import { benchGrowth } from './million'
import { benchTickets } from './ticket'

/**
 * `npm run bench`: prints JSON. The path measured is a client's: HTTP call with a token → function in its worker →
 * database, durable → signal over the WebSocket → every member fetches the content by an authorised call.
 * `--quick` runs everything once and shortly; `--only=chat,ticket,load,deadlines` a part; `--only=million` compares with
 * 1,000,000 messages and tickets.
 */
const root = join(__dirname, '../..')
const quick = process.argv.includes('--quick')
const only = process.argv.find((word) => word.startsWith('--only='))?.slice('--only='.length).split(',')
const wanted = (part: string): boolean => only === undefined || only.includes(part)
const ms = quick ? 1_000 : 3_000
const repeats = quick ? 1 : 5
const members = 8

const main = async (): Promise<void> => {
  await ensureBuilt('functions')
  const result: Record<string, unknown> = {
    machine: { node: process.version, cores: cpus().length, cpu: cpus()[0]?.model },
    bundleBytes: Object.fromEntries(functionNames.map((name) => [name, statSync(join(root, 'dist/cloudfunctions', name, 'index.js')).size])),
  }
  if (wanted('load')) {
    await Promise.all(functionNames.map((name) => build({
      entryPoints: [join(root, 'cloudfunctions', name, 'index.ts')], outfile: join(root, 'dist/bench', name, 'index.js'),
      bundle: true, packages: 'external', platform: 'node', target: 'node18', format: 'cjs', logLevel: 'warning',
    })))
    result.loadMs = benchLoad(repeats)
  }
  if (wanted('chat')) {
    const cloud = await startMeasured({ rooms: 33, members, messages: 100_000, tickets: 0, mine: 0 })
    result.latest50of100000 = await benchLatest(cloud, ms, repeats)
    const bare = await startBare()
    result.sends = await benchSends(cloud, members, ms, repeats, { bare })
    bare.stop()
    result.memoryBytes = await cloud.memory()
    await cloud.stop()
  }
  if (wanted('ticket')) {
    const cloud = await startMeasured({ rooms: 300, members: 3, messages: 0, tickets: 10_000, mine: 1_000 })
    result.tickets = await benchTickets(cloud, ms, repeats)
    await cloud.stop()
  }
  // Filling it takes minutes, so only where it is asked for.
  if (only?.includes('million')) result.growth = await benchGrowth(quick ? 100_000 : 1_000_000, ms, repeats)
  if (wanted('deadlines')) result.deadlines = await benchDeadlines(quick ? 100_000 : 1_000_000, 100)
  console.log(JSON.stringify(result, null, 2))
}

main().catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})
