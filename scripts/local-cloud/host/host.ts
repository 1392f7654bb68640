import { readFileSync } from 'node:fs'
import { bootstrapCode } from './bootstrap'
import { callContext, identityKeys } from './environment'
import { FunctionFailure } from './failure'
import type { Identity } from './messages'
import { type FunctionWorker, startWorker } from './worker'

export interface HostOptions {
  /** Function name to its bundle's file. */
  bundles: Record<string, string>
  environment(functionName: string): Record<string, string>
  clock: SharedArrayBuffer
  /** Answers a request of the SDK: the JSON text of the wire. */
  wire(body: string): Promise<string>
  /** The SDK's address when its requests shall stay inside the process. */
  wireUrl?: string
  /** Workers of all functions together; calls of functions to functions may double it, so that they cannot starve. */
  mostWorkers?: number
  timeoutMs?: number
  memoryMb?: number
  output(functionName: string, text: string): void
}

export interface Host {
  names: string[]
  call(functionName: string, event: unknown, identity: Identity): Promise<unknown>
  /** As `call`, but the answer's JSON text. */
  callText(functionName: string, event: unknown, identity: Identity): Promise<string>
  /** Resolves when so many workers of the function have loaded their bundle. */
  prewarm(functionName: string, count: number): Promise<void>
  stats(): Record<string, number>
  close(): Promise<void>
}

interface Waiting {
  functionName: string
  event: unknown
  identity: Identity
  resolve(body: string): void
  reject(error: Error): void
}

/** More than the processors can compile at once only makes everybody wait. */
const mostStarting = 2

/** A worker idle for less may still be at work that its function left for after the answer. */
const restMs = 250

/** Runs function bundles in a capped pool of worker threads: one call at a time in each, oldest call first. */
export const createHost = (options: HostOptions): Host => {
  const { bundles, mostWorkers = 8, timeoutMs = 20_000, memoryMb = 256 } = options
  const code = Object.fromEntries(Object.entries(bundles).map(([name, file]) => [name, readFileSync(file, 'utf8')]))
  const compiled = new Map<string, Uint8Array>()
  const workers = new Set<FunctionWorker>()
  const wanted = new Map<string, number>()
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
        clock: options.clock, wireUrl: options.wireUrl,
      },
      options.environment(functionName), memoryMb,
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

  const assign = (worker: FunctionWorker, { functionName, event, identity, resolve, reject }: Waiting): void => {
    const keys = identityKeys(identity)
    worker.run({ event, context: callContext(functionName, keys, timeoutMs), identity: keys }, timeoutMs)
      .then(resolve, reject)
      .finally(dispatch)
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
      const [idle] = those('idle', functionName)
      if (idle) {
        assign(idle, call)
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

  const callText: Host['callText'] = (functionName, event, identity) => {
    if (!Object.hasOwn(bundles, functionName)) {
      return Promise.reject(new FunctionFailure('function_unknown', functionName, 'no such function'))
    }
    if (closed) return Promise.reject(new FunctionFailure('function_crashed', functionName, 'the host is closed'))
    return new Promise((resolve, reject) => {
      waiting.push({ functionName, event, identity, resolve, reject })
      dispatch()
    })
  }

  return {
    names: Object.keys(bundles),
    callText,
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
