import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { ensureBuilt } from '../build'
import { type Verdict, check } from './check'
import { simulate } from './run'

/**
 * `npm run simulate`: half a year of the whole roster through the real functions on a moved clock, and an oracle that
 * recomputes from the histories what was owed. `-- --tickets=2000 --from=01-05 --to=02-28 --tick=15 --parts=1` for less.
 * The period is played in two parts side by side, each by a zone of its own with the whole roster: one raises the
 * tickets of the first half of the days, the other those of the second, and each plays its tickets to their end.
 */
const option = (name: string, usual: string): string =>
  process.argv.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3) ?? usual

interface Outcome extends Verdict {
  tickets: number
  calls: number
  timerRuns: number
  from: string
  to: string
  seconds: number
  figures: Record<string, unknown>
}

const day = (moment: number): string => new Date(moment + 8 * 3_600_000).toISOString().slice(0, 10)

const play = async (part: number, parts: number): Promise<Outcome> => {
  const tickMinutes = Number(option('tick', '15'))
  const simulated = await simulate({
    tickets: Number(option('tickets', '20000')), from: option('from', '01-05'), to: option('to', '07-03'), tickMinutes, share: [part, parts],
    log: (line) => console.error(parts > 1 ? `${part + 1}/${parts}  ${line}` : line),
  })
  const { states, balanced, via, notTold, uncertain, queue, outbox } = await simulated.demo.get('supervisor-1', 'notify.figures', {})
  const { tickets, calls, seconds, ticks, from, to } = simulated
  const outcome = {
    tickets, calls, timerRuns: ticks.length, from: day(from), to: day(to), seconds: Math.round(seconds), ...check(simulated, tickMinutes),
    figures: { states, balanced, via, notTold, uncertain, queue, outbox },
  }
  await simulated.demo.close()
  return outcome
}

/** The same program once more, for one part; its outcome is the last line it prints. */
const besides = (part: number, parts: number): Promise<Outcome> => new Promise((resolve, reject) => {
  const child = spawn(process.execPath, [...process.execArgv, ...process.argv.slice(1), `--part=${part}`, `--parts=${parts}`], {
    stdio: ['ignore', 'pipe', 'inherit'],
    // What is played is thrown away afterwards: it need not reach a disk.
    env: { ...process.env, ...(existsSync('/dev/shm') ? { TMPDIR: '/dev/shm' } : {}) },
  })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => { said += chunk.toString() })
  child.on('error', reject)
  child.on('exit', () => {
    try {
      resolve(JSON.parse(said) as Outcome)
    } catch {
      reject(new Error(`part ${part + 1} ended without an outcome`))
    }
  })
})

const main = async (): Promise<void> => {
  const part = option('part', '')
  if (part !== '') return console.log(JSON.stringify(await play(Number(part), Number(option('parts', '2')))))
  const began = performance.now()
  await ensureBuilt('functions')
  const parts = Number(option('parts', '2'))
  const outcomes = await Promise.all(Array.from({ length: parts }, (_, place) => besides(place, parts)))
  const sum = (of: (outcome: Outcome) => number) => outcomes.reduce((all, outcome) => all + of(outcome), 0)
  const faults = outcomes.flatMap((outcome) => outcome.faults)
  const balanced = outcomes.every(({ figures }) => figures.balanced)
  console.log(JSON.stringify({
    tickets: sum(({ tickets }) => tickets), calls: sum(({ calls }) => calls), seconds: Math.round((performance.now() - began) / 1000),
    owed: sum(({ owed }) => owed), told: sum(({ told }) => told), overtaken: sum(({ overtaken }) => overtaken), pushes: sum(({ pushes }) => pushes),
    balanced, faults, parts: outcomes,
  }, null, 2))
  process.exitCode = faults.length === 0 && balanced ? 0 : 1
}

main().catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})
