import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startDemoCloud } from '../e2e/demo-cloud'

export interface DeadlineFigures {
  open: number
  due: number
  /** What one timer run asked the database for. */
  documentsRead: number
  requests: number
  /** Documents read, by collection. */
  byCollection: Record<string, number>
  /** Reminders it put into the outbox. */
  made: number
  ms: number
  /** Of every round, in order. */
  everyMs: number[]
}

const tuesday = Date.parse('2026-03-03T10:00+08:00')
const noEnd = 8_640_000_000_000_000
/** Enough that the middle one says what the run costs and not what else the machine does. */
const rounds = 15
/** The first ones warm the function up. */
const warming = 2

interface Zone {
  /** The timer's run of that round, with what it asked for. */
  run(round: number): Promise<Omit<DeadlineFigures, 'open' | 'due' | 'everyMs'>>
  close(): Promise<void>
}

/** A zone with so many open deadlines, of which so many are due in every round. */
const openZone = async (open: number, due: number): Promise<Zone> => {
  const folder = mkdtempSync(join(tmpdir(), 'guagou-deadlines-'))
  // Only the function that is measured: what `notify` does with the orders afterwards is another timer's work.
  const functionsFolder = join(folder, 'functions')
  for (const name of ['ticket', 'roster', 'chat']) cpSync(join(__dirname, '../../dist/cloudfunctions', name), join(functionsFolder, name), { recursive: true })
  // Over the loopback every request passes where it is counted; functions that read the file themselves are faster still.
  const demo = await startDemoCloud({ dataFolder: folder, functionsFolder, wire: 'http' })
  const { engine, host, clock } = demo.cloud
  await clock.set(tuesday)
  const staff = 'staff-001-1'
  const roomId = (await demo.get(staff, 'roster.me', {})).enterprise!.id
  const first = await demo.get(staff, 'ticket.raise', { roomId, requestId: 'deadline-bench-0001', title: '样本', text: '样本', category: 'request' })
  const ticket = engine.find('tickets', { _id: first.id })[0]!
  const dueAt = tuesday + 4 * 3_600_000 + 90 * 60_000
  // Due ones are copies of a real ticket, a minute's after the other; the open ones lie in the future and must never be read.
  for (let round = 0; round < rounds; round += 1) {
    const ids = Array.from({ length: due }, (_, index) => `due-${round}-${index}`)
    // Changed one after the other, as tickets are; long enough ago that the record of changes has them.
    await engine.insertMany('tickets', ids.map((_id, index) => ({ ...ticket, _id, updatedAt: tuesday - 86_400_000 + round * 60_000 + index })))
    await engine.insertMany('deadlines', ids.map((_id) => ({ _id, after: tuesday, dueAt: dueAt + round * 60_000 })))
  }
  const batch = 20_000
  for (let from = 0; from < open; from += batch) {
    await engine.insertMany('deadlines', Array.from({ length: Math.min(batch, open - from) }, (_, index) => ({
      _id: `open-${from + index}`, after: tuesday, dueAt: (from + index) % 5 === 0 ? noEnd : tuesday + 30 * 86_400_000 + from + index,
    })))
  }
  const counted = counting(engine)
  const timer = () => host.callText('ticket', { Type: 'Timer', TriggerName: 'ticket-minute', Time: new Date(clock.now()).toISOString() }, { source: 'timer' })
  // What the timer does once an hour or a day is done before, so that the run measured is an ordinary one.
  await timer()
  await clock.set(dueAt - 60_000)
  await timer()
  // The sample itself, due at the same minute, so that every round measured has exactly its own.
  await engine.handle({
    action: 'database.modifyDocument', collectionName: 'deadlines', queryType: 'WHERE', query: JSON.stringify({ _id: first.id }),
    data: JSON.stringify({ $set: { dueAt: noEnd } }), multi: true, merge: true, upsert: false,
  })
  return {
    async run(round) {
      await clock.set(dueAt + round * 60_000 + 30_000)
      const made = orders(engine)
      counted.start()
      const began = performance.now()
      await timer()
      const ms = performance.now() - began
      return { ...counted.stop(), made: orders(engine) - made, ms: Math.round(ms * 10) / 10 }
    },
    async close() {
      await demo.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const middle = (numbers: readonly number[]): number => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)]!

/**
 * Runs of the ticket timer with each number of open deadlines of which `due` are due: what they read and how long they
 * take. Documents are counted on the wire, as the database hands them out. The zones take turns, so that whatever else
 * the machine does meets all of them.
 */
export const measureDeadlines = async (opens: readonly number[], due: number): Promise<DeadlineFigures[]> => {
  const zones: Zone[] = []
  try {
    for (const open of opens) zones.push(await openZone(open, due))
    const measured = opens.map((): Awaited<ReturnType<Zone['run']>>[] => [])
    for (let round = 0; round < rounds; round += 1) {
      for (const [place, zone] of zones.entries()) measured[place]!.push(await zone.run(round))
    }
    return opens.map((open, place) => {
      const counting = measured[place]!.slice(warming)
      const everyMs = counting.map(({ ms }) => ms)
      const ms = middle(everyMs)
      return { open, due, everyMs, ...counting.find((one) => one.ms === ms)! }
    })
  } finally {
    for (const zone of zones) await zone.close()
  }
}

/** How many documents an answer of the database hands out: those found, and the one that a change returns. */
const handedOut = (action: unknown, answer: string): number => {
  const { data } = JSON.parse(answer) as { data?: { list?: unknown[]; doc?: unknown } }
  if (action === 'database.modifyAndReturnDoc') return data?.doc ? 1 : 0
  return data?.list?.length ?? 0
}

const orders = (engine: Awaited<ReturnType<typeof startDemoCloud>>['cloud']['engine']): number =>
  engine.find('outbox', { kind: 'notice' }, { limit: 100_000 }).length

/** Counts where the functions' requests reach the database. */
const counting = (engine: Awaited<ReturnType<typeof startDemoCloud>>['cloud']['engine']) => {
  const handle = engine.handleSoon
  let on = false
  let documentsRead = 0
  let requests = 0
  let byCollection: Record<string, number> = {}
  engine.handleSoon = async (body) => {
    const answer = await handle(body)
    if (on) {
      requests += 1
      const name = String(body.collectionName)
      const count = handedOut(body.action, answer)
      documentsRead += count
      byCollection[name] = (byCollection[name] ?? 0) + count
    }
    return answer
  }
  return {
    start: () => {
      on = true
      documentsRead = requests = 0
      byCollection = {}
    },
    stop: () => {
      on = false
      return { documentsRead, requests, byCollection }
    },
  }
}

/** `open` deadlines, a tenth and a hundredth of them: growth, the middle run against the middle run, must stay flat. */
export const benchDeadlines = async (open: number, due: number) => {
  const [small, medium, large] = await measureDeadlines([Math.round(open / 100), Math.round(open / 10), open], due)
  const against = (other: DeadlineFigures) => Math.round((large!.ms / other.ms) * 100) / 100
  return { small, medium, large, growth: against(medium!), growthOfHundredfold: against(small!) }
}
