import { drain, type OutboxRow } from '../../kit/outbox'
import { learnIfBehind } from './learn'
import { rereadPortion } from './reread'
import { takeIn } from './take-in'

const attend = (row: OutboxRow, now: number): Promise<void> => (row.kind === 'reread' ? rereadPortion(row, now) : takeIn(row))

/** Works off the decisions that were made, then learns from all of them at once. */
export const work = async (): Promise<void> => {
  if ((await drain('ticket', attend)) > 0) await learnIfBehind(Date.now())
}
