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

/**
 * Runs `work` in one transaction: all of it is written or nothing. Conflicts are tried again with jittered backoff
 * (the SDK's own runTransaction retries at once and leaves lost attempts open; platform.md, trap 5), so `work` must
 * read what it needs through `tx` and have no other effect.
 */
export const inTransaction = async <T>(work: (tx: Transaction) => Promise<T>): Promise<T> => {
  for (let attempt = 1; ; attempt += 1) {
    const transaction = await app.database().startTransaction()
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
