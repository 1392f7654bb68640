import { ensureBuilt } from '../build'
import { type Death, faultOf, openGraveyard, steps } from './deaths'
import { type Outcome, damageOf, openSea, storms } from './storms'

/** `npm run faults`: the sender killed at each of its steps, and everything that can go wrong outside, 20 times each (`-- --times=5 --only=storms` for less). */
const times = Number(process.argv.find((word) => word.startsWith('--times='))?.slice('--times='.length) ?? 20)

const only = process.argv.find((word) => word.startsWith('--only='))?.slice('--only='.length)

const kill = async () => {
  const graveyard = await openGraveyard()
  const deaths: Death[] = []
  for (let round = 0; round < times * steps.length; round += 1) {
    deaths.push(await graveyard.die(steps[round % steps.length]!, round))
    if ((round + 1) % steps.length === 0) console.error(`deaths  ${(round + 1) / steps.length} of ${times}`)
  }
  const figures = await graveyard.demo.get('supervisor-1', 'notify.figures', {})
  await graveyard.close()
  return {
    killed: Object.fromEntries(steps.map((step) => [step, deaths.filter((death) => death.step === step && death.died).length])),
    doubled: deaths.reduce((sum, { pushes }) => sum + pushes - 1, 0), counted: figures.uncertain, balanced: figures.balanced,
    faults: deaths.map(faultOf).filter((fault) => fault !== null),
  }
}

const weather = async () => {
  const outcomes: Outcome[] = []
  const names = Object.keys(storms)
  let counted = 0
  let balanced = true
  for (let time = 0; time < times; time += 1) {
    const sea = await openSea()
    for (const [round, name] of names.entries()) outcomes.push(await sea.sail(name, round))
    const figures = await sea.demo.get('supervisor-1', 'notify.figures', {})
    counted += figures.uncertain
    balanced &&= figures.balanced
    await sea.close()
    console.error(`storms  ${time + 1} of ${times}`)
  }
  const of = (name: string) => outcomes.filter(({ storm }) => storm === name)
  return {
    storms: Object.fromEntries(names.map((name) => [name, Object.fromEntries([...new Set(of(name).map(({ state }) => state))].map((state) => [state, of(name).filter((one) => one.state === state).length]))])),
    doubled: outcomes.reduce((sum, { pushes }) => sum + Math.max(0, pushes - 1), 0), counted, balanced,
    faults: outcomes.map(damageOf).filter((fault) => fault !== null),
  }
}

const main = async (): Promise<void> => {
  await ensureBuilt('functions')
  const began = performance.now()
  // Side by side, each in a zone of its own.
  const [deaths, storm] = await Promise.all([only === 'storms' ? null : kill(), only === 'deaths' ? null : weather()])
  const both = [deaths, storm].filter((one) => one !== null)
  // What was sent twice was sent without knowing, and is counted; whatever else broke stands among the faults.
  const holds = both.every(({ doubled, counted, balanced, faults }) => doubled <= counted && balanced && faults.length === 0)
  console.log(JSON.stringify({ deaths, storms: storm, seconds: Math.round((performance.now() - began) / 1000), 'nothing lost, nothing doubled but what is counted': holds }, null, 2))
  process.exit(holds ? 0 : 1)
}

main().catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})
