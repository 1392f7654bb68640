import { Worker } from 'node:worker_threads'
import { type FailureCode, FunctionFailure } from './failure'
import { gatherLetters } from './letters'
import type { FromWorker, Identity, ToWorker, WorkerSetup } from './messages'

export interface WorkerEvents {
  ready(): void
  /** The worker is gone for good; `starting` when its bundle never came up. */
  gone(why: string, starting: boolean): void
  compiled(data: Uint8Array): void
  output(text: string): void
  /** A request of the SDK. */
  wire(body: string): Promise<string>
}

export interface FunctionWorker {
  readonly functionName: string
  state(): 'starting' | 'idle' | 'busy' | 'gone'
  /** How many calls it attends to now. */
  running(): number
  /** How many more it would take. */
  room(): number
  /** Since when it has nothing to do, by performance.now(). */
  idleSince(): number
  /**
   * The same event for each of these callers, told one by one. Rejects with `Bystander` when the worker was lost while
   * other calls were in it as well.
   */
  run(event: unknown, identities: readonly Identity[], timeoutMs: number): Promise<string>[]
  stop(): Promise<void>
}

/** A worker was lost with several calls in it: which of them is to blame is not known, so each may be tried by itself. */
export class Bystander extends FunctionFailure {}

interface Running { resolve(body: string): void; reject(error: Error): void; timer: NodeJS.Timeout }

export const startWorker = (
  bootstrap: string, setup: WorkerSetup, env: Record<string, string>, memoryMb: number, events: WorkerEvents,
): FunctionWorker => {
  const { functionName } = setup
  const thread = new Worker(bootstrap, {
    eval: true, workerData: setup, env, stdout: true, stderr: true, execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
  })
  let state: 'starting' | 'up' | 'gone' = 'starting'
  let concurrency = 1
  let idleSince = performance.now()
  let lastCall = 0
  const calls = new Map<number, Running>()
  let problem = 'the process ended'

  const failure = (code: FailureCode, detail: string): FunctionFailure => new FunctionFailure(code, functionName, detail)
  const settle = (id: number, finish: (call: Running) => void): void => {
    const call = calls.get(id)
    if (!call) return
    clearTimeout(call.timer)
    calls.delete(id)
    if (calls.size === 0) idleSince = performance.now()
    finish(call)
  }
  const leave = (): void => {
    if (state === 'gone') return
    const starting = state === 'starting'
    state = 'gone'
    const lost = calls.size > 1 ? new Bystander('function_crashed', functionName, problem) : failure('function_crashed', problem)
    for (const id of [...calls.keys()]) settle(id, ({ reject }) => reject(lost))
    events.gone(problem, starting)
  }

  const say = gatherLetters<ToWorker>((letters) => thread.postMessage(letters))

  const read = (letter: FromWorker): void => {
    switch (letter.kind) {
      case 'ready':
        state = 'up'
        concurrency = letter.concurrency
        idleSince = performance.now()
        return events.ready()
      case 'wire': {
        const { id } = letter
        return void events.wire(letter.body).then(
          (body) => say({ kind: 'wire', id, body }),
          (error: unknown) => say({ kind: 'wire', id, body: JSON.stringify({ code: 'SYS_ERR', message: String(error) }) }),
        )
      }
      case 'done':
        if (letter.compiled) events.compiled(letter.compiled)
        for (const id of letter.ids) settle(id, ({ resolve }) => resolve(letter.body))
        return
      case 'failed':
        return settle(letter.id, ({ reject }) => reject(failure('function_failed', letter.stack || letter.message)))
    }
  }

  thread.stdout.on('data', (chunk: Buffer) => events.output(chunk.toString()))
  thread.stderr.on('data', (chunk: Buffer) => events.output(chunk.toString()))
  thread.on('error', (error) => { problem = error instanceof Error ? (error.stack ?? error.message) : String(error) })
  thread.on('exit', leave)
  thread.on('message', (letters: FromWorker[]) => {
    for (const letter of letters) if (state !== 'gone') read(letter)
  })

  return {
    functionName,
    state: () => (state !== 'up' ? state : calls.size === 0 ? 'idle' : 'busy'),
    running: () => calls.size,
    room: () => (state === 'up' ? concurrency - calls.size : 0),
    idleSince: () => idleSince,
    run(event, identities, timeoutMs) {
      const taken = identities.map((identity) => ({ id: ++lastCall, identity }))
      const answers = taken.map(({ id }) => new Promise<string>((resolve, reject) => {
        const timer = setTimeout(() => {
          problem = `no answer within ${timeoutMs} ms`
          // One of them is stuck, not necessarily this one: with others beside it, all are bystanders.
          if (calls.size === 1) settle(id, () => reject(failure('function_timeout', problem)))
          void thread.terminate()
          leave()
        }, timeoutMs)
        calls.set(id, { resolve, reject, timer })
      }))
      say({ kind: 'call', event, timeoutMs, calls: taken })
      return answers
    },
    async stop() {
      problem = 'stopped'
      leave()
      await thread.terminate()
    },
  }
}
