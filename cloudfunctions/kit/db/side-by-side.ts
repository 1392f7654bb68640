import { isAfterEnd } from './failures'

/** Where the database takes a transaction's requests in any order; CloudBase says nothing of it, so there they go in turn. */
const takesThemTogether = process.env.GUAGOU_SIDE_BY_SIDE === '1'

/**
 * Steps of one transaction that do not build on each other: together where the database takes them so, else in turn.
 * What the first of them throws is thrown when all have ended, so that nothing of the transaction is under way then.
 */
export const sideBySide = async (steps: readonly (() => Promise<unknown>)[]): Promise<void> => {
  if (!takesThemTogether) {
    for (const step of steps) await step()
    return
  }
  const failures = (await Promise.allSettled(steps.map((step) => step())))
    .flatMap((ended) => (ended.status === 'rejected' ? [ended.reason as unknown] : []))
  // One that fails ends the transaction, which the others then only meet.
  if (failures.length > 0) throw failures.find((failure) => !isAfterEnd(failure)) ?? failures[0]
}
