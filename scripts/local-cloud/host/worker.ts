import { Worker } from 'node:worker_threads'
import { FunctionFailure } from './failure'
import { gatherLetters } from './letters'
import type { FromWorker, ToWorker, WorkerSetup } from './messages'

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
  /** Since when it has nothing to do, by performance.now(). */
  idleSince(): number
  run(call: Omit<ToWorker & { kind: 'call' }, 'kind' | 'id'>, timeoutMs: number): Promise<string>
  stop(): Promise<void>
}

export const startWorker = (
  bootstrap: string, setup: WorkerSetup, env: Record<string, string>, memoryMb: number, events: WorkerEvents,
): FunctionWorker => {
  const { functionName } = setup
  const thread = new Worker(bootstrap, {
    eval: true, workerData: setup, env, stdout: true, stderr: true, execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
  })
  let state: ReturnType<FunctionWorker['state']> = 'starting'
  let idleSince = performance.now()
  let lastCall = 0
  let current: { id: number; resolve(body: string): void; reject(error: Error): void; timer: NodeJS.Timeout } | null = null
  let problem = 'the process ended'

  const settle = (id: number, finish: (call: NonNullable<typeof current>) => void): void => {
    if (current?.id !== id) return
    const call = current
    clearTimeout(call.timer)
    current = null
    if (state === 'busy') {
      state = 'idle'
      idleSince = performance.now()
    }
    finish(call)
  }
  const leave = (): void => {
    if (state === 'gone') return
    const starting = state === 'starting'
    state = 'gone'
    if (current) settle(current.id, ({ reject }) => reject(new FunctionFailure('function_crashed', functionName, problem)))
    events.gone(problem, starting)
  }

  const reply = gatherLetters((letters) => thread.postMessage({ kind: 'wire', letters } satisfies ToWorker))

  thread.stdout.on('data', (chunk: Buffer) => events.output(chunk.toString()))
  thread.stderr.on('data', (chunk: Buffer) => events.output(chunk.toString()))
  thread.on('error', (error) => { problem = error instanceof Error ? (error.stack ?? error.message) : String(error) })
  thread.on('exit', leave)
  thread.on('message', (message: FromWorker) => {
    if (state === 'gone') return
    if (message.kind === 'ready') {
      state = 'idle'
      idleSince = performance.now()
      events.ready()
    } else if (message.kind === 'wire') {
      for (const { id, body } of message.letters) {
        events.wire(body).then(
          (answer) => reply({ id, body: answer }),
          (error: unknown) => reply({ id, body: JSON.stringify({ code: 'SYS_ERR', message: String(error) }) }),
        )
      }
    } else if (message.kind === 'done') {
      if (message.compiled) events.compiled(message.compiled)
      settle(message.id, ({ resolve }) => resolve(message.body))
    } else {
      settle(message.id, ({ reject }) => reject(new FunctionFailure('function_failed', functionName, message.stack || message.message)))
    }
  })

  return {
    functionName,
    state: () => state,
    idleSince: () => idleSince,
    run: (call, timeoutMs) => new Promise((resolve, reject) => {
      const id = ++lastCall
      const timer = setTimeout(() => {
        problem = `no answer within ${timeoutMs} ms`
        settle(id, () => reject(new FunctionFailure('function_timeout', functionName, problem)))
        void thread.terminate()
        leave()
      }, timeoutMs)
      thread.postMessage({ kind: 'call', id, ...call } satisfies ToWorker)
      state = 'busy'
      current = { id, resolve, reject, timer }
    }),
    async stop() {
      problem = 'stopped'
      leave()
      await thread.terminate()
    },
  }
}
