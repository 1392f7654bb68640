import { drain } from '../../kit/outbox'
import { learnIfBehind } from './learn'
import { takeIn } from './take-in'

/** Works off the decisions that were made, then learns from all of them at once. */
export const work = async (): Promise<void> => {
  if ((await drain('ticket', takeIn)) > 0) await learnIfBehind(Date.now())
}
