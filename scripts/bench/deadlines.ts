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
/** The middle one counts: the disk of a shared machine has its own moods. */
const rounds = 5

/**
 * A run of the ticket timer with `open` deadlines of which `due` are due: what it reads and how long it takes.
 * Documents are counted on the wire, as the database hands them out.
 */
export const measureDeadlines = async (open: number, due: number): Promise<DeadlineFigures> => {
  const folder = mkdtempSync(join(tmpdir(), 'guagou-deadlines-'))
  // Only the function that is measured: what `notify` does with the orders afterwards is another timer's work.
  const functionsFolder = join(folder, 'functions')
  for (const name of ['ticket', 'roster', 'chat']) cpSync(join(__dirname, '../../dist/cloudfunctions', name), join(functionsFolder, name), { recursive: true })
  const demo = await startDemoCloud({ dataFolder: folder, functionsFolder })
  const { engine, host, clock } = demo.cloud
  try {
    await clock.set(tuesday)
    const staff = 'staff-001-1'
    const roomId = (await demo.get(staff, 'roster.me', {})).enterprise!.id
    const first = await demo.get(staff, 'ticket.raise', { roomId, requestId: 'deadline-bench-0001', title: '样本', text: '样本', category: 'request' })
    const ticket = engine.find('tickets', { _id: first.id })[0]!
    const dueAt = tuesday + 4 * 3_600_000 + 90 * 60_000
    // Due ones are copies of a real ticket, a minute's after the other; the open ones lie in the future and must never be read.
    for (let round = 0; round < rounds; round += 1) {
      const ids = Array.from({ length: due }, (_, index) => `due-${round}-${index}`)
      await engine.insertMany('tickets', ids.map((_id) => ({ ...ticket, _id })))
      await engine.insertMany('deadlines', ids.map((_id) => ({ _id, after: tuesday, dueAt: dueAt + round * 60_000 })))
    }
    const batch = 20_000
    for (let from = 0; from < open; from += batch) {
      await engine.insertMany('deadlines', Array.from({ length: Math.min(batch, open - from) }, (_, index) => ({
        _id: `open-${from + index}`, after: tuesday, dueAt: (from + index) % 5 === 0 ? noEnd : tuesday + 30 * 86_400_000 + from + index,
      })))
    }
    const counted = counting(engine)
    const run = () => host.callText('ticket', { Type: 'Timer', TriggerName: 'ticket-minute', Time: new Date(clock.now()).toISOString() }, { source: 'timer' })
    // What the timer does once an hour or a day is done before, so that the run measured is an ordinary one.
    await run()
    await clock.set(dueAt - 60_000)
    await run()
    // The sample itself, due at the same minute, so that every round measured has exactly its own.
    await engine.handle({
      action: 'database.modifyDocument', collectionName: 'deadlines', queryType: 'WHERE', query: JSON.stringify({ _id: first.id }),
      data: JSON.stringify({ $set: { dueAt: noEnd } }), multi: true, merge: true, upsert: false,
    })
    const measured: Omit<DeadlineFigures, 'open' | 'due' | 'everyMs'>[] = []
    for (let round = 0; round < rounds; round += 1) {
      await clock.set(dueAt + round * 60_000 + 30_000)
      const made = orders(engine)
      counted.start()
      const began = performance.now()
      await run()
      const ms = performance.now() - began
      measured.push({ ...counted.stop(), made: orders(engine) - made, ms: Math.round(ms) })
    }
    const everyMs = measured.map(({ ms }) => ms)
    return { open, due, everyMs, ...measured.sort((a, b) => a.ms - b.ms)[Math.floor(rounds / 2)]! }
  } finally {
    await demo.close()
    rmSync(folder, { recursive: true, force: true })
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

/** `open` deadlines and a tenth of them: growth must stay flat. Of the fastest rounds, because whatever else the machine does only adds. */
export const benchDeadlines = async (open: number, due: number) => {
  const small = await measureDeadlines(Math.round(open / 10), due)
  const large = await measureDeadlines(open, due)
  return { small, large, growth: Math.round((Math.min(...large.everyMs) / Math.min(...small.everyMs)) * 100) / 100 }
}
