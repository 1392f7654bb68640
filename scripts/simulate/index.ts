import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuilt } from '../build'
import { bundled } from '../run-bundled'
import { option } from './options'
import type { Outcome } from './part'

/**
 * `npm run simulate`: half a year of the whole roster through the real functions on a moved clock, and an oracle that
 * recomputes from the histories what was owed; ends with 1 when something was not told as domain.md says.
 * `-- --tickets=840 --from=02-02 --to=02-28 --parts=1` for less.
 * The period is played in two parts side by side, each by a zone of its own with the whole roster: one raises the
 * tickets of the first half of the days, the other those of the second, and each plays its tickets to their end.
 */
const besides = (program: string, part: number, parts: number): Promise<Outcome> => new Promise((resolve, reject) => {
  // Much is short-lived: with more room for it less is collected.
  const child = spawn(process.execPath, ['--max-semi-space-size=64', program, ...process.argv.slice(2), `--part=${part}`, `--parts=${parts}`], {
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
  const began = performance.now()
  await ensureBuilt('functions')
  const program = await bundled(join(__dirname, 'part.ts'))
  const parts = Number(option('parts', '2'))
  const outcomes = await Promise.all(Array.from({ length: parts }, (_, place) => besides(program, place, parts)))
  const sum = (of: (outcome: Outcome) => number) => outcomes.reduce((all, outcome) => all + of(outcome), 0)
  const faults = outcomes.flatMap((outcome) => outcome.faults)
  const balanced = outcomes.every(({ figures }) => figures.balanced)
  const names = (of: (outcome: Outcome) => Record<string, number>) => [...new Set(outcomes.flatMap((outcome) => Object.keys(of(outcome))))].sort()
  const sums = (of: (outcome: Outcome) => Record<string, number>) =>
    Object.fromEntries(names(of).map((name) => [name, sum((outcome) => of(outcome)[name] ?? 0)]))
  console.log(JSON.stringify({
    tickets: sum(({ tickets }) => tickets), calls: sum(({ calls }) => calls), timerRuns: sum(({ timerRuns }) => timerRuns),
    seconds: Math.round((performance.now() - began) / 1000), cpu: sum(({ cpu }) => cpu),
    owed: sum(({ owed }) => owed), told: sum(({ told }) => told), overtaken: sum(({ overtaken }) => overtaken),
    owedByKind: sums(({ kinds }) => kinds), states: sums(({ states }) => states), via: sums(({ figures }) => figures.via), notTold: sums(({ figures }) => figures.notTold),
    pushes: sum(({ pushes }) => pushes), bundled: sum(({ bundled }) => bundled), doubled: sum(({ doubled }) => doubled), balanced,
    parts: outcomes.map(({ from, to, tickets, seconds, cpu, figures: { queue, outbox } }) => ({ from, to, tickets, seconds, cpu, queue, outbox })),
    faults: faults.length, examples: faults.slice(0, 50),
  }, null, 2))
  process.exitCode = faults.length === 0 && balanced ? 0 : 1
}

main().catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})
