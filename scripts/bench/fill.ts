import { join } from 'node:path'
import type * as LocalCloud from '../local-cloud'
import { loadBundled } from '../run-bundled'
import { fillZone, type ZoneSize } from './zone'

/** Fills an empty folder with a zone of that size and ends: what filling took of memory is not the measured cloud's. */
const main = async (): Promise<void> => {
  const { folder, size } = JSON.parse(process.argv[2] ?? '{}') as { folder: string; size: ZoneSize }
  const { startLocalCloud } = await loadBundled<typeof LocalCloud>(join(__dirname, '../local-cloud/index.ts'))
  const cloud = await startLocalCloud({ dataFolder: folder })
  await fillZone(cloud.engine, size)
  await cloud.close()
  process.exit(0)
}

main().catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})
