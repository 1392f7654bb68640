import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { bootstrapCode } from './bootstrap'
import { FunctionFailure } from './failure'
import type { ReaderSetup } from '../engine/reader'
import type { Identity } from './messages'
import { Bystander, type FunctionWorker, startWorker } from './worker'

export interface HostOptions {
  /** Function name to its bundle's file. */
  bundles: Record<string, string>
  environment(functionName: string): Record<string, string>
  clock: SharedArrayBuffer
  /** Answers a request of the SDK: the JSON text of the wire. */
  wire(body: string): Promise<string>
  /** An answer leaves for the outside when this resolves: what it speaks of is durable then. */
  settled?(): Promise<void>
  /** The SDK's address when its requests shall stay inside the process. */
  wireUrl?: string
  /** Lets the functions' threads read the database's file themselves instead of asking the cloud's. */
  reader?(): ReaderSetup
  /** Workers of all functions together; calls of functions to functions may double it, so that they cannot starve. */
  mostWorkers?: number
  /** For every function, instead of what `limits` says. */
  timeoutMs?: number
  memoryMb?: number
  /** What is declared of one function. */
  limits?(functionName: string): { timeoutMs?: number; memoryMb?: number }
  output(functionName: string, text: string): void
}

export interface Host {
  names: string[]
  call(functionName: string, event: unknown, identity: Identity): Promise<unknown>
  /** As `call`, but the answer's JSON text. */
  callText(functionName: string, event: unknown, identity: Identity): Promise<string>
  /** The same event for each of these callers, answered one by one: what they ask of the database they ask together. */
  callTexts(functionName: string, event: unknown, identities: readonly Identity[]): Promise<string>[]
  /** Resolves when so many workers of the function have loaded their bundle. */
  prewarm(functionName: string, count: number): Promise<void>
  /** Ends the function's workers in the middle of whatever they are doing, as a platform may: nothing of theirs arrives any more. */
  lose(functionName: string): void
  stats(): Record<string, number>
  close(): Promise<void>
}

interface Waiting {
  functionName: string
  event: unknown
  identity: Identity
  resolve(body: string): void
  reject(error: Error): void
  /** It was in a worker that was lost with others in it: this time it goes into one by itself. */
  alone?: boolean
}

/** More than the processors can compile at once only makes everybody wait. */
const mostStarting = 2

/** A worker idle for less may still be at work that its function left for after the answer. */
const restMs = 250

/** Workers of one function that can do better than share one processor. */
const parallel = availableParallelism()

/**
 * Calls in one worker before another one is worth its memory: what overlaps in one place shares its database requests.
 * Two processors have enough to do with the cloud's own thread and one beside it; and what one worker does in turn comes
 * to the members of a room in turn.
 */
const crowd = parallel > 2 ? 32 : 1024

/**
 * Runs function bundles in a capped pool of worker threads, oldest call first: one call at a time in each, or as many
 * as the bundle says it can attend to.
 */
export const createHost = (options: HostOptions): Host => {
  const { bundles, mostWorkers = 8 } = options
  const timeouts = new Map(Object.keys(bundles).map((name) => [name, options.timeoutMs ?? options.limits?.(name).timeoutMs ?? 20_000]))
  const memoryOf = (name: string): number => options.memoryMb ?? options.limits?.(name).memoryMb ?? 256
  const code = Object.fromEntries(Object.entries(bundles).map(([name, file]) => [name, readFileSync(file, 'utf8')]))
  const compiled = new Map<string, Uint8Array>()
  const workers = new Set<FunctionWorker>()
  const wanted = new Map<string, number>()
  const reserved = new Set<FunctionWorker>()
  let waiting: Waiting[] = []
  let closed = false
  let started = 0
  let evicted = 0
  let watchers: (() => void)[] = []

  const those = (state: string, functionName?: string) =>
    [...workers].filter((worker) => worker.state() === state && (!functionName || worker.functionName === functionName))

  const alive = (functionName: string): number =>
    [...workers].filter((worker) => worker.functionName === functionName).length

  const rested = (): FunctionWorker[] =>
    those('idle').filter((worker) => performance.now() - worker.idleSince() >= restMs)

  const start = (functionName: string): void => {
    started++
    const worker = startWorker(
      bootstrapCode(),
      {
        functionName, file: bundles[functionName]!, code: code[functionName]!, compiled: compiled.get(functionName),
        clock: options.clock, wireUrl: options.wireUrl, reader: options.wireUrl === undefined ? undefined : options.reader?.(),
      },
      options.environment(functionName), memoryOf(functionName),
      {
        ready: () => dispatch(),
        gone: (why, starting) => {
          workers.delete(worker)
          if (why !== 'stopped') options.output(functionName, `worker gone: ${why}\n`)
          // A bundle that cannot load would be started for ever: its oldest call is told.
          if (starting) {
            wanted.delete(functionName)
            const unlucky = waiting.find((call) => call.functionName === functionName)
            waiting = waiting.filter((call) => call !== unlucky)
            unlucky?.reject(new FunctionFailure('function_crashed', functionName, why))
          }
          dispatch()
        },
        compiled: (data) => void compiled.set(functionName, data),
        output: (text) => options.output(functionName, text),
        wire: options.wire,
      },
    )
    workers.add(worker)
  }

  /** @param calls of one event */
  const assign = (worker: FunctionWorker, calls: readonly [Waiting, ...Waiting[]]): void => {
    const [{ functionName, event, alone }] = calls
    if (alone) reserved.add(worker)
    const settle = (): void => {
      reserved.delete(worker)
      if (waiting.length > 0 || watchers.length > 0 || wanted.size > 0 || workers.size > mostWorkers) dispatch()
    }
    worker.run(event, calls.map(({ identity }) => identity), timeouts.get(functionName)!).forEach((answer, at) => {
      const call = calls[at]!
      answer.then(
        (body) => {
          call.resolve(body)
          settle()
        },
        (error: Error) => {
          // Trying again is safe: every writing call carries its own id.
          if (error instanceof Bystander && !call.alone && !closed) waiting.push({ ...call, alone: true })
          else call.reject(error)
          settle()
        },
      )
    })
  }

  /** The worker that takes the call: the first one that is not crowded, else the emptiest with a place left. */
  const placeFor = ({ functionName, alone }: Waiting): FunctionWorker | undefined => {
    let emptiest: FunctionWorker | undefined
    for (const worker of workers) {
      if (worker.functionName !== functionName || worker.room() <= 0 || reserved.has(worker)) continue
      if (worker.running() === 0 || (!alone && worker.running() < crowd)) return worker
      if (!alone && (!emptiest || worker.running() < emptiest.running())) emptiest = worker
    }
    return emptiest
  }

  /** Makes place for a worker of another function by ending the one that is idle for longest. */
  const evict = (functionName: string): boolean => {
    const [victim] = rested()
      .filter(({ functionName: other }) => other !== functionName && alive(other) > (wanted.get(other) ?? 0))
      .sort((a, b) => a.idleSince() - b.idleSince())
    if (!victim) return false
    evicted++
    void victim.stop()
    return true
  }

  const mayStart = (functionName: string, nested: boolean): boolean => {
    if (those('starting').length >= mostStarting) return false
    if (workers.size < mostWorkers || (nested && workers.size < 2 * mostWorkers)) return true
    return workers.size <= mostWorkers && evict(functionName)
  }

  let later: NodeJS.Timeout | undefined
  let dispatching = false
  let changed = false
  /** Ending a worker to make place tells of itself at once, so a round may ask for the next one while it runs. */
  const dispatch = (): void => {
    changed = true
    if (dispatching) return
    dispatching = true
    while (changed && !closed) {
      changed = false
      round()
    }
    dispatching = false
  }

  const round = (): void => {
    const still: Waiting[] = []
    const starting: Record<string, number> = {}
    for (const worker of those('starting')) starting[worker.functionName] = (starting[worker.functionName] ?? 0) + 1
    for (const call of waiting) {
      const { functionName } = call
      const place = placeFor(call)
      if (place) {
        assign(place, [call])
        // It is served meanwhile; the next ones find a less crowded place.
        if (place.running() > crowd && alive(functionName) < parallel && workers.size < mostWorkers && mayStart(functionName, false)) start(functionName)
        continue
      }
      still.push(call)
      // A worker that is on its way counts for one waiting call.
      if ((starting[functionName] ?? 0) > 0) starting[functionName]!--
      else if (mayStart(functionName, call.identity.source === 'function')) start(functionName)
    }
    waiting = still
    for (const [functionName, count] of wanted) {
      if (alive(functionName) < count && mayStart(functionName, false)) start(functionName)
    }
    for (const worker of rested()) if (workers.size > mostWorkers) void worker.stop()
    clearTimeout(later)
    if ((waiting.length > 0 || wanted.size > 0 || workers.size > mostWorkers) && those('idle').length > 0) later = setTimeout(dispatch, restMs)
    for (const watch of watchers) watch()
  }

  const run = (functionName: string, event: unknown, identities: readonly Identity[]): Promise<string>[] => {
    const failed = !Object.hasOwn(bundles, functionName)
      ? new FunctionFailure('function_unknown', functionName, 'no such function')
      : closed ? new FunctionFailure('function_crashed', functionName, 'the host is closed') : null
    if (failed) return identities.map(() => Promise.reject(failed))
    const calls: Waiting[] = []
    const answers = identities.map((identity) => new Promise<string>((resolve, reject) => {
      calls.push({ functionName, event, identity, resolve, reject })
    }))
    const [first] = calls
    if (!first) return answers
    const place = waiting.length === 0 ? placeFor(first) : undefined
    if (place && place.running() < crowd && place.room() >= calls.length) assign(place, [first, ...calls.slice(1)])
    else {
      waiting.push(...calls)
      dispatch()
    }
    return answers
  }

  const callTexts: Host['callTexts'] = (functionName, event, identities) =>
    run(functionName, event, identities).map(async (answer, at) => {
      const text = await answer
      // A sibling function is not outside: its own answer waits.
      if (identities[at]!.source !== 'function') await options.settled?.()
      return text
    })

  const callText: Host['callText'] = (functionName, event, identity) => callTexts(functionName, event, [identity])[0]!

  return {
    names: Object.keys(bundles),
    callText,
    callTexts,
    call: async (functionName, event, identity) => JSON.parse(await callText(functionName, event, identity)) as unknown,
    prewarm: (functionName, count) => new Promise((resolve) => {
      const others = [...wanted].reduce((sum, [other, more]) => (other === functionName ? sum : sum + more), 0)
      wanted.set(functionName, Math.min(count, mostWorkers - others))
      const watch = () => {
        const up = [...workers].filter((worker) => worker.functionName === functionName && worker.state() !== 'starting').length
        // `wanted` is given up when the bundle cannot load; the first call will tell why.
        if (up < (wanted.get(functionName) ?? 0)) return
        wanted.delete(functionName)
        watchers = watchers.filter((other) => other !== watch)
        resolve()
      }
      watchers.push(watch)
      dispatch()
    }),
    lose: (functionName) => {
      for (const worker of workers) if (worker.functionName === functionName) void worker.stop()
    },
    stats: () => ({
      workers: workers.size, busy: those('busy').length, starting: those('starting').length, waiting: waiting.length, started, evicted,
    }),
    async close() {
      closed = true
      clearTimeout(later)
      for (const call of waiting) call.reject(new FunctionFailure('function_crashed', call.functionName, 'the host is closed'))
      waiting = []
      await Promise.all([...workers].map((worker) => worker.stop()))
    },
  }
}
