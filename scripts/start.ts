import { join } from 'node:path'
import { ensureBuilt } from './build'
import { localFirstAdminLink } from './first-admin/local'
import type * as LocalCloud from './local-cloud'
import { loadBundled } from './run-bundled'
import { seed } from './seed/seed'

const root = join(__dirname, '..')

const main = async (): Promise<void> => {
  const port = Number(process.env.GUAGOU_PORT ?? 8080)
  const built = await ensureBuilt('functions', 'h5')
  if (built.length > 0) console.log(`Built ${built.join(', ')}`)
  const { startLocalCloud } = await loadBundled<typeof LocalCloud>(join(__dirname, 'local-cloud/index.ts'))
  const cloud = await startLocalCloud({
    dataFolder: process.env.GUAGOU_DATA ?? join(root, '.data'),
    port,
    devClock: process.env.GUAGOU_DEV_CLOCK === '1',
    wire: process.env.GUAGOU_WIRE === 'http' ? 'http' : 'port',
    output: (source, text) => process.stderr.write(text.replace(/^(?=.)/gm, `[${source}] `)),
  }).catch((error: unknown): never => {
    const { code } = error as { code?: string }
    if (code === 'EADDRINUSE') throw new Error(`Port ${port} is taken: stop what uses it or choose another with GUAGOU_PORT.`)
    if (code === 'DATA_IN_USE') throw new Error(`${(error as Error).message}: stop it or choose another folder with GUAGOU_DATA.`)
    throw error
  })

  let stopping = false
  const stop = (): void => {
    if (stopping) return
    stopping = true
    cloud.close().then(() => process.exit(0), () => process.exit(1))
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)

  // Seeding plays the past on the product's clock, so the timers wait for its end.
  await seed(cloud)
  const link = await localFirstAdminLink(cloud)
  cloud.startTimers()
  await Promise.all(cloud.host.names.map((name) => cloud.host.prewarm(name, 1)))
  console.log(`Guagou ready on ${cloud.url}`)
  if (link !== null) console.log(`There is no administrator yet. This link makes the first one, once, within a day:\n${link}`)
  // What became due while the cloud was down is not left to the next full minute.
  await cloud.runTimers()
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})
