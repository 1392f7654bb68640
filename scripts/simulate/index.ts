import { ensureBuilt } from '../build'
import { check } from './check'
import { simulate } from './run'

/**
 * `npm run simulate`: half a year of the whole roster through the real functions on a moved clock, and an oracle that
 * recomputes from the histories what was owed. `-- --tickets=2000 --from=01-05 --to=02-28 --tick=15` for less.
 */
const option = (name: string, usual: string): string =>
  process.argv.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3) ?? usual

const main = async (): Promise<void> => {
  await ensureBuilt('functions')
  const tickMinutes = Number(option('tick', '15'))
  const simulated = await simulate({
    tickets: Number(option('tickets', '20000')), from: option('from', '01-05'), to: option('to', '07-03'), tickMinutes,
    log: (line) => console.error(line),
  })
  const figures = await simulated.demo.get('supervisor-1', 'notify.figures', {})
  const verdict = check(simulated, tickMinutes)
  const { tickets, calls, seconds, ticks } = simulated
  console.log(JSON.stringify({
    tickets, calls, timerRuns: ticks.length, seconds: Math.round(seconds), ...verdict,
    figures: { states: figures.states, balanced: figures.balanced, via: figures.via, notTold: figures.notTold, uncertain: figures.uncertain, queue: figures.queue },
  }, null, 2))
  await simulated.demo.close()
  process.exit(verdict.faults.length === 0 && figures.balanced ? 0 : 1)
}

main().catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})
