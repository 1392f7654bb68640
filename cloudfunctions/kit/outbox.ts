import type { FunctionName } from '../../types/api'
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { answersFirst } from './answers-first'
import { type Transaction, collection } from './db'
import { gathering } from './gathering'
import { log, reason } from './log'
import { app } from './sdk'

/** A consequence of a change, written in the change's own transaction and worked off later by the target function. */
export interface OutboxRow<P = Record<string, unknown>> {
  /** Derived from the change, so that the same change never queues it twice. */
  _id: string
  target: FunctionName
  kind: string
  payload: P
  state: 'pending' | 'done' | 'dead'
  /** When to work it off next; a worker that takes it moves this ahead, so that it comes up again if the worker dies. */
  dueAt: number
  tries: number
  at: number
  lastError: string | null
  /** Who took it last. */
  lease?: string | null
}

const outbox = collection<OutboxRow>('outbox')

export const outboxRow = <P extends object>(
  id: string, target: FunctionName, kind: string, payload: P, now: number,
): OutboxRow => ({
  _id: id, target, kind, payload: payload as Record<string, unknown>,
  state: 'pending', dueAt: now, tries: 0, at: now, lastError: null,
})

/** Queues rows inside the transaction of the change they follow from. */
export const queue = async (tx: Transaction, rows: OutboxRow[]): Promise<void> => {
  if (rows.length > 0) await tx.of<OutboxRow>('outbox').insert(...rows)
}

/** Queues a row by itself, where no change goes with it; `false` when it was queued before. */
export const queueAlone = (row: OutboxRow): Promise<boolean> => outbox.insert(row)

/** The same for several at once; `false` when all of them were queued before. */
export const queueTogether = async (rows: readonly OutboxRow[]): Promise<boolean> => {
  if (rows.length === 0 || (await outbox.insert(...rows))) return rows.length > 0
  // Some were there: a worker died half-way, or two were at it.
  return (await Promise.all(rows.map(queueAlone))).includes(true)
}

/** Longer than a function lives (20 s): whoever took a row longer ago is dead. */
const leaseMs = 30_000
const batch = 50
const mostTries = 12
/** Stops taking new rows after this long, well inside a function's 20 s. */
const budgetMs = 12_000

const backoff = (tries: number): number => Math.min(3_600_000, 1_000 * 2 ** tries) * (0.75 + Math.random() / 2)

/** Rows of one batch that are worked off at the same time. */
const lanes = 16

/**
 * Works off what is due for one function. Several may run at once: a row belongs to whoever moved its `dueAt` first.
 * A row whose work throws comes again later with backoff, and is put aside as `dead` after the last try.
 */
export const drain = async (
  target: FunctionName,
  work: (row: OutboxRow, now: number) => Promise<unknown>,
  clock: () => number = Date.now,
): Promise<number> => {
  const end = clock() + budgetMs
  let worked = 0
  for (;;) {
    const now = clock()
    if (now > end) return worked
    const due = await outbox.find(
      { target, state: 'pending', dueAt: { $lte: now } }, { sort: [['dueAt', 1]], limit: batch },
    )
    if (due.length === 0) return worked
    const mine = await take(due, now)
    const done: OutboxRow[] = []
    const waiting = [...mine]
    await Promise.all(Array.from({ length: lanes }, async () => {
      for (let row = waiting.shift(); row; row = waiting.shift()) {
        // What there is no time for keeps its lease and comes up again after it.
        if (clock() <= end && (await succeeds(row, work, now))) done.push(row)
      }
    }))
    if (done.length > 0) await outbox.changeAll({ _id: { $in: done.map(({ _id }) => _id) } }, { $set: { state: 'done', lastError: null } })
    worked += done.length
    // What was queued meanwhile has its own nudge.
    if (due.length < batch) return worked
  }
}

/** Moves the rows ahead in one step; what carries the lease afterwards is the taker's alone. */
const take = async (due: readonly OutboxRow[], now: number): Promise<OutboxRow[]> => {
  const lease = randomUUID()
  const ids = due.map(({ _id }) => _id)
  const taken = await outbox.changeAll(
    { _id: { $in: ids }, state: 'pending', dueAt: { $lte: now } }, { $set: { dueAt: now + leaseMs, lease }, $inc: { tries: 1 } },
  )
  // Nobody was faster at any of them: what was read a moment ago need not be read again.
  if (taken === due.length) return due.map((row) => ({ ...row, dueAt: now + leaseMs, lease, tries: row.tries + 1 }))
  return taken === 0 ? [] : outbox.find({ _id: { $in: ids }, lease }, { limit: ids.length })
}

const succeeds = async (
  row: OutboxRow, work: (row: OutboxRow, now: number) => Promise<unknown>, now: number,
): Promise<boolean> => {
  try {
    await work(row, now)
    return true
  } catch (error) {
    const dead = row.tries >= mostTries
    log(dead ? 'error' : 'warn', 'outbox.failed', { row: row._id, kind: row.kind, tries: row.tries, ...reason(error) })
    await outbox.changeOne(
      { _id: row._id },
      { $set: { state: dead ? 'dead' : 'pending', dueAt: now + backoff(row.tries), lastError: reason(error).message } },
    )
    return false
  }
}

/** What waits for one function, and what was put aside with the reason. */
export const outboxFigures = async (
  target: FunctionName, now: number,
): Promise<{ pending: number; oldestMs: number; dead: OutboxRow[] }> => {
  const pending = { target, state: 'pending' }
  const [count, oldest, dead] = await Promise.all([
    outbox.count(pending),
    outbox.find(pending, { sort: [['dueAt', 1]], limit: 1 }),
    outbox.find({ target, state: 'dead' }, { sort: [['dueAt', -1]], limit: 100 }),
  ])
  return { pending: count, oldestMs: oldest[0] ? Math.max(0, now - oldest[0].at) : 0, dead }
}

/** What is done says nothing new after this long (milliseconds); until then it tells a repeated order from a new one. */
const keptMs = 30 * 86_400_000

/** Forgets what was worked off long ago, through the index of what is due. */
export const forgetDone = (target: FunctionName, now: number): Promise<number> =>
  outbox.remove({ target, state: 'done', dueAt: { $lt: now - keptMs } })

/** Lets what was put aside be worked off once more. */
export const reviveDead = (target: FunctionName, now: number): Promise<number> =>
  outbox.changeAll({ target, state: 'dead' }, { $set: { state: 'pending', dueAt: now, tries: 0 } })

/** Asks the functions to work off their outbox now. Only speed depends on it: their timers come by anyway. */
export const nudge = async (targets: readonly FunctionName[]): Promise<void> => {
  await Promise.all([...new Set(targets)].map((name) => nudges(name)([])))
}

/** Nudges that follow the last work of their target this soon, in milliseconds, are a burst. */
const burstMs = 100
/**
 * In a burst what is owed waits for more, so that one nudge speaks for many: shortly first, longer while it goes on, and
 * never so long that an open window would notice. What comes alone goes at once.
 */
const shortestPauseMs = 25
const longestPauseMs = 200

const running = new Map<FunctionName, ReturnType<typeof gathering<never>>>()

/** While a target is at work one more nudge is enough: it begins after everything that was committed meanwhile. */
const nudges = (name: FunctionName): ReturnType<typeof gathering<never>> => {
  const known = running.get(name)
  if (known) return known
  let pauseMs = 0
  let ended = -Infinity
  const fresh = gathering<never>(async () => {
    // Only where the caller has his answer by then.
    const burst = answersFirst && performance.now() - ended < burstMs
    pauseMs = burst ? Math.min(longestPauseMs, Math.max(shortestPauseMs, 2 * pauseMs)) : 0
    if (burst) await sleep(pauseMs)
    await app.callFunction({ name, data: { drain: true } }).catch((error: unknown) => {
      log('warn', 'outbox.nudge', { target: name, ...reason(error) })
    })
    ended = performance.now()
  })
  running.set(name, fresh)
  return fresh
}
