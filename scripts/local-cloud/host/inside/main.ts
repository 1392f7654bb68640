import { parentPort, workerData } from 'node:worker_threads'
import { gatherLetters } from '../letters'
import type { FromWorker, ToWorker, WorkerSetup } from '../messages'
import { loadBundle } from './bundle'
import { shiftDate } from './date'
import { answerOverPort } from './wire'

// The first code of a worker: everything is prepared before the bundle loads, which knows nothing of it.
const setup = workerData as WorkerSetup
const port = parentPort!
const post = (message: FromWorker): void => port.postMessage(message)

shiftDate(new Float64Array(setup.clock))
// A worker's own process.env takes a lock for every look, and the SDK looks dozens of times in each request.
process.env = { ...process.env }

const asked = new Map<number, (body: string) => void>()
let lastAsked = 0
const ask = gatherLetters((letters) => post({ kind: 'wire', letters }))
if (setup.wireUrl) {
  answerOverPort(setup.wireUrl, (body, answered) => {
    asked.set(++lastAsked, answered)
    ask({ id: lastAsked, body })
  })
}

const { main, compile } = loadBundle(setup)
let compiled = setup.compiled !== undefined
let identityOfLastCall: string[] = []

const call = async ({ id, event, context, identity }: ToWorker & { kind: 'call' }): Promise<void> => {
  // The real platform leaves an earlier call's keys behind; here a bundle that reads them is at least never wrong.
  for (const key of identityOfLastCall) delete process.env[key]
  Object.assign(process.env, identity)
  identityOfLastCall = Object.keys(identity)
  try {
    const body = JSON.stringify((await main(event, context)) ?? null)
    // Only after a first call: by then V8 has compiled what calls need.
    post({ kind: 'done', id, body, ...(compiled ? {} : { compiled: compile() }) })
    compiled = true
  } catch (error) {
    const { message, stack } = error instanceof Error ? error : new Error(String(error))
    post({ kind: 'failed', id, message, stack: stack ?? '' })
  }
}

port.on('message', (message: ToWorker) => {
  if (message.kind === 'call') return void call(message)
  for (const { id, body } of message.letters) {
    const answer = asked.get(id)
    asked.delete(id)
    answer?.(body)
  }
})
post({ kind: 'ready' })
