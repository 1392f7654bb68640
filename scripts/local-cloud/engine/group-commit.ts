import type { Doc } from './values'
import { failed, Refusal } from './refusal'
import type { Sql, Statement } from './sql'

/** One document that a group wrote; `after` is missing when it was removed, `before` when it is new. */
export interface Change { collection: string, id: string, before?: string, after?: string, doc: Doc }

/** Thrown by work that met a document an open transaction holds: it is tried again when `released` settles. */
export class Held extends Error {
  constructor(readonly released: Promise<void>) {
    super('a document is held by an open transaction')
  }
}

interface Job {
  work: (changes: Change[]) => unknown
  resolve: (value: never) => void
  reject: (error: unknown) => void
  deadline: number
  /** Whoever asked for it will write more before he tells anybody. */
  notLast: boolean
}

/** What is committed is on its way to the disk after so many milliseconds, whether somebody waits for it or not. */
const latestSyncMs = 2

interface Hooks {
  /** Within the group's transaction, right before it is committed; answers what to do afterwards. */
  beforeCommit: (changes: Change[]) => () => void
  /** These were written and are rolled back. */
  undone: (changes: Change[]) => void
  /** The group is committed: later groups see it. */
  committed: (changes: Change[]) => void
  /** Resolves when everything committed before is on the disk. */
  sync: () => Promise<void>
  /** These are durable now. */
  durable: (changes: Change[]) => void
}

/** Commits that one fsync covers, and who waits for it. */
interface Unsynced {
  changes: Change[]
  waiting: { resolve(): void; reject(error: Error): void }[]
}

/**
 * Gathers the writes that arrive together into one commit, and the commits that wait while the disk is busy into one
 * fsync, which runs beside the next commits. A write is answered when it is committed and others see it; whoever tells
 * the outside of it waits for `synced`. Every write has its own savepoint, so that a refused one leaves its neighbours
 * alone.
 */
export class GroupCommit {
  commits = 0
  private queue: Job[] = []
  private scheduled: Promise<void> | undefined
  /** What the fsync under way covers, and what the next one will. */
  private syncing: Unsynced | undefined
  private unsynced: Unsynced | undefined
  private later: NodeJS.Timeout | undefined
  private readonly begin: Statement
  private readonly end: Statement
  private readonly savepoint: Statement
  private readonly release: Statement

  constructor(private readonly sql: Sql, private readonly hooks: Hooks, private readonly patience: number) {
    this.begin = sql.prepare('BEGIN IMMEDIATE')
    this.end = sql.prepare('COMMIT')
    this.savepoint = sql.prepare('SAVEPOINT request')
    this.release = sql.prepare('RELEASE request')
  }

  /**
   * Runs `work` in the next group and resolves when that group is committed.
   * @param notLast more will be written before anybody waits for the disk: one fsync can do for both
   */
  run<T>(work: (changes: Change[]) => T, notLast = false): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.enqueue({ work, resolve, reject, deadline: performance.now() + this.patience, notLast })
    })
  }

  /** Resolves when everything committed by now survives a power loss; rejects when the disk did not take it. */
  synced(): Promise<void> {
    const last = this.unsynced ?? this.syncing
    if (last) this.hurry()
    return last ? new Promise((resolve, reject) => last.waiting.push({ resolve, reject })) : Promise.resolve()
  }

  /** Resolves when everything that was waiting is answered and durable. */
  async idle(): Promise<void> {
    while (this.scheduled) await this.scheduled
    await this.synced().catch(() => undefined)
    if (this.scheduled) await this.idle()
  }

  private enqueue(job: Job): void {
    this.queue.push(job)
    this.scheduled ??= new Promise((resolve) => {
      // After the poll phase: requests that arrived together commit together.
      setImmediate(() => {
        this.scheduled = undefined
        this.flush()
        resolve()
      })
    })
  }

  private flush(): void {
    const jobs = this.queue
    this.queue = []
    const answers: Array<() => void> = []
    const changes: Change[] = []
    try {
      this.begin.run([])
      // Alone in its group a write needs no savepoint of its own: refused, it takes the group with it.
      if (jobs.length === 1) answers.push(this.attempt(jobs[0]!, changes))
      else for (const job of jobs) answers.push(this.perform(job, changes))
      const saved = this.hooks.beforeCommit(changes)
      this.end.run([])
      saved()
    } catch (error) {
      if (this.sql.inTransaction) this.sql.exec('ROLLBACK')
      this.hooks.undone(changes)
      const reason = failed(`the group could not be committed: ${String(error)}`)
      for (const job of jobs) job.reject(reason)
      return
    }
    this.commits++
    this.hooks.committed(changes)
    this.unsynced ??= { changes: [], waiting: [] }
    for (const change of changes) this.unsynced.changes.push(change)
    if (!jobs.every(({ notLast }) => notLast)) this.hurry()
    else if (!this.syncing) this.later ??= setTimeout(() => this.hurry(), latestSyncMs)
    for (const answer of answers) answer()
  }

  /** Begins to sync what is committed, unless one fsync is under way: then it is followed by another. */
  private hurry(): void {
    clearTimeout(this.later)
    this.later = undefined
    if (!this.syncing) void this.sync()
  }

  private async sync(): Promise<void> {
    while (this.unsynced) {
      const { changes, waiting } = this.syncing = this.unsynced
      this.unsynced = undefined
      try {
        await this.hooks.sync()
        this.hooks.durable(changes)
        for (const { resolve } of waiting) resolve()
      } catch (error) {
        // What the disk has now is unknown: nobody may be told that he has written.
        console.error('the disk did not take a group of commits', error)
        for (const { reject } of waiting) reject(failed(`the disk did not take it: ${String(error)}`))
      }
    }
    this.syncing = undefined
  }

  private attempt(job: Job, changes: Change[]): () => void {
    try {
      const value = job.work(changes)
      return () => job.resolve(value as never)
    } catch (error) {
      if (!this.sql.inTransaction) throw error
      this.sql.exec('ROLLBACK')
      this.hooks.undone(changes)
      changes.length = 0
      this.begin.run([])
      return error instanceof Held ? () => this.wait(job, error) : () => job.reject(error)
    }
  }

  private perform(job: Job, changes: Change[]): () => void {
    const own: Change[] = []
    this.savepoint.run([])
    try {
      const value = job.work(own)
      this.release.run([])
      for (const change of own) changes.push(change)
      return () => job.resolve(value as never)
    } catch (error) {
      this.hooks.undone(own)
      // A full disk rolls everything back by itself: then the whole group has failed.
      if (!this.sql.inTransaction) throw error
      this.sql.exec('ROLLBACK TO request')
      this.sql.exec('RELEASE request')
      return error instanceof Held ? () => this.wait(job, error) : () => job.reject(error)
    }
  }

  private wait(job: Job, { released }: Held): void {
    const left = job.deadline - performance.now()
    if (left <= 0) return job.reject(new Refusal('DATABASE_TIMEOUT', 'a document stayed locked by a transaction for too long'))
    let timer: NodeJS.Timeout | undefined
    const timeout = new Promise<void>((resolve) => { timer = setTimeout(resolve, left) })
    void Promise.race([released, timeout]).then(() => {
      clearTimeout(timer)
      this.enqueue(job)
    })
  }
}
