import { type Verdict, check } from './check'
import { halfYear, option } from './options'
import { simulate } from './run'

/** One part of the period, in a process of its own: plays it, compares it with the oracle, and prints what came out. */
export interface Outcome extends Verdict {
  tickets: number
  calls: number
  timerRuns: number
  from: string
  to: string
  seconds: number
  /** Of this part's process, seconds of processor time. */
  cpu: number
  figures: { balanced: boolean; via: Record<string, number>; notTold: Record<string, number> } & Record<string, unknown>
}

const day = (moment: number): string => new Date(moment + 8 * 3_600_000).toISOString().slice(0, 10)

const play = async (part: number, parts: number): Promise<Outcome> => {
  const tickMinutes = Number(option('tick', halfYear.tick))
  const simulated = await simulate({
    tickets: Number(option('tickets', halfYear.tickets)), from: option('from', halfYear.from), to: option('to', halfYear.to), tickMinutes, share: [part, parts],
    log: (line) => console.error(parts > 1 ? `${part + 1}/${parts}  ${line}` : line),
  })
  const { states, balanced, via, notTold, uncertain, queue, outbox } = await simulated.demo.get('supervisor-1', 'notify.figures', {})
  const { tickets, calls, seconds, ticks, from, to } = simulated
  const verdict = check(simulated, tickMinutes)
  const { user, system } = process.cpuUsage()
  await simulated.demo.close()
  return {
    tickets, calls, timerRuns: ticks.length, from: day(from), to: day(to), seconds: Math.round(seconds), cpu: Math.round((user + system) / 1e6), ...verdict,
    figures: { states, balanced, via, notTold, uncertain, queue, outbox },
  }
}

play(Number(option('part', '0')), Number(option('parts', '1'))).then(
  (outcome) => console.log(JSON.stringify(outcome)),
  (error: unknown) => {
    console.error(error)
    process.exit(1)
  },
)
