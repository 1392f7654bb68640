import { ensureBuilt } from '../build'
import { type Death, faultOf, openGraveyard, steps } from './deaths'

/** `npm run faults`: the sender is killed at each of its steps, 20 times each (`-- --times=5` for less). */
const times = Number(process.argv.find((word) => word.startsWith('--times='))?.slice('--times='.length) ?? 20)

const main = async (): Promise<void> => {
  await ensureBuilt('functions')
  const graveyard = await openGraveyard()
  const deaths: Death[] = []
  for (let round = 0; round < times * steps.length; round += 1) deaths.push(await graveyard.die(steps[round % steps.length]!, round))
  const faults = deaths.map(faultOf).filter((fault) => fault !== null)
  const figures = await graveyard.demo.get('supervisor-1', 'notify.figures', {})
  console.log(JSON.stringify({
    killed: Object.fromEntries(steps.map((step) => [step, deaths.filter((death) => death.step === step && death.died).length])),
    doubled: deaths.reduce((sum, { pushes }) => sum + pushes - 1, 0), counted: figures.uncertain, balanced: figures.balanced, faults,
  }, null, 2))
  await graveyard.close()
  process.exit(faults.length === 0 ? 0 : 1)
}

main().catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})
