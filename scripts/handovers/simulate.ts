import { startDemoCloud } from '../e2e/demo-cloud'
import { simulateHandovers } from './traffic'

/** `npm run roster:simulate [-- <handovers> [<seed>]]`: 50 handovers at random moments of simulated traffic. */
const run = async (): Promise<void> => {
  const [count = '50', seed = '7'] = process.argv.slice(2)
  const demo = await startDemoCloud()
  try {
    const result = await simulateHandovers(demo, Number(count), Number(seed))
    console.log(JSON.stringify(result, null, 2))
    if (result.broken.length > 0) process.exitCode = 1
  } finally {
    await demo.close()
  }
}

run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
