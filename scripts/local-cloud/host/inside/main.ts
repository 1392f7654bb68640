import { parentPort, workerData } from 'node:worker_threads'
import { gatherLetters } from '../letters'
import type { CallLetter, FromWorker, ToWorker, WorkerSetup } from '../messages'
import { loadBundle } from './bundle'
import { shiftDate } from './date'
import { answerOverPort } from './wire'

// The first code of a worker: everything is prepared before the bundle loads, which knows nothing of it.
const setup = workerData as WorkerSetup
const port = parentPort!
const say = gatherLetters<FromWorker>((letters) => port.postMessage(letters))

shiftDate(new Float64Array(setup.clock))
// A worker's own process.env takes a lock for every look, and the SDK looks dozens of times in each request.
process.env = { ...process.env }

const asked = new Map<number, (body: string) => void>()
let lastAsked = 0
if (setup.wireUrl) {
  answerOverPort(setup.wireUrl, (body, answered) => {
    asked.set(++lastAsked, answered)
    say({ kind: 'wire', id: lastAsked, body })
  })
}

const { main, concurrency, compile } = loadBundle(setup)
let compiled = setup.compiled !== undefined
let identityOfLastCall: string[] = []

const call = async ({ id, event, context, identity }: CallLetter): Promise<void> => {
  // The real platform leaves an earlier call's keys behind; here a bundle that reads them is at least never wrong.
  // Where calls overlap the process can speak for none of them: such a bundle has said that it reads the context.
  if (concurrency === 1) {
    for (const key of identityOfLastCall) delete process.env[key]
    Object.assign(process.env, identity)
    identityOfLastCall = Object.keys(identity)
  }
  try {
    const body = JSON.stringify((await main(event, context)) ?? null)
    // Only after a first call: by then V8 has compiled what calls need.
    say({ kind: 'done', id, body, ...(compiled ? {} : { compiled: compile() }) })
    compiled = true
  } catch (error) {
    const { message, stack } = error instanceof Error ? error : new Error(String(error))
    say({ kind: 'failed', id, message, stack: stack ?? '' })
  }
}

port.on('message', (letters: ToWorker[]) => {
  for (const letter of letters) {
    if (letter.kind === 'call') void call(letter)
    else {
      const answer = asked.get(letter.id)
      asked.delete(letter.id)
      answer?.(letter.body)
    }
  }
})
say({ kind: 'ready', concurrency })
