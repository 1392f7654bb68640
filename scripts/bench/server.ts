import { join } from 'node:path'
import type * as LocalCloud from '../local-cloud'
import { loadBundled } from '../run-bundled'
import { memberId, type ZoneSize } from './zone'

/** The measured cloud over a filled folder, in a process of its own so that the load does not run on its thread. Tells its address when ready. */
const main = async (): Promise<void> => {
  const { folder, size } = JSON.parse(process.argv[2] ?? '{}') as { folder: string; size: ZoneSize }
  const { startLocalCloud } = await loadBundled<typeof LocalCloud>(join(__dirname, '../local-cloud/index.ts'))
  const cloud = await startLocalCloud({ dataFolder: folder })
  await Promise.all(cloud.host.names.map((name) => cloud.host.prewarm(name, 1)))
  const people = ['bench-lead', 'bench-officer', 'bench-supervisor']
  for (let room = 0; room < size.rooms; room += 1) for (let member = 0; member < size.members; member += 1) people.push(memberId(room, member))
  process.send?.({ url: cloud.url, tokens: Object.fromEntries(people.map((id) => [id, cloud.session(id)])) })
  process.on('message', (message) => {
    if (message === 'memory') process.send?.({ rss: process.memoryUsage().rss })
  })
  const stop = (): void => void cloud.close().finally(() => process.exit(0))
  process.on('SIGTERM', stop)
  process.on('disconnect', stop)
}

main().catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})
