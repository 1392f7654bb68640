import { startDemoCloud } from './demo-cloud'

/** A demo cloud in a process of its own, to be killed. Argument: its data folder. */
startDemoCloud({ dataFolder: process.argv[2]! }).then(
  async ({ cloud }) => {
    cloud.startTimers()
    await cloud.runTimers()
    console.log(`ready on ${cloud.url}`)
  },
  (error: unknown) => {
    console.error(error)
    process.exit(1)
  },
)
