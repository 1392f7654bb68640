import type { Clock } from './clock'
import { parseSchedule, type Schedule } from './cron'

export interface Trigger { functionName: string; name: string; config: string }

export interface Timers {
  start(): void
  stop(): void
  /** Runs every trigger once, now. */
  runAll(): Promise<void>
  /**
   * Moves the product's clock to `ms`. On the way forward it stops at each scheduled run and waits for it, so that the
   * product sees the time pass; of more than 2,000 runs only 2,000 are made, evenly spread, the last one always among
   * them. On the way back, and as long as the timers are not started, nothing runs.
   */
  moveTo(ms: number): Promise<void>
}

const mostRuns = 2_000
const longestTimeout = 2_000_000_000

interface Ticking extends Trigger { schedule: Schedule; running: boolean }

export const createTimers = (
  triggers: Trigger[], clock: Clock,
  call: (functionName: string, event: unknown) => Promise<unknown>,
  complain: (text: string) => void,
): Timers => {
  const ticking: Ticking[] = triggers.map((trigger) => ({ ...trigger, schedule: parseSchedule(trigger.config), running: false }))
  let next: NodeJS.Timeout | undefined
  let started = false
  let moving: Promise<void> = Promise.resolve()

  /** A run that is due while the trigger's last one goes on is left out, as one run of it works off what is due. */
  const run = async (trigger: Ticking, at: number): Promise<void> => {
    if (trigger.running) return
    trigger.running = true
    try {
      await call(trigger.functionName, { Type: 'Timer', TriggerName: trigger.name, Time: new Date(at).toISOString() })
    } catch (error) {
      complain(`timer ${trigger.name}: ${error instanceof Error ? error.message : String(error)}`)
    } finally {
      trigger.running = false
    }
  }

  const schedule = (): void => {
    clearTimeout(next)
    if (!started) return
    const from = clock.now()
    const dues = ticking.map((trigger) => ({ trigger, at: trigger.schedule.after(from) ?? Infinity }))
    const soonest = Math.min(...dues.map(({ at }) => at))
    if (soonest === Infinity) return
    const wait = Math.min(longestTimeout, Math.max(0, soonest - from))
    next = setTimeout(() => {
      if (clock.now() >= soonest) for (const { trigger, at } of dues) if (at === soonest) void run(trigger, at)
      schedule()
    }, wait)
  }

  const runsBetween = (from: number, to: number): { trigger: Ticking; at: number }[] => {
    const runs: { trigger: Ticking; at: number }[] = []
    for (const trigger of ticking) {
      for (let at = trigger.schedule.after(from); at !== null && at <= to; at = trigger.schedule.after(at)) runs.push({ trigger, at })
    }
    runs.sort((a, b) => a.at - b.at)
    if (runs.length <= mostRuns) return runs
    const step = runs.length / mostRuns
    return Array.from({ length: mostRuns }, (_, place) => runs[Math.ceil((place + 1) * step) - 1]!)
  }

  const pass = async (ms: number): Promise<void> => {
    clearTimeout(next)
    for (const { trigger, at } of started ? runsBetween(clock.now(), ms) : []) {
      if (!started) return
      clock.set(at)
      await run(trigger, at)
    }
    clock.set(ms)
    schedule()
  }

  return {
    start() {
      started = true
      schedule()
    },
    stop() {
      started = false
      clearTimeout(next)
    },
    runAll: async () => {
      await Promise.all(ticking.map((trigger) => run(trigger, clock.now())))
    },
    moveTo(ms) {
      moving = moving.then(() => pass(ms))
      return moving
    },
  }
}
