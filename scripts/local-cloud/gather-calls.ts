import type { Host } from './host/host'
import type { Identity } from './host/messages'

type Event = { call: string; input: unknown }

interface Question {
  name: string
  event: Event
  identities: Identity[]
  answers: { resolve(text: string): void; reject(error: unknown): void }[]
}

/** Questions of one call under way; what comes meanwhile goes together with the next. */
const mostUnderWay = 2

/** After this long, in milliseconds, a question holds up nobody: a slow function is its callers' own affair. */
const patienceMs = 30

/**
 * Makes calls of clients. Those who ask the same go together, as a room's members do after a signal: in one turn of
 * the loop when little is asked, in the time an answer takes when much is.
 */
export const gatherCalls = (host: Host): ((name: string, event: Event, identity: Identity) => Promise<string>) => {
  const lines = new Map<string, (event: Event, identity: Identity) => Promise<string>>()
  return (name, event, identity) => {
    const key = `${name} ${event.call}`
    let line = lines.get(key)
    if (!line) lines.set(key, line = lineOf(host, name))
    return line(event, identity)
  }
}

const lineOf = (host: Host, name: string): ((event: Event, identity: Identity) => Promise<string>) => {
  let waiting = new Map<string, Question>()
  let underWay = 0
  let scheduled = false

  const schedule = (): void => {
    if (scheduled || waiting.size === 0 || underWay >= mostUnderWay) return
    scheduled = true
    // After the poll phase: what arrived together is asked together.
    setImmediate(() => {
      scheduled = false
      const now = waiting
      waiting = new Map()
      const begun = [...now.values()].map(ask)
      void Promise.allSettled(begun)
    })
  }

  const ask = ({ event, identities, answers }: Question): Promise<unknown> => {
    underWay += 1
    let counts = true
    const release = (): void => {
      if (counts) underWay -= 1
      counts = false
      clearTimeout(timer)
      schedule()
    }
    const timer = setTimeout(release, patienceMs)
    const texts = host.callTexts(name, event, identities)
    texts.forEach((text, at) => void text.then(answers[at]!.resolve, answers[at]!.reject))
    return Promise.allSettled(texts).then(release)
  }

  return (event, identity) =>
    new Promise((resolve, reject) => {
      const key = JSON.stringify(event)
      let question = waiting.get(key)
      if (!question) waiting.set(key, question = { name, event, identities: [], answers: [] })
      question.identities.push(identity)
      question.answers.push({ resolve, reject })
      schedule()
    })
}
