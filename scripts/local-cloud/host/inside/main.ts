import { parentPort, workerData } from 'node:worker_threads'
import { openReader } from '../../engine/reader'
import { callContext, identityKeys } from '../environment'
import { gatherLetters } from '../letters'
import type { CallLetter, FromWorker, Identity, ToWorker, WorkerSetup } from '../messages'
import { loadBundle } from './bundle'
import { shiftDate } from './date'
import { createReading } from './reading'
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
  // Opened by the first question: a worker that is never asked anything needs no connection.
  let reading: ReturnType<typeof createReading> | undefined
  answerOverPort(setup.wireUrl, (body, answered) => {
    if (setup.reader) reading ??= createReading(openReader(setup.reader), Date.now)
    const read = reading?.(body)
    // In a later turn, as over a network: what goes to the cloud's thread in this one is on its way then.
    if (read) return void setImmediate(() => answered(read()))
    asked.set(++lastAsked, answered)
    say({ kind: 'wire', id: lastAsked, body })
  })
}

const { main, concurrency, compile } = loadBundle(setup)
let compiled = setup.compiled !== undefined
let identityOfLastCall: string[] = []

/** Callers who ask the same may be given the very same answer: it is put into words once. */
const words = new WeakMap<object, string>()
const wordsOf = (answer: unknown): string => {
  if (answer === null || typeof answer !== 'object') return JSON.stringify(answer ?? null)
  const text = words.get(answer) ?? JSON.stringify(answer)
  words.set(answer, text)
  return text
}

const call = async (id: number, identity: Identity, event: unknown, timeoutMs: number): Promise<string | null> => {
  const keys = identityKeys(identity)
  // The real platform leaves an earlier call's keys behind; here a bundle that reads them is at least never wrong.
  // Where calls overlap the process can speak for none of them: such a bundle has said that it reads the context.
  if (concurrency === 1) {
    for (const key of identityOfLastCall) delete process.env[key]
    Object.assign(process.env, keys)
    identityOfLastCall = Object.keys(keys)
  }
  try {
    return wordsOf(await main(event, callContext(setup.functionName, keys, timeoutMs)))
  } catch (error) {
    const { message, stack } = error instanceof Error ? error : new Error(String(error))
    say({ kind: 'failed', id, message, stack: stack ?? '' })
    return null
  }
}

/** Those who were told the same at the same moment are told in one letter. */
let telling = new Map<string, number[]>()
const tell = (id: number, body: string): void => {
  const others = telling.get(body)
  if (others) return void others.push(id)
  if (telling.size === 0) process.nextTick(flush)
  telling.set(body, [id])
}
const flush = (): void => {
  for (const [body, ids] of telling) {
    // Only after a first call: by then V8 has compiled what calls need.
    say({ kind: 'done', ids, body, ...(compiled ? {} : { compiled: compile() }) })
    compiled = true
  }
  telling = new Map()
}

const attend = ({ event, timeoutMs, calls }: CallLetter): void => {
  for (const { id, identity } of calls) {
    void call(id, identity, event, timeoutMs).then((body) => { if (body !== null) tell(id, body) })
  }
}

port.on('message', (letters: ToWorker[]) => {
  for (const letter of letters) {
    if (letter.kind === 'call') attend(letter)
    else {
      const answer = asked.get(letter.id)
      asked.delete(letter.id)
      answer?.(letter.body)
    }
  }
})
say({ kind: 'ready', concurrency })
