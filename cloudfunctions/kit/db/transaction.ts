import { setTimeout as sleep } from 'node:timers/promises'
import { app } from '../sdk'
import { type SdkSource, type Stored, type Transacted, transacted } from './collection'
import { isConflict } from './failures'

/** The collections as one transaction sees them: only calls that carry the transaction's id exist here. */
export interface Transaction {
  of<D extends Stored>(name: string): Transacted<D>
}

/** Thrown inside `inTransaction` to undo everything and hand a value out. */
class Undone<T> extends Error {
  constructor(readonly value: T) {
    super('undone')
  }
}

/** Leaves the transaction: nothing of it is written, and `inTransaction` returns `value`. */
export const undo = <T>(value: T): never => {
  throw new Undone(value)
}

const attempts = 6

type Started = Awaited<ReturnType<ReturnType<typeof app.database>['startTransaction']>>

/** A transaction that was begun before it is known whether it is needed. It sees the database as of its first operation. */
export interface Begun {
  take(): Promise<Started>
  /** It was not needed. Does nothing once it was taken. */
  leave(): void
}

/** Begins while the caller still reads and decides, which saves a way to the database and back. */
export const beginTransaction = (): Begun => {
  const first = app.database().startTransaction()
  // Whoever takes it meets its failure.
  first.catch(() => undefined)
  let started: Promise<Started> | null = first
  return {
    take() {
      // Only the first one was begun ahead.
      const mine = started ?? app.database().startTransaction()
      started = null
      return mine
    },
    leave() {
      started?.then((transaction) => transaction.rollback('unused')).catch(() => undefined)
      started = null
    },
  }
}

/**
 * Runs `work` in one transaction: all of it is written or nothing. Conflicts are tried again with jittered backoff
 * (the SDK's own runTransaction retries at once and leaves lost attempts open; platform.md, trap 5), so `work` must
 * read what it needs through `tx` and have no other effect.
 */
export const inTransaction = async <T>(work: (tx: Transaction) => Promise<T>, begun: Begun = beginTransaction()): Promise<T> => {
  for (let attempt = 1; ; attempt += 1) {
    const transaction = await begun.take()
    try {
      const value = await work({ of: (name) => transacted(transaction as unknown as SdkSource, name) })
      await transaction.commit()
      return value
    } catch (error) {
      // Already ended by the database in case of a conflict; then the rollback's own refusal is of no interest.
      await transaction.rollback('undone').catch(() => undefined)
      if (error instanceof Undone) return error.value as T
      if (!isConflict(error) || attempt === attempts) throw error
      await sleep(Math.random() * 10 * 2 ** attempt)
    }
  }
}
